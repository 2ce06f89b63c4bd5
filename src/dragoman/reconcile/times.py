"""How dates of different precision stand to one another, and how they are written."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from itertools import combinations

from dragoman.model.time import UNKNOWN_DATE, DateRange


def gap(one: DateRange, other: DateRange) -> timedelta | None:
    """The time between two dates, nothing where they overlap; None where one is unknown."""
    if one.start is None or one.end is None or other.start is None or other.end is None:
        return None
    return max(one.start - other.end, other.start - one.end, timedelta(0))


def compatible(one: DateRange, other: DateRange) -> bool:
    """Whether both can be right: "1992" and "9 June 1992" can. An unknown date fits any."""
    return not gap(one, other)


def length(date: DateRange) -> int:
    """How many days the date leaves open; 0 for an unknown date, which says nothing."""
    return (date.end - date.start).days + 1 if date.start and date.end else 0


def disagree(dates: Iterable[DateRange]) -> bool:
    """Whether any two of the dates cannot both be right."""
    return any(not compatible(a, b) for a, b in combinations(dates, 2))


def best_date(dated: Sequence[tuple[DateRange, str]]) -> DateRange:
    """The date to show for accounts given as (date, outlet).

    It is the most precise one of those that fit the largest number of independent outlets; ties
    go to the earliest.
    """
    known = [(date, outlet) for date, outlet in dated if date.known]

    def order(date: DateRange) -> tuple[int, int, str, str]:
        fitting = {outlet for other, outlet in known if compatible(date, other)}
        return -len(fitting), length(date), written(date), date.text

    return min((date for date, _ in known), key=order, default=UNKNOWN_DATE)


def written(when: DateRange) -> str:
    """The date as the record writes it: 1992-06-09, 1992-06, 1992, 1990s or first/last day.

    An unknown date is "undated".
    """
    if when.start is None or when.end is None:
        return "undated"
    if when.precision in ("day", "month", "year"):
        return when.start.isoformat()[: {"day": 10, "month": 7, "year": 4}[when.precision]]
    if (when.start, when.end) == decade(when.start.year):
        return f"{when.start.year}s"
    return f"{when.start.isoformat()}/{when.end.isoformat()}"


def decade(year: int) -> tuple[date, date]:
    """First and last day of the ten years from `year` on."""
    return date(year, 1, 1), date(year + 9, 12, 31)
