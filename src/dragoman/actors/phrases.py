"""Noun phrases around titles, organs and agent nouns: how far they reach and whose they are.

The country of "the Pakistani Foreign Ministry", "Azerbaijan's Ambassador" and "the Senate of
Pakistan" stands before the noun or after it; phrases are built from the last noun to the first, so
that one can hang on the next ("head of mission at the Embassy of …").
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from dragoman.actors.gazetteer import Hit
from dragoman.actors.leaders import offices_of
from dragoman.actors.line import Line
from dragoman.actors.terms import TELLS_COUNTRY
from dragoman.codebook.actor_words import actor_words
from dragoman.model.actors import Actor

NOMINAL = frozenset({"title", "organ word", "agent", "state noun", "stand-in"})
_MODIFIERS = ("JJ", "JJR", "JJS", "VBN", "VBG", "NN", "NNS", "NNP", "NNPS", "CD", "HYPH", "RB")
_HYPHENS = ("-", "‑", "–")
# How many prepositional phrases may hang on one noun: "envoy of Chile to Peru at the UN" has three.
MOST_ATTACHED = 3
# Words that the field of an office may have: "minister for women, youth and sport" has four.
MOST_FIELD_WORDS = 6


@dataclass(frozen=True, slots=True)
class Whose:
    """The actor that a noun belongs to, the words that say so, and the sector it lends."""

    actor: Actor | None
    country: str
    sector: str
    text: str
    body: bool = False


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase of tokens `start` to `end`; `core` is its listed noun, `root` its head token.

    `whose` says which states or bodies it is of: none for "the ambassador", two for "the
    presidents of Chile and Peru". `definite` is True after "the", "this" or a possessor;
    `indefinite` after "a", whoever possesses: "a Foreign Office official". `lent` says why it
    belongs to whom it does where no words beside it tell.
    """

    start: int
    end: int
    root: int
    core: Hit
    whose: tuple[Whose, ...] = ()
    sector: str = ""
    other_sectors: tuple[str, ...] = ()
    former: bool = False
    definite: bool = False
    indefinite: bool = False
    possessive: str = ""
    both: bool = False
    lent: str = ""

    @property
    def kind(self) -> str:
        return self.core.kind

    @property
    def plural(self) -> bool:
        return self.core.entry.plural


def phrases_in(line: Line) -> tuple[Phrase, ...]:
    """All noun phrases of the sentence in order; they may nest."""
    built: dict[int, Phrase] = {}
    found: list[Phrase] = []
    for hit in reversed(line.hits):
        if hit.kind in NOMINAL:
            phrase = _phrase(line, hit, built)
            built[phrase.start] = phrase
            built.setdefault(hit.start, phrase)
            found.append(phrase)
    ordered = sorted(found, key=lambda phrase: (phrase.start, -phrase.end))
    return tuple(_sharing(line, phrase, ordered) for phrase in ordered)


def _sharing(line: Line, phrase: Phrase, others: Sequence[Phrase]) -> Phrase:
    """A bare noun after "and" shares the adjective before: "Kenyan students and farmers"."""
    if phrase.whose or phrase.start != phrase.core.start or line.lower(phrase.start - 1) != "and":
        return phrase
    left = next((p for p in others if p.end == p.core.end == phrase.start - 1 and p.whose), None)
    if left is None or left.kind != phrase.kind or left.plural != phrase.plural:
        return phrase
    return replace(phrase, whose=left.whose)


def _phrase(line: Line, core: Hit, built: dict[int, Phrase]) -> Phrase:
    start, before = _reach_left(line, core)
    words = {line.lower(i) for i in range(start, core.start) if line.owner[i] is None}
    phrase = Phrase(
        start=start,
        end=core.end + 2 * is_elect(line, core.end),
        root=_root(line, core),
        core=core,
        former=bool(words & actor_words().former) or core.entry.sector == "ELI",
        definite=bool(words & {"the", "this", "that", "these", "those"}) or bool(before),
        indefinite=line.lower(start) in actor_words().indefinite,
        possessive=next((w for w in words if w in _possessives()), ""),
        both=bool(words & {"both", "two"}),
    )
    return _with_owners(phrase, [w for h in before for w in lent_by(h)], line, built)


def is_elect(line: Line, index: int) -> bool:
    """Whether "-elect" or the like stands here, which says that a title is not yet held."""
    return line.lower(index) in _HYPHENS and line.lower(index + 1) in actor_words().elect


def _possessives() -> frozenset[str]:
    return frozenset({"his", "her", "its", "their"})


