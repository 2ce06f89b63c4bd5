"""One entry whole: what it says, and every account of it with its sentence, voices and outlet."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from dragoman.model.entries import Figure, Report
from dragoman.model.record import Dispute, Event
from dragoman.model.text import Document, Evidence
from dragoman.reconcile.independence import outlet_name
from dragoman.record import read
from dragoman.record.review_anchors import can_be_reviewed
from dragoman.record.reviews import reviews_of
from dragoman.record.session import Record
from dragoman.views.corrections import corrections, with_corrections
from dragoman.views.disputes import from_disputes
from dragoman.views.outlets import documents_by_id
from dragoman.views.review import words_of
from dragoman.views.shown import Facts, Told, show
from dragoman.views.statements import UNDATED, published


@dataclass(frozen=True, slots=True)
class AccountLine:
    """One passage: the sentence as printed, where it stands, who prints it and who says it.

    `told` is what this account gives where accounts may differ: its type, date, value or words;
    `corrected` says which paper took it back, and when.
    """

    outlet: str
    document: str
    title: str
    published: str
    told: str
    voices: tuple[str, ...]
    sentence: str
    start: int
    end: int
    corrected: str


@dataclass(frozen=True, slots=True)
class EntryView:
    """An entry of any kind: a heading, its facts as label and words, and its accounts."""

    id: str
    kind: str
    heading: str
    facts: Facts
    accounts: tuple[AccountLine, ...]


def entry(record: Record, id_: str) -> EntryView:
    """The entry of an id or of a beginning that only one id has.

    EntryMissing when there is none, EntryAmbiguous when there are several.
    """
    found = read.entry(record, id_)
    heading, facts, told = show(found)
    documents = documents_by_id(record, (evidence.document for _, _, evidence in told))
    taken_back = _taken_back(record, found, documents)
    return EntryView(
        id=getattr(found, "id", id_),
        kind=type(found).__name__.casefold(),
        heading=heading,
        facts=(
            *facts,
            *_values_of(record, found),
            *_said_of(record, found),
            *_made_by(record, documents),
        ),
        accounts=tuple(_account(one, documents, taken_back) for one in told),
    )


def _values_of(record: Record, entry: object) -> Facts:
    """The values of a dispute, each with who prints it and when."""
    lines = from_disputes(record, [entry]) if isinstance(entry, Dispute) else ()
    return tuple(
        (value.value, f"{', '.join(value.outlets)} ({', '.join(value.printed) or UNDATED})")
        for line in lines
        for value in line.values
    )


def _said_of(record: Record, entry: object) -> Facts:
    """What people said of the entry, the latest last."""
    if not can_be_reviewed(type(entry)):
        return ()
    given = reviews_of(record, [read.entry(record.as_coded(), str(getattr(entry, "id", "")))])
    return tuple(
        (f"{review.verdict} by {review.reviewer}", words_of(review))
        for reviews in given.values()
        for review in reviews
    )


def _made_by(record: Record, documents: Iterable[str]) -> Facts:
    """Which versions made the accounts."""
    made = {read.versions(record, document) for document in sorted(documents)}
    return tuple(
        ("coded by", f"dragoman {one.dragoman}, codebook {one.codebook}, model {one.model}")
        for one in sorted(filter(None, made), key=str)
    )


def _taken_back(
    record: Record, entry: object, documents: Mapping[str, Document]
) -> dict[Evidence, str]:
    """For each sentence of an act or a figure that its paper corrected, the note that says so."""
    events = [entry] if isinstance(entry, Event) else []
    told = entry.reports if isinstance(entry, Event) else [entry]
    notes = corrections(record, with_corrections(record, documents), events)
    return {one.evidence: notes.of([one.id]) for one in told if isinstance(one, (Report, Figure))}


def _account(
    told: Told, documents: Mapping[str, Document], taken_back: Mapping[Evidence, str]
) -> AccountLine:
    words, speakers, evidence = told
    document = documents[evidence.document]
    return AccountLine(
        outlet=outlet_name(document),
        document=document.id,
        title=document.title,
        published=published(document),
        told=words,
        voices=speakers,
        sentence=evidence.text,
        start=evidence.start,
        end=evidence.end,
        corrected=taken_back.get(evidence, ""),
    )
