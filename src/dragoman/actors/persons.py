"""Persons in one sentence: a name with the titles before and beside it.

"Azerbaijan's Ambassador, Khazar Farhadov", "the President of Pakistan Dr Arif Alvi" and "Samir
Ahmedli, Deputy Head of Mission at the Embassy of Azerbaijan" are one passage each.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from dragoman.actors.line import Line
from dragoman.actors.naming import Name
from dragoman.actors.phrases import Phrase, Whose


@dataclass(frozen=True, slots=True)
class Person:
    """A named person in a sentence: tokens `start` to `end` with all titles."""

    start: int
    end: int
    root: int
    name: Name
    titles: tuple[Phrase, ...] = ()


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
        found.append(_person(line, name, (*before, *titles, *after), reach))
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
        begun = [p for p in free if p.start == reach + 1 and not _names_another(line, p)]
        if not begun:
            break
        widest = max(begun, key=lambda phrase: phrase.end)
        titles, reach, link = (*titles, widest), widest.end, "and"
    return titles, reach


def _names_another(line: Line, phrase: Phrase) -> bool:
    return any(phrase.end in (name.honorific, name.start) for name in line.names)


def _title_and_comma(
    line: Line, name: Name, edge: int, free: Sequence[Phrase]
) -> tuple[Phrase, ...]:
    """A title before a comma: "PRESIDENT of Azerbaijan, Ilham Aliyev:"."""
    if line.lower(edge - 1) != "," or not (name.sure or name.end - name.start > 1):
        return ()
    closed = line.lower(name.end) in (",", ":", ".", ";", "") or line.tag(name.end).startswith(
        ("VB", "MD")
    )
    ready = [p for p in free if p.end == edge - 1 and (p.definite or p.whose)]
    if not closed or not ready:
        return ()
    return (min(ready, key=lambda phrase: phrase.start),)


def _person(line: Line, name: Name, titles: tuple[Phrase, ...], reach: int) -> Person:
    start = min([name.honorific, *(title.start for title in titles)])
    titles, reach = _of_state_after(line, titles, reach)
    end = max(reach, name.end)
    return Person(start, end, root_of(line, start, end, name.end - 1), name, titles)


def _of_state_after(
    line: Line, titles: tuple[Phrase, ...], reach: int
) -> tuple[tuple[Phrase, ...], int]:
    """The state after the name: "President Maria Delgado of Peru"."""
    told = not titles or any(title.whose for title in titles)
    if told or line.lower(reach) != "of" or reach + 1 >= len(line.tokens):
        return titles, reach
    hit = line.owner[reach + 1]
    if hit is None or hit.kind not in ("state", "territory", "body"):
        return titles, reach
    entry = hit.entry
    whose = Whose(entry.actor, entry.country, entry.sector, hit.text, body=hit.kind == "body")
    return (replace(titles[0], whose=(whose,)), *titles[1:]), hit.end


def root_of(line: Line, start: int, end: int, otherwise: int) -> int:
    """The token of a stretch whose head lies outside it; `otherwise` where several do."""
    heads = [
        index
        for index in range(start, end)
        if line.tokens[index].head == index or not start <= line.tokens[index].head < end
    ]
    nouns = [index for index in heads if line.tag(index).startswith("NN")]
    return nouns[0] if nouns else otherwise