def _root(line: Line, core: Hit) -> int:
    """The token of the noun whose head lies outside it."""
    for index in range(core.start, core.end):
        head = line.tokens[index].head
        if head == index or not core.start <= head < core.end:
            return index
    return core.end - 1


def _reach_left(line: Line, core: Hit) -> tuple[int, list[Hit]]:
    """Where the phrase begins, and the actors named before its noun, the nearest first."""
    start, index, owners = core.start, core.start - 1, list[Hit]()
    while index >= 0:
        hit, tag = line.owner[index], line.tag(index)
        if hit is not None and (hit.kind in TELLS_COUNTRY or hit.kind in NOMINAL):
            if not _touches(line, hit, start) or (hit.kind == "title" and core.kind == "title"):
                break
            owners += [] if _only_related(line, hit) else [hit]
            start, index = hit.start, hit.start - 1
        elif _possessor_before(line, index) or _joins_adjectives(line, index, start, core):
            index -= 1
        elif tag in ("DT", "PDT", "PRP$"):
            start, index = index, index - 1
            if tag != "PDT" and line.lower(index) not in ("both", "all", "half"):
                break
        elif hit is None and _modifies(line, index, core):
            start, index = index, index - 1
        else:
            break
    return start, owners


def _possessor_before(line: Line, index: int) -> bool:
    return line.tag(index) == "POS" and index > 0 and line.owner[index - 1] is not None


def _joins_adjectives(line: Line, index: int, start: int, core: Hit) -> bool:
    """Whether "and" here joins two adjectives of one plural noun: "Greek and Turkish officials"."""
    left = line.owner[index - 1] if index else None
    right = line.owner[start]
    pair = left is not None and right is not None and left.kind == right.kind == "adjective"
    return line.lower(index) == "and" and pair and core.entry.plural and start < core.start


def _touches(line: Line, hit: Hit, start: int) -> bool:
    between = line.tokens[hit.end : start]
    return all(t.tag == "POS" or t.text in _HYPHENS or t.text == "and" for t in between)


def _modifies(line: Line, index: int, core: Hit) -> bool:
    token = line.tokens[index]
    if token.text in _HYPHENS:
        return index > 0 and line.tokens[index - 1].end == token.start
    if token.text.lower() in actor_words().former | actor_words().at_the_time:
        return True
    if token.tag not in _MODIFIERS or token.entity == "PERSON":
        return False
    return index < token.head < core.end


def _only_related(line: Line, hit: Hit) -> bool:
    """Whether "-backed", "-led" and the like make the name before them someone else's."""
    hyphen = line.lower(hit.end) in _HYPHENS
    return hyphen and line.lower(hit.end + 1) in actor_words().relation_suffixes


def lent_by(hit: Hit) -> list[Whose]:
    """Whose a noun is that this name stands before or after; nobody's for some names."""
    entry = hit.entry
    if entry.kind in NOMINAL:
        return [Whose(None, "", entry.sector, hit.text, body=entry.kind == "organ word")]
    if entry.kind == "leader":
        return []
    if entry.kind == "people" and len(hit.entries) == 1 and entry.plural:
        return []
    stands = entry.kind in ("body", "organ", "group", "outlet", "organisation")
    if entry.kind == "capital":
        return [Whose(offices_of()[entry.country], entry.country, "", hit.text)]
    return [Whose(entry.actor, entry.country, entry.sector, hit.text, body=stands)]


def _with_owners(
    phrase: Phrase, before: Sequence[Whose], line: Line, built: dict[int, Phrase]
) -> Phrase:
    after: list[Whose] = []
    end = phrase.end
    for _ in range(MOST_ATTACHED):
        attached = _attached(line, phrase, end, built)
        if attached is None:
            break
        owners, reach = attached
        after += owners
        if reach <= end:
            break
        end = reach
    found = [*before, *after]
    states = tuple(w for w in found if w.actor is not None or w.country)[
        : 2 if phrase.plural else 1
    ]
    if len(states) > 1 and states[0] in before and not _joined(states, before, line, phrase):
        states = states[:1]
    sector, others = _sectors(phrase, found)
    return replace(phrase, end=end, whose=states, sector=sector, other_sectors=others)


def belonging_to(phrase: Phrase, whose: Whose, why: str) -> Phrase:
    """The phrase as that of a state or body which the words around it tell."""
    sector, others = _sectors(phrase, [whose, Whose(None, "", phrase.sector, phrase.core.text)])
    return replace(
        phrase, whose=(whose,), sector=sector or phrase.sector, other_sectors=others, lent=why
    )


def _joined(states: Sequence[Whose], before: Sequence[Whose], line: Line, phrase: Phrase) -> bool:
    words = {line.lower(i) for i in range(phrase.start, phrase.core.start)}
    return "and" in words and all(whose in before for whose in states)


