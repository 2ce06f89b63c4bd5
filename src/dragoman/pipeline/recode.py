"""Coding anew what other versions of program, codebook or coder read, and telling beforehand what
that would change.

The text of a document is kept as it was first read, so that nothing needs to be fetched again and
every review finds its words. Each document is a transaction: a stopped run goes on where it
stopped.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dragoman.actors import learn
from dragoman.model.reading import Reading
from dragoman.model.review import Review
from dragoman.model.text import Document
from dragoman.pipeline import stages, versions
from dragoman.pipeline.carrying import Taught, carry, taught_by
from dragoman.pipeline.difference import Change, compared
from dragoman.pipeline.reader import Progress, reconcile_record
from dragoman.record import read as stored
from dragoman.record.integrity import entries_of
from dragoman.record.recoding import outdated, told_by
from dragoman.record.reviews import waiting
from dragoman.record.selection import Selection
from dragoman.record.session import Record
from dragoman.record.write import save_reading
from dragoman.settings import Settings


@dataclass(frozen=True, slots=True)
class Recoded:
    """How many documents were coded anew, how many already were, and the reviews that wait now."""

    recoded: int
    unchanged: int
    waiting: tuple[Review, ...]


def recode(record: Record, settings: Settings, progress: Progress) -> Recoded:
    """Code every document anew that other versions read, then reconcile.

    Reviews are laid over the new entries as over the old; those whose words are not coded any more
    wait.
    """
    now = versions.current(settings.codebook)
    old = outdated(record, now)
    standard = stages.standard(settings)
    for number, id_ in enumerate(old, start=1):
        document = _document(record, id_)
        progress(number, len(old), document.source)
        save_reading(record, stages.read_through(Reading(document), standard), now)
    carry(record, settings)
    reconcile_record(record)
    whole = stored.counts(record)["documents"]
    return Recoded(len(old), whole - len(old), waiting(record))


def differences(
    record: Record, settings: Settings, progress: Progress, most: int | None = None
) -> Iterator[tuple[str, tuple[Change, ...]]]:
    """For each document that would be coded anew, what that would change; nothing is stored.

    `most` is how many documents are tried. Each is read with what the record knows of persons.
    """
    old = outdated(record, versions.current(settings.codebook))[:most]
    coded = record.as_coded()
    taught = _taught(coded) if old else Taught({})
    for number, id_ in enumerate(old, start=1):
        document = _document(coded, id_)
        progress(number, len(old), document.source)
        yield id_, compared(told_by(coded, id_), _told(document, taught, settings))


def _told(document: Document, taught: Taught, settings: Settings) -> Sequence[object]:
    """What a document gives when it is read now."""
    published = document.published
    known = learn(taught.about(document), published.start if published.known else None)
    reading = stages.read_through(Reading(document), stages.standard(settings, known))
    return [entry for entries in entries_of(reading).values() for entry in entries]


def _taught(record: Record) -> Taught:
    days = {
        document.id: document.published.start if document.published.known else None
        for document in stored.documents(record)
    }
    return taught_by(record, days)


def _document(record: Record, id_: str) -> Document:
    (document,) = stored.documents(record, Selection(document=id_))
    return document
