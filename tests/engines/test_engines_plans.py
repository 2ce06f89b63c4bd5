"""In PostgreSQL, too, a chronicle is found within an index: no table is walked through."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from server import Server
from sqlalchemy import Connection

from dragoman.record import kinds
from dragoman.record.kinds import Kind
from dragoman.record.queries import bodies
from dragoman.record.selection import Meant, Selection
from dragoman.record.session import open_record

ONE, OTHER = Meant(("FRE",), ()), Meant(("SYL",), ())
PAIR = ("FRE", "SYL")
YEAR = (date(2020, 1, 1), date(2020, 12, 31))


@pytest.fixture(scope="module")
def connection(server: Server) -> Iterator[Connection]:
    """An empty record, in which walking through tables is made to look dear."""
    with open_record(server.new_schema(), create=True) as record, record.reading() as opened:
        opened.exec_driver_sql("SET LOCAL enable_seqscan = off")
        opened.exec_driver_sql("SET LOCAL enable_bitmapscan = off")
        yield opened


def plan(connection: Connection, kind: Kind[Any], selection: Selection, *people: Meant) -> str:
    query = bodies(kind, selection, people)
    sql = query.compile(dialect=connection.dialect, compile_kwargs={"literal_binds": True})
    return "\n".join(row[0] for row in connection.exec_driver_sql(f"EXPLAIN {sql}"))


def test_a_dyad_is_one_stretch_of_its_index(connection: Connection) -> None:
    selection = Selection(PAIR, True, *YEAR, ("AID", "ASSAULT"), limit=50)
    steps = plan(connection, kinds.EVENT, selection, ONE, OTHER)
    assert "Index Only Scan using ix_event_dyads_a_b_day_entry_type_last" in steps
    assert "Seq Scan" not in steps


@pytest.mark.parametrize("kind", [kinds.EVENT, kinds.STATEMENT])
def test_an_actor_is_one_stretch_of_the_sides(connection: Connection, kind: Kind[Any]) -> None:
    steps = plan(connection, kind, Selection(PAIR[:1], False, *YEAR, limit=50), ONE)
    assert "Index Only Scan using" in steps
    assert "_sides_country_day_entry_type_last" in steps
    assert "Seq Scan" not in steps


def test_everything_is_read_in_the_order_of_the_index(connection: Connection) -> None:
    steps = plan(connection, kinds.REPORT, Selection())
    assert "Index Scan using ix_reports_day_id_last" in steps
    assert "Sort" not in steps


def test_a_time_is_the_days_about_it_and_what_lasts_long(connection: Connection) -> None:
    selection = Selection(PAIR, True, *YEAR, limit=50)
    steps = plan(connection, kinds.EVENT, selection, ONE, OTHER)
    assert "Index Only Scan using ix_event_dyads_long_a_b_day_entry_type_last" in steps
    assert "Index Only Scan using ix_event_dyads_a_b_day_entry_type_last" in steps


def test_each_of_several_types_is_a_stretch_of_its_index(connection: Connection) -> None:
    selection = Selection((), False, *YEAR, ("AID", "ASSAULT"), limit=50)
    steps = plan(connection, kinds.EVENT, selection)
    assert steps.count("Index Only Scan using ix_events_type_day_id_last") == 2
    assert steps.count("Index Only Scan using ix_events_long_type_day_id_last") == 2