def _attached(
    line: Line, phrase: Phrase, end: int, built: dict[int, Phrase]
) -> tuple[list[Whose], int] | None:
    """What "of", "at", "for", "to" or "in" hang on the phrase: owners, and where it then ends."""
    word = line.lower(end)
    words = actor_words()
    if word not in words.of_whom | words.accredited or end + 1 >= len(line.tokens):
        return None
    target = _target(line, end + 1, built)
    if target is None:
        if phrase.kind not in ("title", "organ word") or word not in ("of", "for"):
            return None
        further = _over_subject_matter(line, end + 1)
        return _attached(line, phrase, further, built) if further > end + 1 else None
    return _linked(line, phrase, end, target)


def _linked(
    line: Line, phrase: Phrase, end: int, target: tuple[list[Whose], int, bool]
) -> tuple[list[Whose], int] | None:
    """What the preposition at `end` makes of what follows it: whose the phrase is, or only where
    it is held."""
    owners, reach, place = target
    word, words, entry = line.lower(end), actor_words(), phrase.core.entry
    to = word in words.accredited
    if entry.slug in words.abroad and phrase.kind == "title" and (to or (word == "in" and place)):
        return [], reach
    if to:
        return None
    if word == "in" and _seat(line, phrase, reach):
        return owners, reach
    if word == "from" and phrase.possessive:  # "recalled its envoy from Lima"
        return None
    if word in ("in", "on", "within", "inside", "from"):
        civil = entry.sector in words.civil_sectors
        return (owners, end) if place and (civil or word == "from") else None
    return owners, reach


def _seat(line: Line, phrase: Phrase, end: int) -> bool:
    """Whether what ends here is the capital that an organ sits in: "the Foreign Office in Lima",
    but not the embassy there."""
    hit = line.owner[end - 1]
    organ = phrase.kind == "organ word" and phrase.core.entry.slug not in actor_words().abroad
    return organ and hit is not None and hit.kind == "capital"


def _over_subject_matter(line: Line, index: int) -> int:
    """Past the words of a field ("of strategic studies") to the next link."""
    end = index
    while end - index < MOST_FIELD_WORDS and line.owner[end] is None:
        if not line.tag(end).startswith(("NN", "JJ", "CC", "DT", "VBG")) and line.lower(end) != ".":
            break
        end += 1
        if end == len(line.tokens):
            return index
    linked = line.lower(end) in actor_words().of_whom
    return end if linked else index


def _target(
    line: Line, index: int, built: dict[int, Phrase]
) -> tuple[list[Whose], int, bool] | None:
    if index in built:
        inner = built[index]
        sector = Whose(None, "", inner.sector, inner.core.text, body=inner.kind == "organ word")
        return [*inner.whose, sector], inner.end, False
    while line.tag(index) in ("DT", "JJ", "CD", "PDT") and line.owner[index] is None:
        index += 1
        if index in built:
            return _target(line, index, built)
    hit = line.owner[index] if index < len(line.tokens) else None
    if hit is None or hit.start != index or hit.kind not in TELLS_COUNTRY:
        return None
    owners = lent_by(hit)
    reach = hit.end
    joined = line.owner[reach + 1] if reach + 1 < len(line.tokens) else None
    if line.lower(reach) == "and" and joined is not None and joined.kind == hit.kind == "state":
        owners, reach = [*owners, *lent_by(joined)], joined.end
    place = hit.kind in ("state", "territory", "capital", "city")
    return owners, reach, place


def _sectors(phrase: Phrase, found: Sequence[Whose]) -> tuple[str, tuple[str, ...]]:
    """The sector of the noun, or that of the body it speaks for; former holders are ELI."""
    own = phrase.core.entry.sector
    group = next((w for w in found if w.body and w.actor and w.actor.kind == "organisation"), None)
    lent = next((w.sector for w in found if w.sector and w.body), "")
    side = next((w.sector for w in found if w.sector and w.actor is None), "")
    sector, others = own, tuple[str, ...]()
    if phrase.core.entry.yields and (lent or side):
        sector = lent or side
    elif group is not None and group.sector in ("REB", "PRM", "CRM") and phrase.kind != "agent":
        sector = group.sector
    elif side and side != own:
        others = (side,)
    if any(w.country in ("IGO", "UNO") for w in found) and phrase.core.entry.yields:
        sector = lent
    if phrase.former and phrase.kind == "title" and sector not in ("ELI", "MIL", "REB"):
        sector, others = "ELI", tuple(s for s in (sector,) if s not in ("ELI", "UNK", ""))
    return sector, others
