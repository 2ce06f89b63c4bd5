"""What the tables repeat of a body so that the database can find it, made anew from the body."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Table, select

from dragoman.model.actors import Actor
from dragoman.model.reading import Notice
from dragoman.model.record import Dispute, Event
from dragoman.model.text import Document
from dragoman.record import tables as t
from dragoman.record.among import among, rows_among
from dragoman.record.batches import AnyRow, Values
from dragoman.record.bodies import decoded
from dragoman.record.facets import Facets, of_dispute
from dragoman.record.kinds import Kind
from dragoman.record.rows import dyad_rows, side_rows

Found = tuple[AnyRow, Any]  # the row as stored, and its entry

_EVENTS = select(t.events.c.id, t.events.c.body).where(among(t.events.c.id))


def facets_of(connection: Connection, kind: Kind[Any], found: Sequence[Found]) -> list[Facets]:
    """The facets of entries; a dispute's are also those of the event that it is about."""
    if kind.entry is not Dispute:
        return [kind.facets(entry) for _, entry in found]
    rows = rows_among(connection, _EVENTS, (entry.subject.id for _, entry in found))
    events = {id_: decoded(Event, body) for id_, body in rows}
    return [of_dispute(entry, events.get(entry.subject.id)) for _, entry in found]


def columns(kind: Kind[Any], entry: object, facets: Facets) -> Values:
    """The columns of an entry's row that repeat something in its body."""
    own: Values = {"id": getattr(entry, "id", None), "type": facets.type}
    if "day" in kind.table.c:
        own |= {"first": facets.first, "last": facets.last, "day": facets.day}
    match entry:
        case Document():
            own |= {"source": entry.source, "outlet": entry.outlet, "text": entry.text}
        case Actor():
            own |= {"country": entry.country, "sector": entry.sector}
        case Dispute():
            own |= {"subject_kind": entry.subject.kind, "subject": entry.subject.id}
        case Notice():
            own = {"type": facets.type, "source": entry.source}
    return own


def stale_columns(kind: Kind[Any], row: AnyRow, entry: object, facets: Facets) -> Values:
    """The columns of a row that say something else than the body, with what the body says."""
    wanted = columns(kind, entry, facets)
    return {name: value for name, value in wanted.items() if getattr(row, name) != value}


def beside(
    kind: Kind[Any], row: AnyRow, entry: object, facets: Facets
) -> dict[Table, list[Values]]:
    """The rows of other tables that say who is in an entry."""
    rows: dict[Table, list[Values]] = {}
    if isinstance(kind.sides, Table):
        own = {"document": row.document} if kind.shared else {}
        rows[kind.sides] = side_rows(row.id, facets, **own)
    if isinstance(entry, Event):
        rows[t.event_dyads] = dyad_rows(entry)
    return rows


def stored_beside(
    connection: Connection, kind: Kind[Any], found: Sequence[Found]
) -> dict[Table, dict[tuple[Any, ...], list[Values]]]:
    """The rows that are stored in those tables, by the key of the entry they are of."""
    tables = [kind.sides] if isinstance(kind.sides, Table) else []
    tables += [t.event_dyads] if kind.table is t.events else []
    stored: dict[Table, dict[tuple[Any, ...], list[Values]]] = {table: {} for table in tables}
    for table, by_key in stored.items():
        key = ["entry", "document"] if kind.shared else ["entry"]
        of_entries = select(table).where(among(table.c.entry))
        for one in rows_among(connection, of_entries, (row.id for row, _ in found)):
            values = dict(one._mapping)
            by_key.setdefault(tuple(values[name] for name in key), []).append(values)
    return stored


def key_of(kind: Kind[Any], row: AnyRow) -> tuple[Any, ...]:
    """What an entry's row is known by."""
    return tuple(getattr(row, column.name) for column in kind.table.primary_key)


def same_rows(one: Sequence[Values], other: Sequence[Values]) -> bool:
    """Whether rows are the same, in whatever order."""

    def ordered(rows: Sequence[Values]) -> list[str]:
        return sorted(repr(sorted(row.items())) for row in rows)

    return ordered(one) == ordered(other)
