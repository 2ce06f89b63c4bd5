"""Entries by their ids and documents, as reconciling needs them: within its own transaction."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, select

from dragoman.model.entries import Report
from dragoman.model.record import Event
from dragoman.model.text import Document
from dragoman.reconcile import Material
from dragoman.reconcile.constraints import Constraint
from dragoman.reconcile.material import holding
from dragoman.reconcile.things import KINDS as SPOKEN
from dragoman.record import tables as t
from dragoman.record.among import among
from dragoman.record.batches import batches
from dragoman.record.bodies import decode
from dragoman.record.kinds import KINDS

KIND_OF = {kind.name: kind for kind in KINDS}


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
        return self._reports_by(t.reports.c.document, documents)

    def entries(self, kind: str, ids: Iterable[str]) -> list[Any]:
        """Entries of a kind, by id; of one that several documents tell, each account."""
        return self._where(kind, KIND_OF[kind].table.c.id, ids)

    def entries_in(self, kind: str, documents: Iterable[str]) -> list[Any]:
        """The entries of a kind in documents."""
        return self._where(kind, KIND_OF[kind].table.c.document, documents)

    def event_of(self, reports: Iterable[str]) -> dict[str, str]:
        """Report id → the id of the stored event that it is in."""
        found: dict[str, str] = {}
        columns = (t.reports.c.id, t.reports.c.event)
        for some in batches(sorted(reports)):
            where = (among(t.reports.c.id, some), t.reports.c.event.is_not(None))
            rows = self.connection.execute(select(*columns).where(*where))
            found.update((id_, event) for id_, event in rows)
        return found

    def told_in(self, events: Iterable[str]) -> set[str]:
        """The reports of stored events."""
        return self._reports_by(t.reports.c.event, events)

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
        found: dict[str, str] = {}
        for some in batches(sorted(events)):
            about = (t.disputes.c.subject_kind == "event", among(t.disputes.c.subject, some))
            rows = select(t.disputes.c.id, t.disputes.c.subject).where(*about)
            found.update((id_, event) for id_, event in self.connection.execute(rows))
        return found

    def _all(self, kind: str) -> list[Any]:
        table = KIND_OF[kind].table
        rows = self.connection.execute(select(table.c.body).order_by(*table.primary_key))
        return [decode(KIND_OF[kind].entry, body) for body in rows.scalars()]

    def _reports_by(self, column: ColumnElement[Any], values: Iterable[str]) -> set[str]:
        found: set[str] = set()
        for some in batches(sorted(set(values))):
            inside = select(t.reports.c.id).where(among(column, some))
            found.update(self.connection.execute(inside).scalars())
        return found

    def _where(self, kind: str, column: ColumnElement[Any], values: Iterable[str]) -> list[Any]:
        of, table = KIND_OF[kind], KIND_OF[kind].table
        found: list[Any] = []
        for some in batches(sorted(set(values))):
            rows = select(table.c.body).where(among(column, some)).order_by(*table.primary_key)
            found += [decode(of.entry, body) for body in self.connection.execute(rows).scalars()]
        return found
