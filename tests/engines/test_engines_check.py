"""A check finds what somebody else's hand did to a record."""

import pytest
from invented import VERSIONS, readings, reconciled
from sqlalchemy import Table, delete, select, update

from dragoman.record import tables
from dragoman.record.check import check
from dragoman.record.session import Record
from dragoman.record.write import save_reading, save_reconciled

FOUND = readings(24)


@pytest.fixture
def filled(record: Record) -> Record:
    for one in FOUND:
        save_reading(record, one, VERSIONS)
    save_reconciled(record, *reconciled(FOUND))
    return record


def spoil(record: Record, table: Table, old: str, new: str) -> str:
    """Change a body by hand; the id of the entry."""
    with record.writing() as connection:
        row = connection.execute(select(table.c.id, table.c.body).order_by(table.c.id)).first()
        assert row
        assert old in row.body
        where = table.c.id == row.id
        connection.execute(update(table).where(where).values(body=row.body.replace(old, new)))
    return str(row.id)


def test_a_copy_that_is_nowhere_is_found(filled: Record) -> None:
    id_ = spoil(filled, tables.documents, '"copies":[]', '"copies":["document:none"]')
    (problem,) = check(filled)
    assert (problem.kind, problem.entry) == ("documents", id_)
    assert "document:none" in problem.what


def test_a_record_as_written_is_sound(filled: Record) -> None:
    assert check(filled) == []


@pytest.mark.parametrize(
    ("table", "old", "new", "what"),
    [
        (tables.reports, '"start":0', '"start":1', "characters 1"),
        (tables.statements, '"reports":["report:', '"reports":["report:none', "not among"),
        (tables.statements, '"id":"person.', '"id":"nobody.', "not among the actors"),
        (tables.figures, '"document":"document:', '"document":"document:none', "not there"),
        (tables.figures, '"value":', '"worth":', "damaged"),
        (tables.events, '"confidence":0.75', '"confidence":0.5', "not the report"),
        (tables.documents, "turned to", "turned on", "differ"),
        (tables.disputes, '"id":"event:', '"id":"event:none', "not among the events"),
        (tables.positions, '"events":["event:', '"events":["event:none', "not among the events"),
    ],
)
def test_a_spoilt_body_is_found(
    filled: Record, table: Table, old: str, new: str, what: str
) -> None:
    id_ = spoil(filled, table, old, new)
    assert any(p.kind == table.name and p.entry == id_ and what in p.what for p in check(filled))


def test_an_event_without_its_report_is_found(filled: Record) -> None:
    with filled.writing() as connection:
        first = connection.execute(select(tables.events.c.id).order_by(tables.events.c.id)).scalar()
        connection.execute(delete(tables.reports).where(tables.reports.c.event == first))
    found = {(problem.entry, problem.what) for problem in check(filled)}
    assert (first, "no report tells of it") in found
