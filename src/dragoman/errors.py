"""Every exception that Dragoman raises on purpose.

    DragomanError
    ├── InputError              an input that cannot be read; the run goes on without it
    │   ├── UnreadableInput       no such file, binary, empty, too large, wrong encoding
    │   └── NoArticle             readable, but nothing in it is an article
    ├── UsageError              a command or call with words that make no sense
    ├── CodebookError           reference data that contradicts itself or cannot be parsed
    ├── CoderError              the coder's weights are missing or do not fit
    └── RecordError             the record as a store
        ├── RecordMissing         no record at that place
        ├── RecordTooNew          written by a newer Dragoman
        ├── RecordBusy            locked by another writer
        ├── EntryMissing          no entry of that id
        └── EntryAmbiguous        several entries whose ids begin so

Third-party exceptions never leave the package that owns the third party. Each message says what
happened and what to do about it.
"""


class DragomanError(Exception):
    """Base of all."""


class InputError(DragomanError):
    """An input that cannot be read."""

    def __init__(self, source: str, reason: str) -> None:
        super().__init__(f"{source}: {reason}")
        self.source = source
        self.reason = reason


class UnreadableInput(InputError):
    """The bytes cannot be had or cannot be text."""


class NoArticle(InputError):
    """The text holds no article."""


class UsageError(DragomanError):
    """The caller asked for something that makes no sense."""


class CodebookError(DragomanError):
    """Reference data that contradicts itself or cannot be parsed."""


class CoderError(DragomanError):
    """The coder's weights are missing or do not fit this version."""


class RecordError(DragomanError):
    """The store refused."""


class RecordMissing(RecordError):
    """There is no record at that place."""


class RecordTooNew(RecordError):
    """The record was written by a newer Dragoman."""


class RecordBusy(RecordError):
    """Another writer holds the record."""


class EntryMissing(RecordError):
    """No entry of that id."""


class EntryAmbiguous(RecordError):
    """Several entries have ids that begin so."""
