"""Days of every year, written "MM-DD": when they fall. 29 February is kept on the 28th in years
that have none, as most states with such a day do."""

from calendar import isleap
from datetime import date, timedelta

LEAP_DAY = "02-29"


def in_year(month_day: str, year: int) -> date:
    """The day in that year; ValueError where the calendar has no such day."""
    if month_day == LEAP_DAY and not isleap(year):
        return date(year, 2, 28)
    return date.fromisoformat(f"{year:04d}-{month_day}")


def next_day(month_day: str, after: date) -> date:
    """The first such day later than `after`."""
    this_year = in_year(month_day, after.year)
    return this_year if this_year > after else in_year(month_day, after.year + 1)


def nearest(month_day: str, to: date) -> date:
    """The such day closest to `to`, the earlier of two equally close."""
    years = (to.year - 1, to.year, to.year + 1)
    return min((in_year(month_day, year) for year in years), key=lambda day: abs(day - to))


def between(month_day: str, first: date, last: date) -> tuple[date, ...]:
    """All such days from the first to the last day given, both inclusive."""
    days: list[date] = []
    day = next_day(month_day, first - timedelta(days=1))
    while day <= last:
        days.append(day)
        day = next_day(month_day, day)
    return tuple(days)
