"""Calendar arithmetic on closed intervals of days: what a month, a week, a season is.

Conventions: weeks run from Monday to Sunday, weekends are Saturday and Sunday, quarters are those
of the calendar year, decades are named by their first year (1990–1999), centuries run from year 01
to 00 (1901–2000), seasons are the northern meteorological ones.
"""

import calendar as gregorian
from collections.abc import Callable
from dataclasses import dataclass
from datetime import MAXYEAR, date, timedelta
from typing import Literal

from dragoman.codebook.calendar import NamedDay
from dragoman.model.time import Precision

Unit = Literal[
    "day", "week", "weekend", "fortnight", "month", "quarter", "year", "decade", "century"
]


@dataclass(frozen=True, slots=True)
class Interval:
    """First and last day, both inclusive."""

    start: date
    end: date
    precision: Precision


def day(when: date) -> Interval:
    """One day."""
    return Interval(when, when, "day")


def day_of(year_: int, month_: int, day_: int) -> Interval | None:
    """The day of that number, or None where the month has no such day."""
    try:
        return day(date(year_, month_, day_))
    except ValueError:
        return None


def month(year_: int, month_: int) -> Interval:
    """A calendar month."""
    last = gregorian.monthrange(year_, month_)[1]
    return Interval(date(year_, month_, 1), date(year_, month_, last), "month")


def year(year_: int) -> Interval:
    """A calendar year."""
    return Interval(date(year_, 1, 1), date(year_, 12, 31), "year")


def decade(first: int) -> Interval:
    """The ten years from `first`."""
    return between(year(first), year(first + 9))


def century(number: int) -> Interval:
    """The twentieth century is 1901–2000."""
    return between(year(number * 100 - 99), year(number * 100))


def quarter(year_: int, number: int) -> Interval:
    """Three months of a calendar year, numbered from 1."""
    return between(month(year_, number * 3 - 2), month(year_, number * 3))


def half(year_: int, number: int) -> Interval:
    """Six months of a calendar year, numbered from 1."""
    return between(month(year_, number * 6 - 5), month(year_, number * 6))


def season(year_: int, months: tuple[int, int]) -> Interval:
    """The months of a season that begins in that year."""
    first, last = months
    return between(month(year_, first), month(year_ + (last < first), last))


def week(when: date) -> Interval:
    """Monday to Sunday around a day."""
    monday = when - timedelta(days=when.weekday())
    return Interval(monday, monday + timedelta(days=6), "range")


def weekend(when: date) -> Interval:
    """Saturday and Sunday of a day's week."""
    saturday = week(when).start + timedelta(days=5)
    return Interval(saturday, saturday + timedelta(days=1), "range")


def between(first: Interval, last: Interval) -> Interval:
    """From the first day of one to the last day of the other."""
    return Interval(first.start, last.end, "range")


def containing(when: date, unit: Unit) -> Interval:
    """The calendar unit that a day lies in (a fortnight is its week and the next)."""
    makers: dict[Unit, Callable[[], Interval]] = {
        "day": lambda: day(when),
        "week": lambda: week(when),
        "weekend": lambda: weekend(when),
        "fortnight": lambda: between(week(when), week(when + timedelta(days=7))),
        "month": lambda: month(when.year, when.month),
        "quarter": lambda: quarter(when.year, (when.month + 2) // 3),
        "year": lambda: year(when.year),
        "decade": lambda: decade(when.year // 10 * 10),
        "century": lambda: century((when.year + 99) // 100),
    }
    return makers[unit]()


_DAYS: dict[str, int] = {"day": 1, "week": 7, "weekend": 7, "fortnight": 14}
_MONTHS: dict[str, int] = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}


def move(when: date, unit: Unit, count: int) -> date | None:
    """The day `count` units on (back if negative), clipped to its month; None outside the years
    that a date can hold.
    """
    if unit in _DAYS:
        try:
            return when + timedelta(days=_DAYS[unit] * count)
        except OverflowError:
            return None
    months = when.year * 12 + when.month - 1 + _MONTHS[unit] * count
    year_, month_ = divmod(months, 12)
    if not 1 <= year_ <= MAXYEAR - 100:
        return None
    return date(year_, month_ + 1, min(when.day, gregorian.monthrange(year_, month_ + 1)[1]))


def shift(when: date, unit: Unit, count: int) -> Interval | None:
    """The calendar unit that lies `count` units from the one around a day."""
    moved = move(when, unit, count)
    return containing(moved, unit) if moved and moved.year > 100 else None


def weekday(when: date, number: int, direction: int) -> date:
    """The nearest such weekday (Monday 0) from a day on (1) or back (−1), that day included."""
    away = (number - when.weekday()) % 7 if direction > 0 else -((when.weekday() - number) % 7)
    return when + timedelta(days=away)


def named(which: NamedDay, year_: int) -> Interval:
    """A named day in a year."""
    if which.date is not None:
        month_, day_ = (int(part) for part in which.date.split("-"))
        return day(date(year_, month_, day_))
    if which.nth is not None:
        return day(_nth(year_, *which.nth))
    if which.orthodox is not None:
        return day(_orthodox_easter(year_) + timedelta(days=which.orthodox))
    return day(_easter(year_) + timedelta(days=which.easter or 0))


def _nth(year_: int, month_: int, which: int, weekday_: int) -> date:
    whole = month(year_, month_)
    if which < 0:
        return weekday(whole.end, weekday_, -1)
    return weekday(whole.start, weekday_, 1) + timedelta(days=7 * (which - 1))


def _easter(year_: int) -> date:
    """Western Easter Sunday by the anonymous Gregorian rule."""
    golden, (hundreds, rest) = year_ % 19, divmod(year_, 100)
    correction = (hundreds - (hundreds + 8) // 25 + 1) // 3
    epact = (19 * golden + hundreds - hundreds // 4 - correction + 15) % 30
    weekday_ = (32 + 2 * (hundreds % 4) + 2 * (rest // 4) - epact - rest % 4) % 7
    late = (golden + 11 * epact + 22 * weekday_) // 451
    month_, day_ = divmod(epact + weekday_ - 7 * late + 114, 31)
    return date(year_, month_, day_ + 1)


def _orthodox_easter(year_: int) -> date:
    """Eastern Easter Sunday by Meeus's Julian rule, told in the Gregorian calendar."""
    moon = (19 * (year_ % 19) + 15) % 30
    weekday_ = (2 * (year_ % 4) + 4 * (year_ % 7) - moon + 34) % 7
    month_, day_ = divmod(moon + weekday_ + 114, 31)
    lag = year_ // 100 - year_ // 400 - 2
    return date(year_, month_, day_ + 1) + timedelta(days=lag)
