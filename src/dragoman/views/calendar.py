"""What is due in a span of time, and which year it will mark."""

from dataclasses import dataclass
from datetime import date

from dragoman.errors import UsageError
from dragoman.model.recurrence import between
from dragoman.record.session import Record
from dragoman.views.due import Recurring, recurring


@dataclass(frozen=True, slots=True)
class DueLine:
    """A day that is due. `years` counts from the event that it marks, None where nobody says."""

    day: date
    years: int | None
    of: Recurring


@dataclass(frozen=True, slots=True)
class Calendar:
    """What is due from `first` to `last`, in order; `undated` comes again on a day nobody gives."""

    first: date
    last: date
    lines: tuple[DueLine, ...]
    undated: tuple[Recurring, ...]


def calendar(record: Record, actors: tuple[str, ...], first: date, last: date) -> Calendar:
    """The calendar of one actor, of a pair, or of all; both days inclusive.

    UsageError where the last day lies before the first.
    """
    if last < first:
        raise UsageError(f"{first} to {last} is no span of time: turn them round")
    found = recurring(record, actors)
    lines = [
        DueLine(day, day.year - one.since if one.since is not None else None, one)
        for one in found
        if one.month_day
        for day in between(one.month_day, first, last)
        if one.since is None or day.year > one.since
    ]
    undated = tuple(one for one in found if not one.month_day)
    return Calendar(first, last, tuple(sorted(lines, key=lambda d: (d.day, d.of.id))), undated)
