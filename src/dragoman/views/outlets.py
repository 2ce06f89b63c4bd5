"""Whose words the documents of a view are: where each sentence stands, and whom a story counts for.

A story that many papers copy is one voice; a sentence that only one of the copies has is its own.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from dragoman.model.record import Dispute, DisputedValue, Event
from dragoman.model.text import Document, Evidence
from dragoman.reconcile.independence import independent_outlets, outlet_name
from dragoman.record.fetch import Fetch
from dragoman.record.session import Record


@dataclass(frozen=True, slots=True)
class Outlets:
    """The outlets of documents and of their copies.

    `independent` maps a document's id to the outlet that its story counts for: whoever published
    it first.
    """

    documents: Mapping[str, Document]
    independent: Mapping[str, str]

    def printing(self, evidence: Evidence) -> str:
        """Who prints a sentence: the first to publish it, else the paper whose copy adds it."""
        id_ = evidence.document
        return self.independent[id_] if self.copied(evidence) else outlet_name(self.documents[id_])

    def copied(self, evidence: Evidence) -> bool:
        """Whether another outlet, the first to publish the story, printed the sentence before."""
        own, first = self.documents[evidence.document], self.independent[evidence.document]
        family = [self.documents[id_] for id_ in own.copies if id_ in self.documents]
        sentence = _spaced(evidence.text)
        return outlet_name(own) != first and any(
            outlet_name(copy) == first and sentence in _spaced(copy.text) for copy in family
        )

    def giving(self, value: DisputedValue) -> tuple[str, ...]:
        """Who gives a disputed value: its printers, and outlets on whose word others print it."""
        told = {e: self.independent[e.document] for e in value.evidence}
        printers = {self.printing(e) for e, outlet in told.items() if outlet in value.outlets}
        return tuple(sorted(printers | (set(value.outlets) - set(told.values()))))


def outlets_of(record: Record, ids: Iterable[str]) -> Outlets:
    """The outlets of the documents of these ids."""
    with record.reading() as connection:
        documents = Fetch(connection).families(ids)
    return Outlets(documents, independent_outlets(documents))


def documents_by_id(record: Record, ids: Iterable[str]) -> dict[str, Document]:
    """The documents of these ids, in the order of the ids."""
    with record.reading() as connection:
        return Fetch(connection).documents(ids)


def documents_of(events: Iterable[Event]) -> set[str]:
    """The documents in which events are told."""
    return {report.evidence.document for event in events for report in event.reports}


def documents_at_odds(disputes: Iterable[Dispute]) -> set[str]:
    """The documents in which disputed values are told."""
    return {e.document for one in disputes for value in one.values for e in value.evidence}


def _spaced(text: str) -> str:
    """The text with single spaces: copies break their lines elsewhere."""
    return " ".join(text.split())
