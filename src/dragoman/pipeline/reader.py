"""Reading inputs into a record, from the first path to the reconciled whole."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from dragoman.coding.vectors import MAKER, sentence_vectors
from dragoman.errors import InputError, UnreadableInput
from dragoman.model.reading import Notice, NoticeKind, Reading
from dragoman.model.text import Document
from dragoman.model.time import PublicationDate
from dragoman.pipeline import stages, versions
from dragoman.pipeline.carrying import carry
from dragoman.pipeline.meaning import add_vectors
from dragoman.record import read as stored
from dragoman.record.reconciling import reconcile_pending
from dragoman.record.session import Record
from dragoman.record.write import is_settled, save_notices, save_reading
from dragoman.settings import Settings
from dragoman.sources import find, read

# Control characters, and the bytes of a name that is no UTF-8, as Python keeps them.
_NO_TEXT = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff]")
# Called before each input with its number, how many there are, and its name.
Progress = Callable[[int, int, str], None]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a run: documents read anew and found unchanged, inputs refused, and the rest."""

    read: int
    unchanged: int
    refused: tuple[Notice, ...]
    noticed: tuple[Notice, ...]


def read_into(
    record: Record, inputs: Sequence[str], settings: Settings, progress: Progress
) -> Outcome:
    """Read every article in the inputs, each in a transaction of its own, then reconcile.

    What cannot be read is noted and the rest read all the same. A run that was stopped goes on
    where it stopped: documents already there are passed over. Where there is nothing to read, the
    stages are not even loaded.
    """
    paths, refused = _paths(inputs, record)
    if not paths:
        save_notices(record, refused)
        return Outcome(0, 0, tuple(refused), ())
    reader = Reader(record, settings)
    for number, path in enumerate(paths, start=1):
        progress(number, len(paths), str(path))
        try:
            reader.take(path)
        except InputError as error:
            refused.append(_refusal(error))
    save_notices(record, refused)
    carry(record, settings)
    reconcile_record(record)
    return Outcome(reader.read, reader.unchanged, tuple(refused), tuple(reader.noticed))


class Reader:
    """Takes files into a record one by one and counts."""

    def __init__(self, record: Record, settings: Settings) -> None:
        self.record = record
        self.settings = settings
        self.stages = stages.standard(settings)
        self.read = 0
        self.unchanged = 0
        self.noticed: list[Notice] = []
        stages.check_order(self.stages)

    def take(self, path: Path) -> None:
        """Read a file into the record; InputError if there is no article to be had from it."""
        found = read(path, self.settings)
        document = dated(replace(found, source=written(found.source)), self.settings.published)
        if is_settled(self.record, document, versions.current(self.settings.codebook)):
            self.unchanged += 1
            return
        reading = stages.read_through(Reading(document), self.stages)
        save_reading(self.record, reading, versions.current(self.settings.codebook))
        self.read += 1
        self.noticed += reading.notices


def dated(document: Document, given: date | None) -> Document:
    """The document, published on the given day if its own page does not say when."""
    if given is None or document.published.known:
        return document
    published = PublicationDate(given, given, "day", "given", "given by whoever read it in")
    return replace(document, published=published)


def reconcile_record(record: Record) -> None:
    """Bring what the documents say together up to date with what was read, if anything came new.

    So with the vectors by which passages are found that mean the same.
    """
    if stored.pending(record):
        reconcile_pending(record)
    add_vectors(record, MAKER, sentence_vectors)


def _paths(inputs: Sequence[str], record: Record) -> tuple[list[Path], list[Notice]]:
    paths: dict[Path, None] = {}
    refused: list[Notice] = []
    for one in inputs:
        try:
            paths |= dict.fromkeys(_beside(record, one))
        except InputError as error:
            refused.append(_refusal(error))
    return list(paths), refused


def _beside(record: Record, given: str) -> list[Path]:
    """What an input names, but for the record itself where that lies in a folder that is read."""
    own = Path(record.path).resolve()
    logs = (f"{own.name}{end}" for end in ("", "-wal", "-shm", "-journal"))
    stores = {own.with_name(name) for name in logs} - {Path(given).resolve()}
    articles = [path for path in find([given]) if path.resolve() not in stores]
    if not articles:
        raise UnreadableInput(given, "there is nothing to read here but the record itself")
    return articles


def _refusal(error: InputError) -> Notice:
    kind: NoticeKind = "unreadable" if isinstance(error, UnreadableInput) else "no-article"
    return Notice(kind, written(error.source), "", written(error.reason))


def written(name: str) -> str:
    """A file's name as it can be stored and shown: what is no character of a text is escaped."""
    return _NO_TEXT.sub(lambda one: one[0].encode("unicode_escape").decode(), name)
