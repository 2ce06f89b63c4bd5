"""A large record in little time: one year's press as the record's own functions store it, then
the same year again for each of the others, copied within the database.

Ids and years are changed throughout, so that the whole passes `dragoman check`. Each report is
taken for an event of its own, in a region of its own: merging a million of them would measure
reconciling, and a reader's questions cost the same. Indexes are made once all rows are there.
"""

from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import (
    Column,
    ColumnElement,
    Connection,
    Date,
    Insert,
    String,
    Table,
    case,
    cast,
    func,
    insert,
    literal,
    select,
    text,
    true,
    type_coerce,
    union_all,
    update,
)

from benchmarks.world import VERSIONS, YEAR, World, as_event, make_reading
from dragoman.model.reading import Reading
from dragoman.model.record import Event
from dragoman.record import tables as t
from dragoman.record.block_tables import block_places, block_reports
from dragoman.record.blocks import enter, whole
from dragoman.record.facets import of_event
from dragoman.record.people import form_row, names_of
from dragoman.record.rows import document_row, dyad_rows, entry_row, reading_rows, side_rows
from dragoman.record.schema import all_tables
from dragoman.record.search_index import passage_rows
from dragoman.record.search_tables import passages
from dragoman.record.session import Record
from dragoman.record.write import note_run, run_id

YEARS = 30
FIRST_TAG = 10
DOCUMENTS_AT_A_TIME = 500
RUN = run_id(VERSIONS)
Rows = dict[Table, list[dict[str, Any]]]


def fill(record: Record, world: World, documents: int, events: int) -> Iterator[str]:
    """Write all, saying how far it has come; `documents` and `events` are for all years."""
    base, acts = documents // YEARS, events // documents
    casts = record.engine.dialect.name == "postgresql"
    with record.writing() as connection:
        note_run(connection, RUN, VERSIONS)
        _load(record, connection, _states(world))
    with _indexes_afterwards(record):
        for first in range(0, base, DOCUMENTS_AT_A_TIME):
            some = range(first, min(base, first + DOCUMENTS_AT_A_TIME))
            found = [make_reading(world, n, acts) for n in some]
            with record.writing() as connection:
                _load(record, connection, _rows(found))
                for reading in found:
                    enter(connection, whole(reading))
            yield f"{some[-1] + 1} documents of the first year"
        with record.writing() as connection:
            connection.execute(update(block_reports).values(region=block_reports.c.number))
            for table in _many():
                connection.execute(_again(table, base * acts, casts))
                record.dialect.count_on(connection, table)
                yield table.name
    with record.writing() as connection:
        record.dialect.refresh(connection)


def _many() -> list[Table]:
    """The tables that have rows for each document."""
    few = {t.meta, t.runs, t.actors, t.actor_names, t.actor_forms}
    return [table for table in all_tables() if table not in few]


def _again(table: Table, numbers: int, casts: bool) -> Insert:
    """The rows of the first year once more for each of the other years.

    `numbers` is how many reports are numbered, `casts` whether dates must be cast.
    """
    days = [(date(YEAR + n, 1, 1) - date(YEAR, 1, 1)).days for n in range(YEARS)]
    shifts = [
        select(literal(n).label("n"), literal(days[n]).label("days")) for n in range(1, YEARS)
    ]
    years = union_all(*shifts).subquery("years")
    kept = [c for c in table.c if c is not passages.c.n]
    new = [_moved(c, Shift(years.c.n, years.c.days, numbers, casts)) for c in kept]
    rows = select(*new).select_from(table.join(years, true()))
    if table is block_places:  # kept in the order of its key
        rows = rows.order_by(*new)
    return insert(table).from_select([c.name for c in kept], rows)


@dataclass(frozen=True)
class Shift:
    """How many years and days later, and what comes with it."""

    years: ColumnElement[int]
    days: ColumnElement[int]
    numbers: int
    casts: bool

    @property
    def tag(self) -> ColumnElement[str]:
        """What tells the ids of a year from those of others."""
        return cast(self.years + FIRST_TAG, String)

    @property
    def year(self) -> ColumnElement[str]:
        return cast(self.years + YEAR, String)


def _moved(own: Column[Any], shift: Shift) -> ColumnElement[Any]:
    """A column's value in another year."""
    if own.name in ("id", "document", "entry", "event", "report"):
        return func.replace(own, ":", literal(":") + shift.tag)
    if own.name in ("number", "region"):
        return own + shift.years * shift.numbers
    if own is block_places.c.day:
        return case((own > 0, own + shift.days), else_=own)
    if isinstance(own.type, Date):
        text = cast(own, String) if shift.casts else type_coerce(own, String)
        moved = func.replace(text, f"{YEAR}-", shift.year + "-")
        return cast(moved, Date) if shift.casts else moved
    if own.name == "body":
        body: ColumnElement[Any] = func.replace(own, f'"{YEAR}-', literal('"') + shift.year + "-")
        for kind in ("document", "report", "event"):
            body = func.replace(body, f'"{kind}:', literal(f'"{kind}:') + shift.tag)
        return body
    return own


def _states(world: World) -> Rows:
    rows: Rows = defaultdict(list)
    for state in world.states:
        form = form_row(state)
        rows[t.actors].append(
            {
                "id": state.id,
                "type": state.kind,
                "country": state.country,
                "sector": state.sector,
                "body": form["body"],
            }
        )
        rows[t.actor_forms].append(form)
        rows[t.actor_names] += [{"name": n, "actor": state.id} for n in sorted(names_of(state))]
    return rows


def _rows(found: list[Reading]) -> Rows:
    rows: Rows = defaultdict(list)
    for reading in found:
        document = reading.document.id
        rows[t.documents].append(document_row(reading, RUN))
        for table, some in reading_rows(reading).items():
            rows[table] += some
        events = {report.id: as_event(report) for report in reading.reports}
        for row in rows[t.reports][-len(events) :]:
            row["event"] = events[row["id"]].id
        for event in events.values():
            _add_event(rows, event)
        for mention in reading.mentions:
            (actor,) = mention.actors
            form = form_row(actor)["id"]
            rows[t.appearances].append({"document": document, "actor": actor.id, "form": form})
        rows[passages] += passage_rows(reading)
    return rows


def _add_event(rows: Rows, event: Event) -> None:
    facets = of_event(event)
    rows[t.events].append(entry_row(event, facets))
    rows[t.event_sides] += side_rows(event.id, facets)
    rows[t.event_dyads] += dyad_rows(event)


def _load(record: Record, connection: Connection, rows: Rows) -> None:
    for table in all_tables():
        for some in [rows[table]] if rows.get(table) else []:
            names = list(some[0])
            record.dialect.load(connection, table, names, (tuple(row.values()) for row in some))


@contextmanager
def _indexes_afterwards(record: Record) -> Iterator[None]:
    """Make the indexes that are no keys once all rows are there."""
    indexes = [index for table in all_tables() for index in table.indexes]
    with record.writing() as connection:
        for index in indexes:
            index.drop(connection)
    yield
    with record.writing() as connection:
        for index in indexes:
            index.create(connection)


def size(record: Record) -> float:
    """MiB on disk."""
    sqlite = record.engine.dialect.name == "sqlite"
    asked = (
        "SELECT page_count * page_size FROM pragma_page_count, pragma_page_size"
        if sqlite
        else "SELECT sum(pg_total_relation_size(oid)) FROM pg_class "
        "WHERE relkind = 'r' AND relnamespace = current_schema()::regnamespace"
    )
    with record.reading() as connection:
        return float(connection.execute(text(asked)).scalar_one()) / 2**20
