"""The words of time, as data: months, weekdays, numbers, named days, and what is not a year."""

from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files

from dragoman.codebook.files import read_yaml
from dragoman.errors import CodebookError

CALENDAR = files("dragoman.codebook") / "data" / "calendar.yaml"
MONTHS = 12
DAYS_OF_WEEK = 7


@dataclass(frozen=True, slots=True)
class NamedDay:
    """A day known by name; exactly one of the four ways to find it in a year is given.

    `date` is "MM-DD"; `nth` is month, which one (−1 the last) and weekday (Monday 0); `easter` and
    `orthodox` are days from Easter Sunday, Western and Eastern.
    """

    names: tuple[str, ...]
    date: str | None = None
    nth: tuple[int, int, int] | None = None
    easter: int | None = None
    orthodox: int | None = None


@dataclass(frozen=True, slots=True)
class Calendar:
    """All of it. Months and weekdays map a full name to its abbreviations, in calendar order."""

    months: dict[str, tuple[str, ...]]
    weekdays: dict[str, tuple[str, ...]]
    seasons: dict[str, tuple[int, int]]
    units: tuple[str, ...]
    numbers: dict[str, int]
    ordinals: dict[str, int]
    decades: dict[str, int]
    parts: tuple[str, ...]
    parts_of_day: tuple[str, ...]
    about: tuple[str, ...]
    vague: tuple[str, ...]
    year_prepositions: tuple[str, ...]
    not_years_before: tuple[str, ...]
    amounts: frozenset[str]
    prospective: frozenset[str]
    deferring: frozenset[str]
    trying: frozenset[str]
    planning: frozenset[str]
    reporting: frozenset[str]
    named_days: tuple[NamedDay, ...] = field(default=())


@cache
def calendar() -> Calendar:
    """The calendar that ships with Dragoman."""
    return parse_calendar(CALENDAR.read_text(encoding="utf-8"), str(CALENDAR))


def parse_calendar(text: str, source: str) -> Calendar:
    """A calendar from YAML; CodebookError says what is wrong with it and where."""
    read = read_yaml(text, source, Calendar)
    _check(read, source)
    return read


def _check(read: Calendar, source: str) -> None:
    if len(read.months) != MONTHS or len(read.weekdays) != DAYS_OF_WEEK:
        raise CodebookError(f"{source}: a year has twelve months and a week seven days")
    for day in read.named_days:
        ways = (day.date, day.nth, day.easter, day.orthodox)
        if sum(way is not None for way in ways) != 1:
            raise CodebookError(f"{source}: {day.names[0]} needs exactly one way to be found")
