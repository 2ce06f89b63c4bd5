"""Everything that reading one document yields, and what was noticed on the way."""

from dataclasses import dataclass
from typing import Literal

from dragoman.model.actors import Mention, Office
from dragoman.model.entries import Figure, Instrument, Naming, Observance, Report, Stand, Statement
from dragoman.model.text import Document, Sentence
from dragoman.model.time import DateMention, RecurringDay

NoticeKind = Literal[
    "unreadable", "no-article", "damaged", "language", "unknown-date", "unknown-actor",
    "unknown-place",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Notice:
    """Something that was not absorbed: an input refused or damaged, a name left unknown."""

    kind: NoticeKind
    source: str
    text: str
    reason: str


@dataclass(frozen=True, slots=True)
class Reading:
    """One document on its way through the stages; each stage fills its own fields and no others."""

    document: Document
    sentences: tuple[Sentence, ...] = ()
    dates: tuple[DateMention, ...] = ()
    recurring: tuple[RecurringDay, ...] = ()
    mentions: tuple[Mention, ...] = ()
    offices: tuple[Office, ...] = ()
    statements: tuple[Statement, ...] = ()
    reports: tuple[Report, ...] = ()
    figures: tuple[Figure, ...] = ()
    instruments: tuple[Instrument, ...] = ()
    observances: tuple[Observance, ...] = ()
    namings: tuple[Naming, ...] = ()
    stands: tuple[Stand, ...] = ()
    notices: tuple[Notice, ...] = ()


@dataclass(frozen=True, slots=True)
class Versions:
    """What made a reading: the versions of the program, the codebook and the coder's model."""

    dragoman: str
    codebook: str
    model: str
