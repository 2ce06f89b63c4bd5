"""What one document teaches of a person's office, carried to the others that name the person.

"Azerbaijan's Ambassador, Khazar Farhadov" in one article makes the "Farhadov" of another known.
Only what a passage itself says is taught, never what was learned, and every document is taught by
all others: so the record comes out the same in whatever order and in how many goes they were read.
"""

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from dragoman.actors import Lesson, learn, resolve
from dragoman.actors.spelling import skeleton
from dragoman.codebook.words import words
from dragoman.language.parse import parse
from dragoman.model.actors import Mention
from dragoman.model.reading import Reading
from dragoman.model.text import Document
from dragoman.pipeline import stages, versions
from dragoman.record import read as stored
from dragoman.record.selection import Selection
from dragoman.record.session import Record
from dragoman.record.taught import named_by, offices_told
from dragoman.record.write import save_reading
from dragoman.settings import Settings

_CAPITALISED = re.compile(r"\b[^\W\d_a-z][\w’'-]+")
# How a document knows a person: by which words, by which rule, and from where.
Knowing = frozenset[tuple[str, str, str, str]]


@dataclass(frozen=True, slots=True)
class Taught:
    """All lessons of a record, found by the consonants of the surname."""

    lessons: Mapping[str, tuple[Lesson, ...]]

    def about(self, document: Document) -> tuple[Lesson, ...]:
        """What other documents teach of persons whose surname, however spelled, stands in this."""
        named = {skeleton(word) for form in _CAPITALISED.findall(document.text)
                 for word in words(form)}  # fmt: skip
        lessons = (one for key in sorted(named) for one in self.lessons.get(key, ()))
        return tuple(one for one in lessons if one.document != document.id)


def carry(record: Record, settings: Settings) -> int:
    """Read those documents anew whose persons other documents explain, or no longer do; how many.

    Only what waits to be reconciled is taken into account, as teacher or as taught.
    """
    waiting = frozenset(stored.pending(record))
    if not waiting:
        return 0
    coded = record.as_coded()
    days = {document.id: _day(document) for document in stored.documents(coded)}
    taught = taught_by(coded, days)
    relying = _relying(coded, waiting)
    concerned = [
        document.id
        for document in stored.documents(coded)
        if document.id in relying or _concerned(document, taught, waiting)
    ]
    return sum(_renew(coded, id_, taught, settings) for id_ in concerned)


def taught_by(record: Record, days: Mapping[str, date | None]) -> Taught:
    """What the documents of a record teach, each published on its day."""
    by_key: defaultdict[str, list[Lesson]] = defaultdict(list)
    for lesson in _lessons(record, days):
        by_key[skeleton(lesson.surname)].append(lesson)
    return Taught({key: tuple(found) for key, found in by_key.items()})


def _lessons(record: Record, days: Mapping[str, date | None]) -> Iterator[Lesson]:
    """The offices whose own passage gives the whole name and says of whom they are."""
    for id_, office in offices_told(record):
        name = office.person.text
        if len(words(name)) < 2 or office.of is None or not office.of.country:
            continue
        told = (e.text for e in office.evidence if name in e.text and office.of.text in e.text)
        passage = next(told, None)
        if passage is not None:
            yield Lesson(name, office, id_, passage, days[id_])


def _concerned(document: Document, taught: Taught, waiting: Collection[str]) -> bool:
    """Whether there is something new to tell a document of whom it names."""
    if document.language not in stages.CODED_LANGUAGES:
        return False
    lessons = taught.about(document)
    teachers = {lesson.document for lesson in lessons}
    return bool(lessons) and (document.id in waiting or not teachers.isdisjoint(waiting))


def _relying(record: Record, waiting: Collection[str]) -> set[str]:
    """The documents that know somebody from a document which waits, and may teach no more."""
    known = (one for one in named_by(record, ("record",)) if _source(one.because) in waiting)
    return {one.document for one in known}


def _source(because: str) -> str:
    found = re.search(r"known from (document:\w+)", because)
    return found[1] if found else ""


def _day(document: Document) -> date | None:
    return document.published.start if document.published.known else None


def _renew(record: Record, id_: str, taught: Taught, settings: Settings) -> bool:
    """Read a document with what is known, if it then knows anybody otherwise than it does now."""
    (document,) = stored.documents(record, Selection(document=id_))
    known = learn(taught.about(document), _day(document))
    found = resolve(document, parse(document), known).mentions
    named = stored.mentions(record, document.id)
    now = frozenset((n.actor, n.text, n.rule, _cited(n.rule, n.because)) for n in named)
    if _knowing(found) == now:
        return False
    reading = stages.read_through(Reading(document), stages.standard(settings, known))
    return save_reading(record, reading, versions.current(settings.codebook), anew=True)


def _knowing(mentions: Collection[Mention]) -> Knowing:
    return frozenset(
        (actor.id, m.text, m.resolution.rule, _cited(m.resolution.rule, m.resolution.because))
        for m in mentions
        for actor in m.actors
    )


def _cited(rule: str, because: str) -> str:
    return because if rule == "record" else ""
