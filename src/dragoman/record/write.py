"""Writing readings: one transaction a document, so that a stopped run leaves whole documents."""

from collections.abc import Iterable
from functools import cache

from sqlalchemy import Connection, Row, Select, Table, delete, insert, select

from dragoman.errors import RecordError
from dragoman.model.ids import content_id
from dragoman.model.reading import Notice, Reading, Versions
from dragoman.model.text import Document
from dragoman.record import tables as t
from dragoman.record.among import among, rows_among
from dragoman.record.batches import insert_rows
from dragoman.record.blocks import enter, leave, whole
from dragoman.record.bodies import decode
from dragoman.record.families import leave_family
from dragoman.record.integrity import faults
from dragoman.record.marks import enter_text
from dragoman.record.people import forget_people, forms_in, store_people
from dragoman.record.reconciled import save_reconciled
from dragoman.record.rows import document_row, notice_rows, reading_rows
from dragoman.record.search_index import passage_rows
from dragoman.record.search_tables import passages
from dragoman.record.session import Record

__all__ = ["is_settled", "save_notices", "save_reading", "save_reconciled"]


def save_reading(
    record: Record, reading: Reading, versions: Versions, *, anew: bool = False
) -> bool:
    """Store a document with all that was read in it; False when it is there already.

    A document that is not settled, or is read `anew` with what others taught, is replaced, and the
    events, disputes and positions that rest on it go until the record is reconciled again.
    RecordError names the entry that breaks a rule; nothing is stored then.
    """
    if broken := list(faults(reading)):
        more = f" (and {len(broken) - 1} more)" if len(broken) > 1 else ""
        raise RecordError(f"{reading.document.source} was not stored: {broken[0]}{more}")
    run = run_id(versions)
    forms, rows, own = forms_in(reading), reading_rows(reading), document_row(reading, run)
    with record.writing() as connection:
        if (stored := _stored(connection, reading.document)) is not None:
            if not anew and _is_settled(stored, reading.document, run):
                return False
            remove(connection, reading.document.id)
        note_run(connection, run, versions)
        connection.execute(insert(t.documents), own)
        store_people(connection, reading.document.id, forms)
        _refuse_taken(connection, reading)
        for table, entries in rows.items():
            insert_rows(connection, table, entries)
        insert_rows(connection, passages, passage_rows(reading))
        enter(connection, whole(reading))
        enter_text(connection, reading.document)
        connection.execute(insert(t.pending), {"document": reading.document.id})
        _forget_refusals(connection, [reading.document.source])
    return True


def is_settled(record: Record, document: Document, versions: Versions) -> bool:
    """Whether a reading of this document by these versions would change nothing.

    It would when other versions read it last, or when it was dated differently. Of the same bytes
    at two places the one whose source sorts first stays, so that the order of reading is no matter.
    """
    with record.reading() as connection:
        stored = _stored(connection, document)
    return stored is not None and _is_settled(stored, document, run_id(versions))


def save_notices(record: Record, notices: Iterable[Notice]) -> None:
    """Note inputs that gave no document, in place of what was noted of them before."""
    refused = list(notices)
    with record.writing() as connection:
        _forget_refusals(connection, sorted({notice.source for notice in refused}))
        insert_rows(connection, t.notices, notice_rows(refused, None))


def run_id(versions: Versions) -> str:
    """The id under which the versions that made a reading are kept."""
    return content_id("run", versions.dragoman, versions.codebook, versions.model)


def _stored(connection: Connection, document: Document) -> Row[str, str] | None:
    """The run and the body that the record has of a document."""
    columns = (t.documents.c.run, t.documents.c.body)
    asked = select(*columns).where(t.documents.c.id == document.id)
    return connection.execute(asked).one_or_none()


def _is_settled(stored: Row[str, str], document: Document, run: str) -> bool:
    if stored.run != run:
        return False
    before = decode(Document, stored.body)
    if before.source == document.source:
        return before.published == document.published
    return before.source < document.source


def remove(connection: Connection, document: str) -> None:
    """Take a document away with all that rests on it."""
    leave(connection, document)
    leave_family(connection, document)
    erase(connection, document)


def erase(connection: Connection, document: str) -> None:
    """Take a document away whose neighbours are all reconciled anew; its body is not looked at."""
    of = t.reports.c.document
    events = select(t.reports.c.event).where(of == document, t.reports.c.event.is_not(None))
    for table, grounds in (
        (t.disputes, t.dispute_grounds),
        (t.positions, t.position_grounds),
    ):
        rest = select(grounds.c.entry).where(grounds.c.document == document)
        connection.execute(delete(table).where(table.c.id.in_(rest)))
    connection.execute(delete(t.events).where(t.events.c.id.in_(events)))
    appearing = select(t.appearances.c.actor).where(t.appearances.c.document == document)
    actors = list(connection.execute(appearing).scalars())
    connection.execute(delete(t.documents).where(t.documents.c.id == document))
    forget_people(connection, actors)


def _refuse_taken(connection: Connection, reading: Reading) -> None:
    """Ids come from content, so the same id in another document is a fault in who made it."""
    for table, entries in (
        (t.reports, reading.reports),
        (t.statements, reading.statements),
        (t.figures, reading.figures),
        (t.namings, reading.namings),
        (t.stands, reading.stands),
    ):
        for id_, other in rows_among(connection, _holders(table), (entry.id for entry in entries)):
            raise RecordError(
                f"{reading.document.source} was not stored: {id_} is an entry of {other}"
            )


@cache
def _holders(table: Table) -> Select[str, str]:
    return select(table.c.id, table.c.document).where(among(table.c.id))


def note_run(connection: Connection, run: str, versions: Versions) -> None:
    """Note the versions that a run has, once."""
    if not connection.execute(select(t.runs.c.id).where(t.runs.c.id == run)).first():
        row = {"dragoman": versions.dragoman, "codebook": versions.codebook}
        connection.execute(insert(t.runs), {"id": run, **row, "model": versions.model})


def _forget_refusals(connection: Connection, sources: list[str]) -> None:
    for source in sources:
        refused = (t.notices.c.source == source, t.notices.c.document.is_(None))
        connection.execute(delete(t.notices).where(*refused))
