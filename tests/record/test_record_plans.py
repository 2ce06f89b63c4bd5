"""A chronicle is found within an index: no table is walked through, however large the record."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from sqlalchemy.dialects import sqlite

from dragoman.record import kinds
from dragoman.record.kinds import Kind
from dragoman.record.queries import bodies
from dragoman.record.selection import Meant, Selection
from dragoman.record.session import Record, open_record

ONE, OTHER = Meant(("FRE",), ()), Meant(("SYL",), ())
PERSON = Meant((), ("person.firefly",))
PAIR = ("FRE", "SYL")
YEAR = (date(2020, 1, 1), date(2020, 12, 31))


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Record]:
    place = str(tmp_path_factory.mktemp("plans") / "record.db")
    with open_record(place, create=True) as made:
        yield made


def plan(record: Record, kind: Kind[Any], selection: Selection, *people: Meant) -> list[str]:
    query = bodies(kind, selection, people)
    dialect = sqlite.dialect()
    sql = str(query.compile(dialect=dialect, compile_kwargs={"literal_binds": True}))
    with record.reading() as connection:
        return [row[3] for row in connection.exec_driver_sql("EXPLAIN QUERY PLAN " + sql)]


def test_a_dyad_is_one_stretch_of_its_index(record: Record) -> None:
    selection = Selection(PAIR, True, *YEAR, ("AID", "ASSAULT"), limit=50)
    steps = plan(record, kinds.EVENT, selection, ONE, OTHER)
    assert any("COVERING INDEX ix_event_dyads" in s and "a=? AND b=?" in s for s in steps)
    assert not any(step == "SCAN events" for step in steps)


@pytest.mark.parametrize("kind", [kinds.EVENT, kinds.STATEMENT, kinds.INSTRUMENT])
def test_an_actor_is_one_stretch_of_the_sides(record: Record, kind: Kind[Any]) -> None:
    for who, column in ((ONE, "country"), (PERSON, "actor")):
        steps = plan(record, kind, Selection(("somebody",), False, *YEAR, limit=50), who)
        assert any("COVERING INDEX" in s and f"_sides_{column}_day" in s for s in steps)
        assert not any(step.startswith(f"SCAN {kind.name}") for step in steps)


def test_the_other_side_is_looked_up_whole(record: Record) -> None:
    steps = plan(record, kinds.STATEMENT, Selection(PAIR, True), ONE, PERSON)
    assert any(step.startswith("SEARCH other") and "entry=?" in step for step in steps)


def test_everything_is_read_in_the_order_of_the_index(record: Record) -> None:
    assert plan(record, kinds.REPORT, Selection()) == [
        "SCAN reports USING INDEX ix_reports_day_id_last"
    ]


@pytest.mark.parametrize(
    ("people", "index"),
    [
        ((ONE, OTHER), "ix_event_dyads_{}a_b_day_entry_type_last (a=? AND b=? AND day"),
        ((ONE,), "ix_event_sides_{}country_day_entry_type_last (country=? AND day"),
        ((PERSON,), "ix_event_sides_{}actor_day_entry_type_last (actor=? AND day"),
        ((), "ix_events_{}day_id_last (day"),
    ],
)
def test_a_time_is_the_days_about_it_and_what_lasts_long(
    record: Record, people: tuple[Meant, ...], index: str
) -> None:
    """Not all that went before: that would take the longer the older a record is."""
    selection = Selection(("somebody",) * len(people), len(people) == 2, *YEAR, limit=50)
    steps = plan(record, kinds.EVENT, selection, *people)
    searched = [step for step in steps if "COVERING INDEX" in step]
    assert len(searched) == 2
    assert index.format("long_") + "<?)" in searched[0]
    assert index.format("") + ">? AND day<?)" in searched[1]


def test_each_of_several_types_is_a_stretch_of_its_index(record: Record) -> None:
    selection = Selection((), False, *YEAR, ("AID", "ASSAULT", "AID"), limit=50)
    steps = plan(record, kinds.EVENT, selection)
    searched = [step.partition("INDEX ")[2] for step in steps if "COVERING INDEX" in step]
    assert sorted(searched) == [
        *["ix_events_long_type_day_id_last (type=? AND day<?)"] * 2,
        *["ix_events_type_day_id_last (type=? AND day>? AND day<?)"] * 2,
    ]
