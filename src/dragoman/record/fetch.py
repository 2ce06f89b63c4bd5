"""Entries by their ids and documents, as reconciling needs them: within its own transaction."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from sqlalchemy import Connection, Select, select

from dragoman.model.entries import Report
from dragoman.model.record import Event
from dragoman.model.text import Document
from dragoman.reconcile import Material
from dragoman.reconcile.constraints import Constraint
from dragoman.reconcile.material import holding
from dragoman.reconcile.things import KINDS as SPOKEN
from dragoman.record import tables as t
from dragoman.record.among import among, rows_among, values_among
from dragoman.record.bodies import decode
from dragoman.record.kinds import KINDS

KIND_OF = {kind.name: kind for kind in KINDS}

_TEXTS = select(t.documents.c.id, t.documents.c.text).where(among(t.documents.c.id))
_EVENT_OF = select(t.reports.c.id, t.reports.c.event).where(among(t.reports.c.id))
_REPORTS_IN = select(t.reports.c.id).where(among(t.reports.c.document))
_TOLD_IN = select(t.reports.c.id).where(among(t.reports.c.event))
_DISPUTES_ABOUT = select(t.disputes.c.id, t.disputes.c.subject).where(
    t.disputes.c.subject_kind == "event", among(t.disputes.c.subject)
)


@dataclass(frozen=True, slots=True)
class Fetch:
    """Reads entries as they were coded; what is not there is passed over."""

    connection: Connection

    def holds(self, documents: int) -> bool:
        """Whether there are at least so many documents; counting all of a large record is slow."""
        last = select(t.documents.c.id).offset(documents - 1).limit(1)
        return self.connection.execute(last).first() is not None

    def everything(self, binding: Sequence[Constraint]) -> Material:
        """The whole record."""
        documents = {d.id: d for d in self._all("documents")}
        kinds = {kind: self._all(kind) for kind in ("reports", *SPOKEN)}
        return holding(documents, {**kinds, "constraints": binding})

    def document(self, id_: str) -> Material:
        """All that one document says."""
        kinds = {kind: self.entries_in(kind, [id_]) for kind in ("reports", *SPOKEN)}
        return holding(self.documents([id_]), kinds)

    def documents(self, ids: Iterable[str]) -> dict[str, Document]:
        """Documents by id."""
        return {document.id: document for document in self.entries("documents", ids)}

    def texts(self, ids: Iterable[str]) -> dict[str, str]:
        """Texts of documents, by their ids."""
        return dict(rows_among(self.connection, _TEXTS, ids))

    def families(self, ids: Iterable[str]) -> dict[str, Document]:
        """Documents by id, and all their copies."""
        found = self.documents(ids)
        copies = {id_ for document in found.values() for id_ in document.copies}
        return found | self.documents(copies - found.keys())

    def reports(self, ids: Iterable[str]) -> list[Report]:
        """Reports, by id."""
        return self.entries("reports", ids)

    def reports_in(self, documents: Iterable[str]) -> set[str]:
        """The ids of the documents' reports."""
        return set(values_among(self.connection, _REPORTS_IN, documents))

    def entries(self, kind: str, ids: Iterable[str]) -> list[Any]:
        """Entries of a kind, by id; of one that several documents tell, each account."""
        return self._where(kind, "id", ids)

    def entries_in(self, kind: str, documents: Iterable[str]) -> list[Any]:
        """The entries of a kind in documents."""
        return self._where(kind, "document", documents)

    def event_of(self, reports: Iterable[str]) -> dict[str, str]:
        """Report id → the id of the stored event that it is in."""
        rows = rows_among(self.connection, _EVENT_OF, reports)
        return {id_: event for id_, event in rows if event is not None}

    def told_in(self, events: Iterable[str]) -> set[str]:
        """The reports of stored events."""
        return set(values_among(self.connection, _TOLD_IN, events))

    def told_by(self, reports: Iterable[str]) -> dict[str, Event]:
        """Report id → the stored event that it is in."""
        event_of = self.event_of(reports)
        events = {event.id: event for event in self.entries("events", set(event_of.values()))}
        return {id_: events[event] for id_, event in event_of.items()}

    def disputes_about(self, events: Iterable[str]) -> set[str]:
        """The stored disputes about events."""
        return set(self._disputes(events))

    def disputed(self, events: Mapping[str, Event], but: Collection[str]) -> set[str]:
        """Those of the events that a stored dispute is about, not counting those of `but`."""
        return {about for id_, about in self._disputes(events).items() if id_ not in but}

    def _disputes(self, events: Iterable[str]) -> dict[str, str]:
        rows = rows_among(self.connection, _DISPUTES_ABOUT, events)
        return dict(rows)

    def _all(self, kind: str) -> list[Any]:
        table = KIND_OF[kind].table
        rows = self.connection.execute(select(table.c.body).order_by(*table.primary_key))
        return [decode(KIND_OF[kind].entry, body) for body in rows.scalars()]

    def _where(self, kind: str, column: str, values: Iterable[str]) -> list[Any]:
        bodies = values_among(self.connection, _bodies(kind, column), values)
        return [decode(KIND_OF[kind].entry, body) for body in bodies]


@cache
def _bodies(kind: str, column: str) -> Select[str]:
    table = KIND_OF[kind].table
    return select(table.c.body).where(among(table.c[column])).order_by(*table.primary_key)
