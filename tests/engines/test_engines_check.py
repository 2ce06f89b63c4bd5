"""A check finds what somebody else's hand did to a record."""

from dataclasses import replace
from datetime import date

import pytest
from invented import VERSIONS, readings, reconciled
from sqlalchemy import Table, delete, select, update

from dragoman.model.entries import Statement
from dragoman.record import tables
from dragoman.record.bodies import decode, encode
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


@pytest.mark.parametrize(
    ("table", "change", "what"),
    [
        (tables.events, {"day": date(1901, 1, 1)}, "its day"),
        (tables.statements, {"type": "shouted"}, "its type"),
        (tables.actors, {"country": "XXX"}, "its country"),
        (tables.event_sides, {"country": "XXX"}, "event_sides"),
        (tables.event_dyads, {"a": "AAA"}, "event_dyads"),
        (tables.disputes, {"subject": "event:none"}, "its subject"),
        (tables.documents, {"source": "elsewhere"}, "its source"),
    ],
)
def test_a_column_that_repeats_a_body_wrongly_is_found(
    filled: Record, table: Table, change: dict[str, object], what: str
) -> None:
    with filled.writing() as connection:
        connection.execute(update(table).values(change))
    found = check(filled)
    assert found
    assert all(what in problem.what and not problem.lost for problem in found)


def test_a_voice_that_was_dropped_is_found(filled: Record) -> None:
    """What a speaker asserts never becomes the outlet's own assertion."""
    with filled.writing() as connection:
        rows = connection.execute(select(tables.statements.c.id, tables.statements.c.body)).all()
        for id_, body in rows:
            said = decode(Statement, body)
            told = next(r.evidence for one in FOUND for r in one.reports if r.id in said.reports)
            all_of_it = encode(replace(said, content=(told,), text=told.text))
            change = update(tables.statements).where(tables.statements.c.id == id_)
            connection.execute(change.values(body=all_of_it))
    found = check(filled)
    assert len(found) == len(FOUND)
    assert all("asserted by" in problem.what for problem in found)
