"""Calendar arithmetic holds for every day that news can name."""

from datetime import date, timedelta
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.codebook.calendar import CALENDAR, calendar, parse_calendar
from dragoman.errors import CodebookError
from dragoman.language.dates import intervals
from dragoman.language.dates.intervals import Unit

DAYS = st.dates(date(1500, 1, 1), date(2099, 12, 31))
UNITS = st.sampled_from([unit for unit in get_args(Unit) if unit != "weekend"])


@given(DAYS, UNITS)
def test_a_unit_holds_its_day(day: date, unit: Unit) -> None:
    found = intervals.containing(day, unit)
    assert found.start <= day <= found.end


@given(DAYS, UNITS, st.integers(-10, 10))
def test_shifting_keeps_the_size_of_the_unit_and_the_order(day: date, unit: Unit, n: int) -> None:
    here, there = intervals.containing(day, unit), intervals.shift(day, unit, n)
    assert there is not None
    assert there.precision == here.precision
    assert (there.start > here.start) is (n > 0)


@given(DAYS, UNITS)
def test_the_next_unit_begins_the_day_after(day: date, unit: Unit) -> None:
    following = intervals.shift(day, unit, 1)
    assert following is not None
    if unit != "fortnight":
        assert following.start == intervals.containing(day, unit).end + timedelta(days=1)


@given(DAYS, st.integers(0, 6), st.sampled_from([-1, 1]))
def test_the_nearest_weekday_is_less_than_a_week_away(day: date, number: int, way: int) -> None:
    found = intervals.weekday(day, number, way)
    assert found.weekday() == number
    assert 0 <= (found - day).days * way < 7


def test_years_outside_the_calendar_are_refused() -> None:
    assert intervals.shift(date(2020, 1, 1), "century", -40) is None
    assert intervals.shift(date(2020, 1, 1), "week", 10**9) is None
    assert intervals.day_of(2021, 2, 29) is None


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("Easter Sunday", date(2000, 4, 23)),
        ("Good Friday", date(1998, 4, 10)),
        ("Orthodox Easter", date(2021, 5, 2)),
        ("Thanksgiving", date(2023, 11, 23)),
        ("Memorial Day", date(2010, 5, 31)),
        ("Nowruz", date(2014, 3, 21)),
    ],
)
def test_named_days_fall_where_calendars_print_them(name: str, day: date) -> None:
    which = next(d for d in calendar().named_days if name in d.names)
    assert intervals.named(which, day.year) == intervals.day(day)


def test_a_calendar_with_a_day_that_cannot_be_found_is_refused() -> None:
    text = CALENDAR.read_text(encoding="utf-8")
    broken = text + "  - {names: [Nameless Day]}\n"
    with pytest.raises(CodebookError, match="Nameless Day"):
        parse_calendar(broken, "mine.yaml")
    with pytest.raises(CodebookError, match=r"mine\.yaml"):
        parse_calendar("months: [", "mine.yaml")
