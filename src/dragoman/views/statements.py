"""Who said what: attributed speech, each with its words, its speaker and its sentence."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from dragoman.model.entries import UTTERED, Statement
from dragoman.model.text import Document
from dragoman.model.time import DateRange
from dragoman.reconcile.independence import outlet_name
from dragoman.reconcile.times import written
from dragoman.record import read
from dragoman.record.selection import EVERYTHING, Selection
from dragoman.record.session import Record
from dragoman.views.outlets import documents_by_id
from dragoman.views.words import UNNAMED, actor_words, codes

UNDATED = "undated"


@dataclass(frozen=True, slots=True)
class StatementLine:
    """One statement. `text` is what is said, `sentence` the passage it stands in.

    `date` is when it was said as far as the text tells, `published` when it was printed.
    """

    id: str
    date: str
    published: str
    speaker: str
    country: str
    cue: str
    quotation: str
    text: str
    addressees: tuple[str, ...]
    about: tuple[str, ...]
    within: str | None
    outlet: str
    document: str
    sentence: str


def statements(
    record: Record, selection: Selection = EVERYTHING, *, thoughts: bool = False
) -> tuple[StatementLine, ...]:
    """The statements that `selection` asks for, in the order in which they were said or printed.

    What somebody is said to think or to have seen, but did not utter, comes with `thoughts` only.
    """
    found = read.statements(record, replace(selection, limit=None))
    wanted = (said for said in found if thoughts or said.kind in UTTERED)
    return from_statements(record, wanted)[: selection.limit]


def from_statements(record: Record, found: Iterable[Statement]) -> tuple[StatementLine, ...]:
    """The lines of statements that were read from `record`, in order."""
    listed = list(found)
    documents = documents_by_id(record, (said.evidence.document for said in listed))

    def order(said: Statement) -> tuple[date, str, int]:
        """The day it was said, else printed, as far as known; then its place on the page."""
        document = documents[said.evidence.document]
        day = said.date.start or document.published.start or date.max
        return day, document.id, said.evidence.start

    return tuple(statement_line(said, documents) for said in sorted(listed, key=order))


def statement_line(said: Statement, documents: Mapping[str, Document]) -> StatementLine:
    """The line of one statement; its document must be in `documents`."""
    document = documents[said.evidence.document]
    return StatementLine(
        id=said.id,
        date=written(said.date),
        published=published(document),
        speaker=actor_words(said.speaker) if said.speaker else UNNAMED,
        country=said.speaker.country if said.speaker else "",
        cue=said.cue.text if said.cue else "",
        quotation=said.quotation,
        text=said.text,
        addressees=tuple(codes(said.addressees)),
        about=tuple(codes(said.about)),
        within=said.within,
        outlet=outlet_name(document),
        document=document.id,
        sentence=said.evidence.text,
    )


def published(document: Document) -> str:
    """A document's publication date to its precision, or "undated"."""
    date = document.published
    return written(DateRange(date.start, date.end, date.precision))


def days_of_printing(documents: Iterable[Document]) -> tuple[str, ...]:
    """When documents were published, each day once; those that nobody dates are left out."""
    return tuple(sorted({published(document) for document in documents} - {UNDATED}))
