"""Persons in one sentence: a name with the titles before and beside it.

"Azerbaijan's Ambassador, Khazar Farhadov", "the President of Pakistan Dr Arif Alvi" and "Samir
Ahmedli, Deputy Head of Mission at the Embassy of Azerbaijan" are one passage each.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from dragoman.actors.line import SUBJECTS, Line
from dragoman.actors.naming import Name
from dragoman.actors.phrases import Phrase, belonging_to, lent_by

# What may stand behind "of" after a name and tell whose its office is.
_OF_WHOM = frozenset(
    {"state", "territory", "body", "organ", "group", "organisation", "capital", "city"}
)


@dataclass(frozen=True, slots=True)
class Person:
    """A named person in a sentence: tokens `start` to `end` with all titles; `box` is the line
    that holds them when it is not the name's own."""

    start: int
    end: int
    root: int
    name: Name
    titles: tuple[Phrase, ...] = ()
    box: Line | None = None


def persons_in(line: Line, phrases: Sequence[Phrase]) -> tuple[Person, ...]:
    """Every name with its titles; names that only a title makes a person's among them."""
    bearing = [p for p in phrases if p.kind in ("title", "agent") and not p.plural]
    directly = {name.start: _titles_before(name, bearing) for name in line.names}
    used = {phrase for titles in directly.values() for phrase in titles}
    found: list[Person] = []
    for name in line.names:
        titles, reach = directly[name.start], name.end
        after, reach = _titles_after(line, name, [p for p in bearing if p not in used])
        used |= set(after)
        edge = titles[0].start if titles else name.honorific
        before = (
            ()
            if after
            else _title_and_comma(line, name, edge, [p for p in bearing if p not in used])
        )
        used |= set(before)
        found.append(_person(line, name, (*before, *titles, *after), reach, phrases))
    return tuple(found)


def _titles_before(name: Name, bearing: Sequence[Phrase]) -> tuple[Phrase, ...]:
    """Titles that run up to the name: "former Foreign Secretary Ambassador Naela Chohan"."""
    titles: tuple[Phrase, ...] = ()
    edge = name.honorific
    while found := [p for p in bearing if p.end == edge and p.start < edge]:
        widest = min(found, key=lambda phrase: phrase.start)
        titles, edge = (widest, *titles), widest.start
    return titles


def _titles_after(line: Line, name: Name, free: Sequence[Phrase]) -> tuple[tuple[Phrase, ...], int]:
    """Titles in apposition after the name, "and" between two of them."""
    titles: tuple[Phrase, ...] = ()
    reach, link = name.end, ","
    while line.lower(reach) == link:
        begun = [
            p
            for p in free
            if p.start == reach + 1
            and not _names_another(line, p)
            and not _acts_itself(line, name, p)
        ]
        if not begun:
            break
        widest = max(begun, key=lambda phrase: phrase.end)
        titles, reach, link = (*titles, widest), widest.end, "and"
    return titles, reach


def _names_another(line: Line, phrase: Phrase) -> bool:
    return any(phrase.end in (name.honorific, name.start) for name in line.names)


def _acts_itself(line: Line, name: Name, phrase: Phrase) -> bool:
    """Whether somebody else does what follows: "shots fell in Lachin, an army spokesman said"."""
    subject = line.tokens[phrase.root].relation in SUBJECTS
    at_once = line.tag(phrase.end).startswith(("VB", "MD"))
    return subject and at_once and line.tokens[name.end - 1].relation in ("pobj", "dobj")


def _title_and_comma(
    line: Line, name: Name, edge: int, free: Sequence[Phrase]
) -> tuple[Phrase, ...]:
    """A title before a comma: "PRESIDENT of Azerbaijan, Ilham Aliyev:"."""
    if line.lower(edge - 1) != "," or not (name.sure or name.end - name.start > 1):
        return ()
    closed = line.lower(name.end) in (",", ":", ".", ";", "") or line.tag(name.end).startswith(
        ("VB", "MD")
    )
    ready = [p for p in free if p.end == edge - 1 and _introduces(line, name, p)]
    if not closed or not ready:
        return ()
    return (min(ready, key=lambda phrase: phrase.start),)


def _introduces(line: Line, name: Name, title: Phrase) -> bool:
    """Whether a title before a comma is the name's: "its envoy, Ana Ruiz", and between two commas
    "a local reporter, Ana Ruiz," too."""
    told = title.definite or bool(title.whose) or bool(title.possessive)
    return told or (title.start < title.core.start and line.lower(name.end) == ",")


def _person(
    line: Line, name: Name, titles: tuple[Phrase, ...], reach: int, phrases: Sequence[Phrase]
) -> Person:
    start = min([name.honorific, *(title.start for title in titles)])
    titles, reach = _of_whom_after(line, titles, reach, phrases)
    end = max(reach, name.end)
    return Person(start, end, root_of(line, start, end, name.end - 1), name, titles)


def _of_whom_after(
    line: Line, titles: tuple[Phrase, ...], reach: int, phrases: Sequence[Phrase]
) -> tuple[tuple[Phrase, ...], int]:
    """Whose the title is, said after the name: "President Maria Delgado of Peru", "Captain Luis
    Vega of the Chilean Navy", "economist Ana Ruiz, of the University of Quito"."""
    told = not titles or any(title.whose for title in titles)
    of = reach + (line.lower(reach) == ",")
    if told or line.lower(of) != "of":
        return titles, reach
    at = of + 1 + (line.lower(of + 1) == "the")
    organ = next((p for p in phrases if p.start in (of + 1, at) and p.kind == "organ word"), None)
    if organ is not None and organ.whose:
        return (belonging_to(titles[0], organ.whose[0], ""), *titles[1:]), organ.end
    hit = line.owner[at] if at < len(line.tokens) else None
    if hit is None or hit.start != at or hit.kind not in _OF_WHOM:
        return titles, reach
    return (belonging_to(titles[0], lent_by(hit)[0], ""), *titles[1:]), hit.end


def root_of(line: Line, start: int, end: int, otherwise: int) -> int:
    """The token of a stretch whose head lies outside it; `otherwise` where several do."""
    heads = [
        index
        for index in range(start, end)
        if line.tokens[index].head == index or not start <= line.tokens[index].head < end
    ]
    nouns = [index for index in heads if line.tag(index).startswith("NN")]
    return nouns[0] if nouns else otherwise
