"""Offices of named persons that do not say whose they are: the text around them lends the state.

"Judge Doina Petrescu" in a story about Romania is a judge of Romania, "its spokesman, Ramon Dizon"
speaks for whoever acted last. Somebody who is listed, or whose state the text tells elsewhere,
is lent nothing.
"""

from collections.abc import Sequence
from dataclasses import replace

from dragoman.actors.gazetteer import Hit
from dragoman.actors.known import Known
from dragoman.actors.leaders import is_listed_surname
from dragoman.actors.line import Line
from dragoman.actors.persons import Person
from dragoman.actors.phrases import Phrase, Whose, belonging_to
from dragoman.actors.scene import Scene
from dragoman.codebook.actor_words import actor_words
from dragoman.codebook.words import words

Persons = tuple[Person, ...]


def lend(
    lines: Sequence[Line], persons: Sequence[Persons], scene: Scene, known: Known
) -> list[Persons]:
    """The persons of each line, their titles with the state or body that the scene lends."""
    told = frozenset(_key(p) for there in persons for p in there if _told(p))
    told |= {words(person.name)[-1:] for person in known.persons}
    return [
        tuple(_lent(line, p, scene) if _needs(p, told) else p for p in there)
        for line, there in zip(lines, persons, strict=True)
    ]


def domestic(phrase: Phrase) -> bool:
    """Whether such people and organs are mostly those of the state that a story is about: its
    police and lawmakers, but not its witnesses, nor its ambassadors."""
    table, noun = actor_words(), words(phrase.core.text)
    if phrase.core.entry.slug in table.abroad or phrase.sector not in table.domestic_sectors:
        return False
    if phrase.kind == "title" and phrase.core.entry.yields:
        return bool(set(noun) & table.domestic_titles)
    return True


def _key(person: Person) -> tuple[str, ...]:
    return words(person.name.text)[-1:]


def _told(person: Person) -> bool:
    known = any(title.whose for title in person.titles)
    return known or person.name.leader is not None


def _needs(person: Person, told: frozenset[tuple[str, ...]]) -> bool:
    if not person.titles or _key(person) in told:
        return False
    name = words(person.name.text)
    return len(name) > 1 or not is_listed_surname(name[0])


def _lent(line: Line, person: Person, scene: Scene) -> Person:
    first, *rest = person.titles
    at = line.tokens[person.start].start
    organ = _organ_in(line, first)
    if organ and (whose := scene.body_before(at, organ.entry.slug)):
        why = f"“{organ.text}” is taken for the {whose.text}"
    elif first.possessive or first.core.entry.slug == "spokesperson":
        whose = scene.doer_before(at)
        word = first.possessive or first.core.text
        why = f"“{word}” is taken for that of {whose.text}" if whose else ""
    else:
        state = scene.state_at(line, person.root, first.sector) if domestic(first) else None
        whose = Whose(state, state.country, "", state.name) if state else None
        why = f"the text so far is about {state.name}" if state else ""
    if whose is None:
        return person
    return replace(person, titles=(belonging_to(first, whose, why), *rest))


def _organ_in(line: Line, title: Phrase) -> Hit | None:
    """The organ that a title names without saying whose it is: "ministry spokesman"."""
    before = (line.owner[index] for index in range(title.start, title.core.start))
    return next((hit for hit in before if hit and hit.kind == "organ word"), None)
