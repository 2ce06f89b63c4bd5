"""Author boxes: a name alone in its line, and what the person is in the next."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from dragoman.actors.line import Line
from dragoman.actors.persons import Person
from dragoman.actors.phrases import Phrase

Persons = tuple[Person, ...]


def with_boxes(
    lines: Sequence[Line], phrases: Sequence[Sequence[Phrase]], persons: Sequence[Persons]
) -> list[Persons]:
    """The persons of each line; one who is all of a line has the title that the next begins
    with."""
    found = list(persons)
    for index, (line, below) in enumerate(pairwise(lines)):
        there = found[index]
        if len(there) != 1 or not _alone(line, there[0]):
            continue
        titles = [p for p in phrases[index + 1] if p.start == 0 and _bearable(p)]
        if titles and below.sentence.paragraph == line.sentence.paragraph + 1:
            widest = max(titles, key=lambda phrase: phrase.end)
            found[index] = (replace(there[0], titles=(widest,), box=below),)
    return found


def _alone(line: Line, person: Person) -> bool:
    whole = person.start == 0 and person.end == len(line.tokens)
    return whole and not person.titles and person.name.end - person.name.start > 1


def _bearable(phrase: Phrase) -> bool:
    return phrase.kind in ("title", "agent") and not phrase.plural
