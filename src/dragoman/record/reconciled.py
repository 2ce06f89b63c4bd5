"""Writing what the documents say together: only what changed is replaced, in one transaction."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TypeVar

from sqlalchemy import (
    Connection,
    Delete,
    Select,
    Table,
    bindparam,
    delete,
    exists,
    select,
    update,
)

from dragoman.errors import RecordError
from dragoman.model.entries import Report
from dragoman.model.record import Dispute, Event, Position
from dragoman.model.text import Evidence
from dragoman.record import tables as t
from dragoman.record.among import among, change_among, rows_among, values_among
from dragoman.record.batches import AnyRow, batches, insert_rows, streaming
from dragoman.record.bodies import decode, encode
from dragoman.record.facets import of_dispute, of_event, of_position
from dragoman.record.fetch import Fetch
from dragoman.record.integrity import actor_ids, misplaced, parts
from dragoman.record.rows import dyad_rows, entry_row, side_rows
from dragoman.record.session import Record

Across = TypeVar("Across", Event, Dispute, Position)

_REPORTS = select(t.reports.c.id, t.reports.c.body, t.reports.c.event).where(among(t.reports.c.id))
_SPEECHES = select(t.statements.c.id, t.statements.c.document).where(among(t.statements.c.id))
_ACTORS = select(t.actors.c.id).where(among(t.actors.c.id))
_LEFT_BEHIND = select(t.disputes.c.id).where(
    t.disputes.c.subject_kind == "event", ~exists().where(t.events.c.id == t.disputes.c.subject)
)
_LEFT_BEHIND_BY = _LEFT_BEHIND.where(among(t.disputes.c.subject))
_TELL = update(t.reports).where(t.reports.c.id == bindparam("report")).values(event=bindparam("of"))
_SETTLED = delete(t.pending).where(among(t.pending.c.document))


@dataclass(frozen=True, slots=True)
class Changes:
    """How many entries were stored (new or changed) and how many taken away."""

    stored: int
    removed: int


def save_reconciled(
    record: Record,
    events: Sequence[Event],
    disputes: Sequence[Dispute],
    positions: Sequence[Position] = (),
    settled: Iterable[str] | None = None,
    instead_of: Collection[str] | None = None,
) -> Changes:
    """Make these the record's events, disputes and positions, or those of a part of it.

    `settled` are the documents that were taken into account, all when None. `instead_of` are the
    ids of the stored entries whose place these take, all when None: the others stay as they are.
    Whoever reads before must do so within the same `record.writing()`, or another writer comes
    between. RecordError names the entry that does not stand on what the record holds; nothing is
    stored then.
    """
    with record.writing() as connection:
        cited = _Events(connection, events)
        fresh, gone = _renew(connection, t.events, events, set(), instead_of)
        _store_events(connection, events, fresh)
        moved = {event.id for event in fresh}
        about = {d.id for d in disputes if d.subject.id in moved}
        fresh_disputes, gone_disputes = _renew(connection, t.disputes, disputes, about, instead_of)
        _store_disputes(connection, fresh_disputes, cited)
        on = {p.id for p in positions if moved.intersection(p.events)}
        fresh_positions, gone_positions = _renew(connection, t.positions, positions, on, instead_of)
        _store_positions(connection, fresh_positions, cited)
        _refuse_left_behind(connection, instead_of)
        _settle(connection, settled)
    stored = len(fresh) + len(fresh_disputes) + len(fresh_positions)
    return Changes(stored, gone + gone_disputes + gone_positions)


class _Events(dict[str, Event]):
    """Events by id: those given, and any other that the record holds, once it is asked for."""

    def __init__(self, connection: Connection, given: Iterable[Event]) -> None:
        super().__init__({event.id: event for event in given})
        self._connection = connection

    def fetch(self, ids: Iterable[str]) -> None:
        rows = rows_among(self._connection, _held(t.events), set(ids) - self.keys())
        self.update((id_, decode(Event, body)) for id_, body in rows)


def _renew(
    connection: Connection,
    table: Table,
    entries: Sequence[Across],
    anyway: set[str],
    instead_of: Collection[str] | None,
) -> tuple[list[Across], int]:
    """The entries that must be stored, once what they replace and what is gone has been deleted."""
    given: dict[str, Across] = {entry.id: entry for entry in entries}
    if len(given) < len(entries):
        twice = [id_ for id_, count in Counter(e.id for e in entries).items() if count > 1]
        raise RecordError(f"{min(twice)} stands several times among the {table.name}")
    there: set[str] = set()
    same: set[str] = set()
    for id_, body in _stored(connection, table, given.keys(), instead_of):
        there.add(id_)
        if id_ in given and id_ not in anyway and encode(given[id_]) == body:
            same.add(id_)
    change_among(connection, _gone(table), there - same)
    return [entry for entry in entries if entry.id not in same], len(there - given.keys())


def _stored(
    connection: Connection, table: Table, given: Collection[str], instead_of: Collection[str] | None
) -> Iterator[AnyRow]:
    """Id and body of what the table holds of those ids, or of all that it holds."""
    if instead_of is not None:
        yield from rows_among(connection, _held(table), {*given, *instead_of})
        return
    with streaming(connection, select(table.c.id, table.c.body)) as rows:
        yield from rows


@cache
def _held(table: Table) -> Select[str, str]:
    return select(table.c.id, table.c.body).where(among(table.c.id))


@cache
def _gone(table: Table) -> Delete:
    return delete(table).where(among(table.c.id))


def _store_events(connection: Connection, events: Sequence[Event], fresh: list[Event]) -> None:
    _refuse_shared_reports(events)
    for some in batches(fresh):
        _refuse_unfounded(connection, some)
        _refuse_strangers(connection, some)
        rows = [entry_row(event, of_event(event)) for event in some]
        insert_rows(connection, t.events, rows)
        sides = [row for event in some for row in side_rows(event.id, of_event(event))]
        insert_rows(connection, t.event_sides, sides)
        insert_rows(connection, t.event_dyads, [row for e in some for row in dyad_rows(e)])
        told = [{"report": report.id, "of": e.id} for e in some for report in e.reports]
        connection.execute(_TELL, told)


def _refuse_shared_reports(events: Sequence[Event]) -> None:
    teller: dict[str, str] = {}
    for event in events:
        for report in event.reports:
            other = teller.setdefault(report.id, event.id)
            if other != event.id:
                raise RecordError(f"{report.id} is in both {other} and {event.id}")


def _refuse_unfounded(connection: Connection, events: Sequence[Event]) -> None:
    """An event is made of reports exactly as the record holds them."""
    stored: dict[str, str] = {}
    teller: dict[str, str] = {}
    ids = (report.id for event in events for report in event.reports)
    for id_, body, told in rows_among(connection, _REPORTS, ids):
        stored[id_] = body
        if told:
            teller[id_] = told
    for event in events:
        if not event.reports:
            raise RecordError(f"{event.id} has no report: an event stands on at least one")
        for report in event.reports:
            if report.id not in stored:
                raise RecordError(f"{event.id} has {report.id}, which is not in the record")
            if decode(Report, stored[report.id]) != report:
                raise RecordError(f"{event.id} has {report.id}, which differs in the record")
            if teller.get(report.id, event.id) != event.id:
                raise RecordError(f"{event.id} has {report.id}, which {teller[report.id]} has too")


def _store_disputes(connection: Connection, fresh: list[Dispute], events: _Events) -> None:
    for some in batches(fresh):
        _refuse_misplaced(connection, some)
        _refuse_strangers(connection, some)
        events.fetch(id_ for dispute in some for id_ in _event_ids(dispute))
        for dispute in some:
            _refuse_missing(dispute.id, {dispute.subject.id} & _event_ids(dispute), events)
        rows = [
            entry_row(
                dispute,
                of_dispute(dispute, events.get(dispute.subject.id)),
                subject_kind=dispute.subject.kind,
                subject=dispute.subject.id,
            )
            for dispute in some
        ]
        insert_rows(connection, t.disputes, rows)
        about = [(d.id, of_dispute(d, events.get(d.subject.id))) for d in some]
        sides = [row for id_, facets in about for row in side_rows(id_, facets)]
        insert_rows(connection, t.dispute_sides, sides)
        grounds = {d.id: _documents(d, _event_ids(d), events) for d in some}
        insert_rows(connection, t.dispute_grounds, _ground_rows(grounds))


def _event_ids(dispute: Dispute) -> set[str]:
    return {dispute.subject.id} if dispute.subject.kind == "event" else set()


def _store_positions(connection: Connection, fresh: list[Position], events: _Events) -> None:
    for some in batches(fresh):
        _refuse_misplaced(connection, some)
        _refuse_strangers(connection, some)
        insert_rows(connection, t.positions, [entry_row(p, of_position(p)) for p in some])
        sides = [row for p in some for row in side_rows(p.id, of_position(p))]
        insert_rows(connection, t.position_sides, sides)
        grounds: dict[str, set[str]] = {}
        events.fetch(id_ for position in some for id_ in position.events)
        for position in some:
            _refuse_missing(position.id, position.events, events)
            speeches = _speeches(connection, position.statements)
            _refuse_missing(position.id, position.statements, speeches)
            cited = _documents(position, position.events, events)
            grounds[position.id] = cited | set(speeches.values())
        insert_rows(connection, t.position_grounds, _ground_rows(grounds))


def _speeches(connection: Connection, statements: Sequence[str]) -> dict[str, str]:
    """The documents of statements."""
    return dict(rows_among(connection, _SPEECHES, statements))


def _documents(
    entry: Dispute | Position, cited: Iterable[str], events: Mapping[str, Event]
) -> set[str]:
    """The documents that an entry rests on, its own evidence's and those of the events it cites."""
    whole = (entry, *(events[id_] for id_ in cited))
    return {evidence.document for part in whole for evidence in parts(part, Evidence)}


