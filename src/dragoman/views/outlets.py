"""Whose words the documents of a view are: outlets, counted once a story."""

from collections.abc import Iterable

from dragoman.model.record import Event
from dragoman.model.text import Document
from dragoman.reconcile.independence import independent_outlets
from dragoman.record import read
from dragoman.record.selection import Selection
from dragoman.record.session import Record


def documents_by_id(record: Record, ids: Iterable[str]) -> dict[str, Document]:
    """The documents of these ids, in the order of the ids."""
    found = (read.documents(record, Selection(document=id_)) for id_ in sorted(set(ids)))
    return {document.id: document for one in found for document in one}


def outlets_by_document(record: Record, ids: Iterable[str]) -> dict[str, str]:
    """Document id → the outlet that counts for it; copies go to whoever published first."""
    documents = documents_by_id(record, ids)
    family = {copy for document in documents.values() for copy in document.copies}
    outlets = independent_outlets(documents_by_id(record, documents.keys() | family))
    return {id_: outlets[id_] for id_ in documents}


def documents_of(events: Iterable[Event]) -> set[str]:
    """The documents in which events are told."""
    return {report.evidence.document for event in events for report in event.reports}
