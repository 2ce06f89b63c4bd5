"""A record that was damaged is sound again; what was lost is named, and can be read again."""

from datetime import date

import pytest
from invented import BOOKKEEPING, VERSIONS, readings
from sqlalchemy import Table, func, select, update
from test_engines_backup import everything

from dragoman.record import tables as t
from dragoman.record.check import check
from dragoman.record.reconciling import reconcile_pending
from dragoman.record.repair import repair
from dragoman.record.session import Record
from dragoman.record.write import save_reading

FOUND = readings(12)


@pytest.fixture
def filled(record: Record) -> Record:
    for one in FOUND:
        save_reading(record, one, VERSIONS)
    reconcile_pending(record)
    return record


def spoil(record: Record, table: Table, column: str, value: object) -> None:
    """Damage the first row by hand."""
    with record.writing() as connection:
        first = select(func.min(table.primary_key.columns[0])).scalar_subquery()
        where = table.primary_key.columns[0] == first
        connection.execute(update(table).where(where).values({column: value}))


def test_what_follows_from_the_rest_comes_back_as_it_was(filled: Record) -> None:
    before = everything(filled)
    spoil(filled, t.statements, "type", "shouted")
    spoil(filled, t.event_sides, "country", "XXX")
    spoil(filled, t.event_dyads, "a", "AAA")
    spoil(filled, t.offices, "day", date(1901, 1, 1))
    spoil(filled, t.actors, "body", "{}")
    assert check(filled)
    done = repair(filled)
    assert (done.lost, done.unsettled, done.gone) == ((), (), ())
    assert done.renewed
    reconcile_pending(filled)
    assert check(filled) == []
    after = everything(filled)
    for table in (t.events, t.event_sides, t.event_dyads, t.statements, t.offices, t.actors):
        assert after[table.name] == before[table.name]


@pytest.mark.parametrize(
    "table", [t.reports, t.statements, t.figures, t.offices, t.actor_forms, t.events, t.documents]
)
def test_what_is_lost_is_named_and_can_be_read_again(filled: Record, table: Table) -> None:
    before = everything(filled)
    spoil(filled, table, "body", '{"id":')
    done = repair(filled)
    assert table.name in {problem.kind for problem in done.lost}
    reconcile_pending(filled)
    assert check(filled) == []
    read_again = {one.document.source for one in FOUND if save_reading(filled, one, VERSIONS)}
    assert read_again == {*done.unsettled, *done.gone}
    assert bool(done.gone) == (table is t.documents)
    reconcile_pending(filled)
    assert check(filled) == []
    after = everything(filled)
    for one in (t.documents, t.reports, t.statements, t.events, t.event_dyads, t.actors):
        assert after[one.name] == before[one.name]


def test_a_sound_record_stays_as_it_is(filled: Record) -> None:
    before = everything(filled)
    done = repair(filled)
    assert (done.lost, done.unsettled, done.gone, done.renewed) == ((), (), (), 0)
    reconcile_pending(filled)
    after = everything(filled)
    assert {n: r for n, r in after.items() if n not in BOOKKEEPING} == {
        n: r for n, r in before.items() if n not in BOOKKEEPING
    }
