"""A document's actors: every passage that names one, whom it stands for, and why."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dragoman.actors.boxes import with_boxes
from dragoman.actors.drafting import Drafter
from dragoman.actors.guards import telling_words
from dragoman.actors.known import EMPTY, Known
from dragoman.actors.lending import lend
from dragoman.actors.line import Line, read_line, with_surnames
from dragoman.actors.memory import Draft
from dragoman.actors.offices import offices_in
from dragoman.actors.people import Sighting, gather
from dragoman.actors.persons import Person, persons_in
from dragoman.actors.phrases import Phrase, phrases_in
from dragoman.actors.scene import scene_of
from dragoman.codebook.words import normal
from dragoman.model.actors import Mention, Office
from dragoman.model.reading import Notice
from dragoman.model.text import Document, Sentence


@dataclass(frozen=True, slots=True)
class Resolved:
    """The mentions of a document in its order, the offices its text gives persons, and notices of
    those who stayed unknown."""

    mentions: tuple[Mention, ...]
    offices: tuple[Office, ...] = ()
    notices: tuple[Notice, ...] = ()


def resolve(document: Document, sentences: tuple[Sentence, ...], known: Known = EMPTY) -> Resolved:
    """Find and resolve everybody whom a document names.

    `known` carries the persons and offices of earlier documents. Dated names are read on the day
    of publication; an unknown day leaves offices that depend on it open.
    """
    day = document.published.start if document.published.known else None
    vocabulary = telling_words(document.text)
    lines = [read_line(sentence, day, vocabulary) for sentence in sentences]
    phrases = [phrases_in(line) for line in lines]
    persons = _persons(lines, phrases)
    scene = scene_of(document, lines, phrases, day)
    people = gather(tuple(_sightings(lines, lend(lines, persons, scene, known))), known, day)
    surnames = people.surnames()
    lines = [with_surnames(line, surnames) for line in lines]
    persons = _persons(lines, phrases)
    persons = lend(lines, persons, scene, known)
    drafter = Drafter(people, day, known, scene=scene)
    drafts: list[Draft] = []
    for line, there, named in zip(lines, phrases, persons, strict=True):
        drafts += drafter.read(line, there, named, drafts)
    mentions = tuple(draft.mention for draft in drafts)
    offices = offices_in(document, lines, persons, people, mentions)
    return Resolved(mentions, offices, tuple(_notices(document, mentions)))


def _persons(
    lines: Sequence[Line], phrases: Sequence[Sequence[Phrase]]
) -> list[tuple[Person, ...]]:
    found = [persons_in(line, there) for line, there in zip(lines, phrases, strict=True)]
    return with_boxes(lines, phrases, found)


def _sightings(lines: Sequence[Line], persons: Sequence[tuple[Person, ...]]) -> Iterator[Sighting]:
    for line, there in zip(lines, persons, strict=True):
        for person in there:
            name = person.name
            honorific = ""
            if name.honorific < name.start:
                honorific = normal(line.tokens[name.honorific].text).rstrip(".")
            yield Sighting(person, name.text, line.tokens[name.start].start, honorific)


def _notices(document: Document, mentions: Sequence[Mention]) -> Iterator[Notice]:
    seen: set[str] = set()
    for mention in mentions:
        unresolved = mention.resolution.rule == "unresolved"
        if unresolved and mention.text not in seen:
            seen.add(mention.text)
            reason = f"{mention.resolution.because} (character {mention.start})"
            yield Notice("unknown-actor", document.source, mention.text, reason)
