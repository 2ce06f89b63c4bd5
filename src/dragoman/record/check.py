"""Proving a whole record: every body whole, every offset exact, every voice kept, every id
somewhere, every column and row that repeats a body as the body says.

Entries are looked at some at a time, so that a record of any size can be proved.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, select

from dragoman.errors import RecordError
from dragoman.model.actors import Actor
from dragoman.model.entries import Report, Statement
from dragoman.model.record import Event
from dragoman.model.text import Evidence
from dragoman.record import derived
from dragoman.record import tables as t
from dragoman.record.among import among, rows_among
from dragoman.record.batches import AnyRow, batches, streaming
from dragoman.record.bodies import decode, decoded
from dragoman.record.derived import Found
from dragoman.record.fetch import Fetch
from dragoman.record.integrity import misplaced, parts, unvoiced
from dragoman.record.kinds import KINDS, Kind
from dragoman.record.links import broken_links
from dragoman.record.people import form_row
from dragoman.record.references import named_in, there
from dragoman.record.search_index import unindexed
from dragoman.record.session import Record

ENTRIES_AT_A_TIME = 500

_REPORTS = select(t.reports.c.id, t.reports.c.body, t.reports.c.event).where(among(t.reports.c.id))


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong with an entry; `kind` is the name of its table.

    `lost` says that the entry itself is damaged; otherwise it can be put right from what is there.
    """

    kind: str
    entry: str
    what: str
    lost: bool = True


def check(record: Record) -> list[Problem]:
    """Everything that is wrong with a record; an empty list proves it sound."""
    with record.reading() as connection:
        return list(problems(connection, record))


def problems(connection: Connection, record: Record) -> Iterator[Problem]:
    """One thing that is wrong after the other, as they are found."""
    for what in record.dialect.damage(connection):
        yield Problem("database", record.name, what, lost=False)
    for table, row, what in broken_links(connection):
        yield Problem(table, row, what)
    for kind in KINDS:
        with streaming(connection, select(kind.table)) as rows:
            for some in batches(rows, ENTRIES_AT_A_TIME):
                yield from _of_some(connection, kind, some)
    yield from _of_forms(connection)
    for what in unindexed(connection):
        yield Problem("passages", what.split()[0], what, lost=False)


def _of_forms(connection: Connection) -> Iterator[Problem]:
    """Actors as documents give them, which the actors themselves are joined from."""
    with streaming(connection, select(t.actor_forms)) as rows:
        for row in rows:
            actor = decoded(Actor, row.body)
            if actor is None or form_row(actor) != row._asdict():
                yield Problem("actor_forms", row.id, "its body is not what its id stands for")


def _of_some(connection: Connection, kind: Kind[Any], rows: Sequence[AnyRow]) -> Iterator[Problem]:
    found: list[Found] = []
    for row in rows:
        try:
            found.append((row, decode(kind.entry, row.body)))
        except RecordError as error:
            yield Problem(kind.name, row.id, str(error))
    texts = _texts(connection, found)
    held = there(connection, (name for _, entry in found for name in named_in(entry)))
    reports = _reports(connection, found)
    for row, entry in found:
        for what in (
            *misplaced(entry, texts),
            *_missing(entry, held),
            *_elsewhere(row, entry),
            *_told_otherwise(row, entry, reports),
        ):
            yield Problem(kind.name, row.id, what)
    yield from _stale(connection, kind, found)


def _texts(connection: Connection, found: Sequence[Found]) -> dict[str, str]:
    """The texts that entries stand on."""
    documents = {e.document for _, entry in found for e in parts(entry, Evidence)}
    return Fetch(connection).texts(documents)


def _missing(entry: object, held: set[tuple[str, str]]) -> Iterator[str]:
    """A line for each id in an entry that nobody has."""
    for kind, id_ in named_in(entry):
        if (kind, id_) not in held:
            yield f"names {id_}, which is not among the {kind}"


def _elsewhere(row: AnyRow, entry: object) -> Iterator[str]:
    """A line for an entry of a document that stands on another one."""
    own = getattr(row, "document", None)
    if own and any(evidence.document != own for evidence in parts(entry, Evidence)):
        yield f"stands on another document than {own}, which it is of"


def _reports(connection: Connection, found: Sequence[Found]) -> dict[str, tuple[str, str | None]]:
    """Bodies and events of the reports in events and statements."""
    ids = [r.id for _, entry in found if isinstance(entry, Event) for r in entry.reports]
    ids += [id_ for _, entry in found if isinstance(entry, Statement) for id_ in entry.reports]
    rows = rows_among(connection, _REPORTS, ids)
    return {id_: (body, event) for id_, body, event in rows}


def _told_otherwise(
    row: AnyRow, entry: object, reports: Mapping[str, tuple[str, str | None]]
) -> Iterator[str]:
    """Lines for events that are not what their reports tell, and for voices that were dropped."""
    if isinstance(entry, Event):
        if not any(reports.get(one.id, ("", None))[1] == row.id for one in entry.reports):
            yield "no report tells of it"
        for report in entry.reports:
            body, event = reports.get(report.id, ("", None))
            if event != row.id or decoded(Report, body) != report:
                yield f"its {report.id} is not the report of that id"
    elif isinstance(entry, Statement):
        inside = [decoded(Report, reports[id_][0]) for id_ in entry.reports if id_ in reports]
        yield from unvoiced(entry, [report for report in inside if report])


def _stale(connection: Connection, kind: Kind[Any], found: Sequence[Found]) -> Iterator[Problem]:
    """Columns and rows that repeat a body, and do not say what it says."""
    stored = derived.stored_beside(connection, kind, found)
    facets = derived.facets_of(connection, kind, found)
    for (row, entry), own in zip(found, facets, strict=True):
        for name in derived.stale_columns(kind, row, entry, own):
            what = f"its {name} and its body differ"
            yield Problem(kind.name, row.id, what, lost=name in ("id", "text"))
        for table, rows in derived.beside(kind, row, entry, own).items():
            if not derived.same_rows(rows, stored[table].get(derived.key_of(kind, row), [])):
                what = f"its rows in {table.name} and its body differ"
                yield Problem(kind.name, row.id, what, lost=False)
