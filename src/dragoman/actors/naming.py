"""Names that no table lists: sequences of capitalised words that name a person or an organisation.

The name recogniser of the small model misses and mislabels many, so its labels are one sign among
others: a title before or beside the name, a known given name, a particle.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dragoman.actors.gazetteer import Hit
from dragoman.actors.guards import given_names, is_headline
from dragoman.actors.terms import Entry
from dragoman.codebook.actor_words import actor_words
from dragoman.codebook.words import normal, slug
from dragoman.model.actors import Actor
from dragoman.model.text import Token

_PROPER = ("NNP", "NNPS")
_PART_OF_ORGANISATION = frozenset(
    {"state", "capital", "adjective", "city", "territory", "leader", "organ word"}
)


@dataclass(frozen=True, slots=True)
class Name:
    """Tokens that may name a person. `honorific` is where an honorific before it begins, `sure`
    whether the words alone make it a person's."""

    start: int
    end: int
    text: str
    honorific: int
    sure: bool
    leader: Hit | None = None


def names_in(tokens: Sequence[Token], hits: Sequence[Hit]) -> tuple[Name, ...]:
    """Persons' names in a sentence, leaders that the codebook lists among them."""
    taken = {index for hit in hits for index in range(hit.start, hit.end)}
    headline = is_headline(tokens)
    listed = [_name(tokens, h.start, h.end, h, headline) for h in hits if h.kind == "leader"]
    found = [
        _name(tokens, start, end, None, headline)
        for start, end in _runs(tokens, taken)
        if not _is_organisation(tokens[end - 1])
    ]
    return tuple(sorted((*listed, *found), key=lambda name: name.start))


def organisations_in(tokens: Sequence[Token], hits: Sequence[Hit]) -> tuple[Hit, ...]:
    """Names that end in a noun for organisations ("Caspian Studies Institute"), as hits."""
    owner = {index: hit for hit in hits for index in range(hit.start, hit.end)}
    found: list[Hit] = []
    index = 0
    while index < len(tokens):
        end = _organisation_end(tokens, index, owner)
        if end > index + 1:
            found.append(_organisation(tokens, index, end, owner))
        index = max(end, index + 1)
    return tuple(found)


def _organisation_end(tokens: Sequence[Token], start: int, owner: dict[int, Hit]) -> int:
    end, index, unlisted = start, start, False
    while index < len(tokens) and _may_be_in_organisation(tokens, index, owner):
        word = normal(tokens[index].text)
        listed = owner.get(index)
        if actor_words().sector_of_head(word) is not None and index > start and unlisted:
            end = index + 1
        plain = listed is None or listed.kind not in ("title", "agent")
        own = listed is None or listed.kind == "leader"
        unlisted = unlisted or (own and word not in actor_words().calendar)
        index += 1
        if not plain:
            return start
    return end


def _may_be_in_organisation(tokens: Sequence[Token], index: int, owner: dict[int, Hit]) -> bool:
    token, hit = tokens[index], owner.get(index)
    if not token.text[:1].isupper() or token.tag not in (*_PROPER, "JJ", "NN", "NNS"):
        return False
    return hit is None or hit.kind in _PART_OF_ORGANISATION


def _organisation(tokens: Sequence[Token], start: int, end: int, owner: dict[int, Hit]) -> Hit:
    text = " ".join(token.text for token in tokens[start:end])
    sector = actor_words().sector_of_head(normal(tokens[end - 1].text)) or ""
    country = next((owner[i].entry.country for i in range(start, end) if i in owner), "")
    actor = Actor(f"organisation.{slug(text)}", text, "organisation", country, sector)
    entry = Entry(text, "organisation", actor, country, sector)
    return Hit(start, end, (entry,), text)


def _is_organisation(last: Token) -> bool:
    return actor_words().sector_of_head(normal(last.text)) is not None


def _runs(tokens: Sequence[Token], taken: set[int]) -> Iterator[tuple[int, int]]:
    """Stretches of capitalised words, particles and hyphens inside them included."""
    index = 0
    while index < len(tokens):
        if not _begins(tokens, index, taken):
            index += 1
            continue
        end = index + 1
        while (step := _continues(tokens, end, taken)) > 0:
            end += step
        yield index, end
        index = end


def _begins(tokens: Sequence[Token], index: int, taken: set[int]) -> bool:
    return index not in taken and (
        _is_name_word(tokens[index]) or _particle_before_name(tokens, index, taken)
    )


def _particle_before_name(tokens: Sequence[Token], index: int, taken: set[int]) -> bool:
    token = tokens[index]
    if not token.text[:1].isupper() or normal(token.text) not in actor_words().name_particles:
        return False
    rest = index + 2 if index + 1 < len(tokens) and tokens[index + 1].text == "-" else index + 1
    return rest < len(tokens) and rest not in taken and _is_name_word(tokens[rest])


def _continues(tokens: Sequence[Token], index: int, taken: set[int]) -> int:
    """How many tokens from `index` belong to the name that goes before; 0 when it ends."""
    joint = 0
    while index + joint < len(tokens) and joint < 4:
        token = tokens[index + joint]
        if index + joint in taken:
            return 0
        if _is_name_word(token):
            return joint + 1
        particle = normal(token.text) in actor_words().name_particles
        if not particle and token.text not in ("-", "‑", "'", "’"):
            return 0
        joint += 1
    return 0


def _is_name_word(token: Token) -> bool:
    word = normal(token.text).rstrip(".")
    words = actor_words()
    return (
        token.text[:1].isupper()
        and (token.tag in _PROPER or token.entity == "PERSON" or word in given_names())
        and word not in words.not_names
        and word not in words.calendar
        and not words.honorific(word)
        and any(c.isalpha() for c in token.text)
    )


def _name(
    tokens: Sequence[Token], start: int, end: int, leader: Hit | None, headline: bool
) -> Name:
    honorific = start
    while honorific and actor_words().honorific(normal(tokens[honorific - 1].text).rstrip(".")):
        honorific -= 1
    stretch = tokens[start:end]
    given = normal(stretch[0].text) in given_names() and end - start > 1
    labelled = sum(1 for token in stretch if token.entity == "PERSON") * 2 > end - start
    known = leader is not None or honorific < start
    sure = known or (given and not headline) or (labelled and not headline and _plain(stretch))
    return Name(start, end, _text(tokens, start, end), honorific, sure, leader)


def _plain(stretch: Sequence[Token]) -> bool:
    return all(len(token.text) > 1 for token in stretch[-1:]) and not stretch[0].text.isupper()


def _text(tokens: Sequence[Token], start: int, end: int) -> str:
    parts = [tokens[start].text]
    for left, right in zip(tokens[start : end - 1], tokens[start + 1 : end], strict=True):
        parts.append(" " * (right.start > left.end) + right.text)
    return "".join(parts)