def _ground_rows(grounds: Mapping[str, set[str]]) -> list[dict[str, str]]:
    return [{"entry": e, "document": d} for e, found in grounds.items() for d in sorted(found)]


def _refuse_left_behind(connection: Connection, gone: Collection[str] | None) -> None:
    """Nobody can argue about an event that is not there any more."""
    if gone is None:
        found = set(connection.execute(_LEFT_BEHIND).scalars())
    else:
        found = set(values_among(connection, _LEFT_BEHIND_BY, gone))
    for left in sorted(found):
        raise RecordError(f"{left} is about an event that goes, and does not go with it")


def _refuse_missing(entry: str, wanted: Iterable[str], there: Mapping[str, object]) -> None:
    if missing := sorted(set(wanted) - there.keys()):
        raise RecordError(f"{entry} rests on {missing[0]}, which the record does not hold")


def _refuse_misplaced(connection: Connection, entries: Sequence[Dispute | Position]) -> None:
    documents = {e.document for entry in entries for e in parts(entry, Evidence)}
    texts = Fetch(connection).texts(documents)
    for entry in entries:
        for fault in misplaced(entry, texts):
            raise RecordError(f"{entry.id} {fault}")


def _refuse_strangers(
    connection: Connection, entries: Sequence[Event | Dispute | Position]
) -> None:
    named = {entry.id: actor_ids(entry) for entry in entries}
    known = set(values_among(connection, _ACTORS, set().union(*named.values())))
    for entry, ids in named.items():
        if strangers := sorted(ids - known):
            raise RecordError(f"{entry} names {strangers[0]}, an actor of no document")


def _settle(connection: Connection, settled: Iterable[str] | None) -> None:
    if settled is None:
        connection.execute(delete(t.pending))
        return
    change_among(connection, _SETTLED, settled)
