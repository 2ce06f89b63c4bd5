"""Where a text plays: the state that an office or organ is of when nothing beside it says so.

"Police said" in a story from Lima means the police of Peru. Every state, adjective, city and
leader that was named before is a sign, the stronger the nearer; the dateline and the outlet's own
country are faint ones. One state must outweigh all others, else the country stays empty.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from dragoman.actors.gazetteer import Hit, gazetteer
from dragoman.actors.leaders import find_leader, offices_of
from dragoman.actors.line import SUBJECTS, Line
from dragoman.actors.phrases import Phrase, Whose, lent_by
from dragoman.actors.terms import TELLS_COUNTRY
from dragoman.actors.things import Thing, things_in
from dragoman.actors.usage import is_dateline
from dragoman.codebook.actor_words import actor_words
from dragoman.codebook.words import words
from dragoman.model.actors import Actor
from dragoman.model.text import Document, Token

# Chosen on the speakers' and coreference texts of the tests: what a sign counts as a subject, an
# owner or a place, what it keeps a sentence later, and how far one state must outweigh the next.
STRONG, PLAIN_SIGN, HOME = 2.0, 1.0, 1.5
KEPT_A_SENTENCE = 0.8
OUTWEIGHS = 1.5
_SIGNS = frozenset(
    {"state", "territory", "adjective", "territory adjective", "capital", "city", "organ", "people"}
)
_QUOTES = frozenset('“”"«»„')


@dataclass(frozen=True, slots=True)
class Sign:
    """A passage that tells a state: its sentence, its characters, the token its noun hangs on."""

    sentence: int
    at: int
    country: str
    weight: float
    governor: int
    subject: bool


@dataclass(frozen=True, slots=True)
class Scene:
    """The signs of a document in order; `home` weighs the states of its dateline and outlet, and
    `organs` gives for each sector the states whose organs the whole text names, `doers` the states
    and bodies that are subjects and `bodies` the organs of states by their slugs, each from its
    first character, `things` those that are no actors."""

    signs: tuple[Sign, ...] = ()
    home: Mapping[str, float] = field(default_factory=dict)
    organs: Mapping[str, frozenset[str]] = field(default_factory=dict)
    doers: tuple[tuple[int, Whose], ...] = ()
    bodies: tuple[tuple[int, str, Whose], ...] = ()
    things: tuple[Thing, ...] = ()

    def doer_before(self, at: int) -> Whose | None:
        """The state or body that was last named as a subject before a character."""
        return next((whose for start, whose in reversed(self.doers) if start < at), None)

    def body_before(self, at: int, slug: str) -> Whose | None:
        """The organ of that kind, "ministry" for a foreign ministry too, which was last named with
        its state before a character."""
        before = (body for body in reversed(self.bodies) if body[0] < at)
        return next((w for _, kind, w in before if kind == slug or kind.endswith(f"-{slug}")), None)

    def state_at(
        self, line: Line, root: int, sector: str = "", among: frozenset[str] = frozenset()
    ) -> Actor | None:
        """The state that is meant at a token, of the countries `among` which it must be if there
        are any; None when several may be."""
        named = self.organs.get(sector, frozenset())
        if len(named) == 1:
            return offices_of().get(next(iter(named)))
        weights: defaultdict[str, float] = defaultdict(float, self.home)
        here, verb = line.sentence.index, line.tokens[root].head
        for sign in self.signs:
            before = sign.at < line.tokens[root].start
            does_it = sign.sentence == here and sign.subject and sign.governor == verb
            if before and not does_it:
                weights[sign.country] += sign.weight * KEPT_A_SENTENCE ** (here - sign.sentence)
        possible = [(at, w) for at, w in weights.items() if not among or at in among]
        ordered = sorted(possible, key=lambda item: (-item[1], item[0]))[:2]
        if not ordered or (len(ordered) > 1 and ordered[0][1] < OUTWEIGHS * ordered[1][1]):
            return None
        return offices_of().get(ordered[0][0])


NOWHERE = Scene()


def scene_of(
    document: Document, lines: Sequence[Line], phrases: Sequence[Sequence[Phrase]], day: date | None
) -> Scene:
    """The scene of a document, from what its lines name; `day` tells who leads what."""
    signs = tuple(
        sign
        for line, there in zip(lines, phrases, strict=True)
        for sign in _signs(line, _abroad(there), day)
    )
    organs: defaultdict[str, set[str]] = defaultdict(set)
    for there in phrases:
        for phrase in there:
            if phrase.kind == "organ word" and phrase.sector != "GOV":  # all states have one
                organs[phrase.sector].update(w.country for w in phrase.whose if w.country)
    home: defaultdict[str, float] = defaultdict(float)
    for country in (_country_of(document.place), document.outlet_country):
        if country:
            home[country] += HOME
    known = {sector: frozenset(found) for sector, found in organs.items()}
    doers = (d for line, there in zip(lines, phrases, strict=True) for d in _doers(line, there))
    bodies = (b for line, there in zip(lines, phrases, strict=True) for b in _bodies(line, there))
    ordered = tuple(sorted(doers, key=lambda doer: doer[0]))
    return Scene(signs, home, known, ordered, tuple(bodies), things_in(lines))


def _bodies(line: Line, phrases: Sequence[Phrase]) -> Iterator[tuple[int, str, Whose]]:
    """The organs of a sentence that are said to be a state's or a body's."""
    for phrase in phrases:
        if phrase.kind == "organ word" and phrase.whose:
            start = line.tokens[phrase.start].start
            yield start, phrase.core.entry.slug, _body(phrase, phrase.whose[0])


def _body(organ: Phrase, of: Whose) -> Whose:
    text = f"{organ.core.text} of {of.text}"
    return Whose(of.actor, of.country, organ.sector, text, body=True)


def _doers(line: Line, phrases: Sequence[Phrase]) -> list[tuple[int, Whose]]:
    """The states, bodies and organs that do something in a sentence, but in nobody's quotation;
    those of whom somebody tells it only where there are no others."""
    quoted, found = _inside_quotes(line.tokens), list[tuple[int, int, Whose]]()
    for phrase in phrases:
        if phrase.kind == "organ word" and phrase.whose and _is_subject(line, phrase.root):
            found.append((phrase.start, phrase.root, _body(phrase, phrase.whose[0])))
    for hit in line.hits:
        noun = _noun(line.tokens, hit.end - 1)
        named = hit.kind in TELLS_COUNTRY and _is_subject(line, noun)
        for whose in lent_by(hit) if named and not _someone_elses(line, hit) else ():
            found.append((hit.start, noun, whose))
    found = [doer for doer in found if not quoted[doer[0]]]
    own = [doer for doer in found if not _is_told(line, doer[1])]
    return [(line.tokens[start].start, whose) for start, _, whose in own or found]


def _is_subject(line: Line, index: int) -> bool:
    return line.tokens[index].relation in SUBJECTS


def _is_told(line: Line, index: int) -> bool:
    """Whether a clause that somebody utters or thinks holds the token."""
    for _ in range(len(line.tokens)):
        token = line.tokens[index]
        if token.relation == "ccomp" or token.head == index:
            return token.relation == "ccomp"
        index = token.head
    return False


def _abroad(phrases: Sequence[Phrase]) -> frozenset[int]:
    """The tokens that tell whose an embassy or ambassador is: a state that the story is not in."""
    abroad = (p for p in phrases if p.core.entry.slug in actor_words().abroad)
    return frozenset(index for phrase in abroad for index in range(phrase.start, phrase.end))


def _signs(line: Line, abroad: frozenset[int], day: date | None) -> Iterator[Sign]:
    quoted = _inside_quotes(line.tokens)
    for hit in line.hits:
        country = _country(hit, day)
        if not country or quoted[hit.start] or hit.start in abroad or _someone_elses(line, hit):
            continue
        noun = _noun(line.tokens, hit.end - 1)
        relation = line.tokens[noun].relation
        subject = relation in SUBJECTS and not is_dateline(line, hit)
        placed = relation == "pobj" and line.lower(line.tokens[noun].head) in ("in", "at", "near")
        strong = subject or placed or line.tokens[hit.end - 1].relation == "poss"
        weight = STRONG if strong else PLAIN_SIGN
        at, governor = line.tokens[hit.start].start, line.tokens[noun].head
        yield Sign(line.sentence.index, at, country, weight, governor, subject)


def _country(hit: Hit, day: date | None) -> str:
    """The state that a hit tells; "" for bodies, nouns and those that are nobody's."""
    if hit.kind == "leader":
        leader = find_leader(hit.text, day, "", titled=False)
        return leader.country if leader else ""
    return hit.entry.country if hit.kind in _SIGNS else ""


def _someone_elses(line: Line, hit: Hit) -> bool:
    return line.lower(hit.end + 1) in actor_words().relation_suffixes and line.lower(hit.end) == "-"


def _noun(tokens: Sequence[Token], index: int) -> int:
    """The noun that an adjective or a compound's part belongs to."""
    for _ in range(len(tokens)):
        token = tokens[index]
        if token.relation not in ("amod", "compound", "nmod", "poss") or token.head == index:
            break
        index = token.head
    return index


def _inside_quotes(tokens: Sequence[Token]) -> list[bool]:
    """For each token whether a quotation mark of its sentence is open before it."""
    inside, found = False, list[bool]()
    for token in tokens:
        found.append(inside)
        inside ^= token.text in _QUOTES
    return found


def _country_of(place: str) -> str:
    """The country of a dateline's place, "" for one that the codebook does not list."""
    listed = gazetteer().forms.get(words(place), ())
    return next((entry.country for entry in listed if entry.kind in _SIGNS), "")
