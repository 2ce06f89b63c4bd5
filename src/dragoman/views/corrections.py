"""What papers took back: which reports and figures, and which paper corrected them when.

An event names the reports of which its paper corrected something. A number is often taken back in
an event of its own: the correction repeats the sentence and gives the right number beside it.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from dragoman.codebook.press import press
from dragoman.model.entries import Figure
from dragoman.model.record import Event
from dragoman.model.text import Document
from dragoman.reconcile.independence import outlet_name
from dragoman.reconcile.numbers import compatible, count_key
from dragoman.record import read
from dragoman.record.fetch import Fetch
from dragoman.record.selection import EVERYTHING
from dragoman.record.session import Record
from dragoman.views.statements import published

WITHIN = timedelta(days=31)  # papers correct within weeks or never


@dataclass(frozen=True, slots=True)
class Corrections:
    """Notes such as "corrected by the Gazette on 2024-07-13", by the id of what was taken back."""

    notes: Mapping[str, str]

    def of(self, ids: Iterable[str]) -> str:
        """The note of what rests on reports or figures; "" where one of them still stands."""
        found = [self.notes.get(id_, "") for id_ in ids]
        return min(found, default="") and max(found)


def corrections(
    record: Record, documents: Mapping[str, Document], events: Iterable[Event] = ()
) -> Corrections:
    """What was taken back by one of these documents, of them and of the events told in them."""
    correcting = [one for one in documents.values() if press().corrects(one.title, one.text)]
    notes = dict(_numbers(record, documents, correcting)) if correcting else {}
    notes.update(_values(events, documents))
    return Corrections(notes)


def with_corrections(record: Record, documents: Mapping[str, Document]) -> dict[str, Document]:
    """Documents with those in which their papers may correct them; if they lie years apart, with
    none, since looking for them would take reading whole years."""
    days = [day for document in documents.values() if (day := document.published.start)]
    if not days or max(days) - min(days) > WITHIN:
        return dict(documents)
    papers = {outlet_name(document) for document in documents.values()}
    soon_after = replace(EVERYTHING, since=min(days), until=max(days) + WITHIN)
    found = read.documents(record, soon_after)
    return {**{one.id: one for one in found if outlet_name(one) in papers}, **documents}


def _note(document: Document) -> str:
    day = f" on {published(document)}" if document.published.known else ""
    return f"corrected by {outlet_name(document)}{day}"


def _numbers(
    record: Record, documents: Mapping[str, Document], correcting: Sequence[Document]
) -> Iterator[tuple[str, str]]:
    """Figures that a correction takes back, and the reports of their acts."""
    figures: defaultdict[str, list[Figure]] = defaultdict(list)
    with record.reading() as connection:
        ids = {*documents, *(one.id for one in correcting)}
        for figure in Fetch(connection).entries_in("figures", ids):
            figures[figure.evidence.document].append(figure)
    for correction in correcting:
        before = [one for one in documents.values() if _may_be_meant(one, correction)]
        told = [figure for one in before for figure in figures[one.id]]
        for wrong in _taken_back(figures[correction.id], told):
            yield from ((id_, _note(correction)) for id_ in (wrong.id, wrong.report) if id_)


def _taken_back(own: Sequence[Figure], before: Sequence[Figure]) -> Iterator[Figure]:
    """The figures that a correction repeats while it gives others, here and as first printed."""
    repeated = [one for one in own if press().restates(one.evidence.text)]
    right = [one for one in own if one not in repeated]
    for wrong in repeated:
        if any(_same_count(wrong, one) and not compatible(wrong, one) for one in right):
            yield wrong
            yield from (one for one in before if _same_count(wrong, one) and compatible(wrong, one))


def _same_count(one: Figure, other: Figure) -> bool:
    return count_key(one) == count_key(other) is not None


def _may_be_meant(document: Document, correction: Document) -> bool:
    """Whether a correction may be of a document: of the same paper and not printed later."""
    day, corrected = document.published.start, correction.published.start
    same_paper = outlet_name(document) == outlet_name(correction)
    in_order = day is not None and corrected is not None and day <= corrected <= day + WITHIN
    return same_paper and in_order and document.id != correction.id


def _values(
    events: Iterable[Event], documents: Mapping[str, Document]
) -> Iterator[tuple[str, str]]:
    """The reports of which events say that their own paper corrected them."""
    for event in events:
        told = {report.id: documents[report.evidence.document] for report in event.reports}
        for id_ in event.superseded:
            later = (one for one in told.values() if _corrects(one, told[id_]))
            yield from ((id_, _note(one)) for one in later)


def _corrects(one: Document, other: Document) -> bool:
    same_paper = outlet_name(one) == outlet_name(other)
    return same_paper and press().corrects(one.title, one.text)
