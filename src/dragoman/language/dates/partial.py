"""Expressions that leave out their year or month: "30 September", "in November", "on the 8th",
"last summer", "Christmas".
"""

import re
from datetime import date
from functools import partial
from typing import cast

from dragoman.language.dates import intervals, signs, words
from dragoman.language.dates.absolute import NAMED_DAY, PIECE, named_day, piece_of
from dragoman.language.dates.anchored import from_text
from dragoman.language.dates.grammar import Context, Place, Reading, Rule, unknown
from dragoman.language.dates.guards import is_month, is_ordinal_day
from dragoman.language.dates.intervals import Interval, Unit
from dragoman.language.dates.relative import from_publication, year_meant
from dragoman.language.dates.years import Make, latest, place_year, upcoming


def _make(match: re.Match[str]) -> Make:
    """What the matched words are in a given year."""
    groups = match.groupdict()
    if name := groups.get("named"):
        around = cast("Unit", (groups["around"] or "day").strip().lower())
        return lambda year: intervals.containing(named_day(name, year).start, around)
    if groups.get("month") is None:
        return partial(piece_of, match)
    month = words.month_number(groups["month"])
    if (text := groups.get("day")) is None:
        return lambda year: intervals.month(year, month)
    day = words.day_number(text)
    return lambda year: intervals.day_of(year, month, day)


def _resolve(match: re.Match[str], context: Context) -> Reading | None:
    """A date whose year the words beside it tell ("last November", "that year"), or nobody does."""
    make = _make(match)
    if all(make(year) is None for year in (2000, 2001)):
        return None
    if beside := match["years"]:
        return year_meant(beside, context, make)
    which = " ".join((match["which"] or "").lower().split())
    if which in _FROM_NOW:
        return from_publication(context, lambda day: _FROM_NOW[which](make, day))
    if which:
        return from_text(context, lambda anchor: _near(make, anchor.interval, which))
    return place_year(context, make)


def _this(make: Make, day: date) -> Interval | None:
    return make(day.year)


def _last(make: Make, day: date) -> Interval | None:
    """The last one that is over by that day; "last June" said in June is a year ago."""
    found = latest(make, day)
    if found is None:
        return None
    return make(found.start.year - 1) if found.end >= day else found


def _next(make: Make, day: date) -> Interval | None:
    found = upcoming(make, day)
    return make(found.start.year + 1) if found and found.start <= day else found


_FROM_NOW = {"last": _last, "this": _this, "next": _next}


def _near(make: Make, anchor: Interval, which: str) -> Interval | None:
    if which == "that":
        return make(anchor.start.year)
    if which == "the following":
        return upcoming(make, anchor.end)
    return latest(make, anchor.start)


def _ordinal_day(match: re.Match[str], context: Context) -> Reading | None:
    """ "On the 8th": of the month the text speaks of, else of the latest or the next one."""
    number = words.day_number(match["day"])
    if not 1 <= number <= 31:
        return None
    if reading := from_text(context, lambda a: _day_in(a.interval, number), finest="month"):
        return reading
    if context.published is None:
        return unknown("no month is given before it")
    ahead = 1 if context.tense == "future" else -1
    return from_publication(context, lambda day: _day_near(day, number, ahead))


def _day_in(interval: Interval, number: int) -> Interval | None:
    return intervals.day_of(interval.start.year, interval.start.month, number)


def _day_near(day: date, number: int, ahead: int) -> Interval | None:
    """The nearest day of that number on or after (1) or on or before (−1) a day."""
    for months in range(4):
        moved = intervals.move(day, "month", ahead * months)
        found = moved and intervals.day_of(moved.year, moved.month, number)
        if found and (found.start - day).days * ahead >= 0:
            return found
    return None


def _season_guard(match: re.Match[str], place: Place) -> bool:
    """A season needs an article or a pointing word, or a preposition: "fall" is a verb too."""
    if match["q"] or match["piece"]:
        return bool(match["years"])
    if match["which"] or match["years"]:
        return True
    return bool(_PREPOSITION.search(place.before))


_PREPOSITION = re.compile(r"(?i:\b(?:in|by|since|during|until|through)\s+(?:the\s+)?$)")
_WHICH = r"(?:(?P<which>(?i:last|next|this|that|the following|the previous))\s+)?"
_YEARS = (
    r"(?:,?\s+(?:of\s+|in\s+)?(?P<years>(?i:(?:the\s+)?(?:this|last|next|that|that\s+same|same|"
    r"following|previous|preceding|current)\s+year)))"
)
_WEEKDAY = rf"(?:{words.WEEKDAY},?\s+(?:the\s+)?)?"
_PART_OF_DAY = rf"(?:\s+{words.PART_OF_DAY})?"
_DAY_MONTH = rf"(?:the\s+)?(?P<day>{words.DAY})(?:\s+day)?(?:\s+of)?[\s-]+(?P<month>{words.MONTH})"
_MONTH_DAY = rf"(?P<month>{words.MONTH})\s+(?:the\s+)?(?P<day>{words.DAY})"
_PART = rf"(?P<part>{words.PART})?"
_ALONE = rf"(?P<month>{words.FULL_MONTH}|(?:Jan|Feb|Aug|Sept|Oct|Nov|Dec)\.)"

RULES = (
    Rule(
        "day month",
        signs.MONTHS,
        words.pattern(rf"{_WHICH}{_WEEKDAY}{_DAY_MONTH}{_YEARS}?{_PART_OF_DAY}"),
        _resolve,
    ),
    Rule(
        "month day",
        signs.MONTHS,
        words.pattern(rf"{_WHICH}{_WEEKDAY}{_MONTH_DAY}{_YEARS}?{_PART_OF_DAY}"),
        _resolve,
    ),
    Rule(
        "month",
        signs.MONTHS,
        words.pattern(rf"{_WHICH}{_PART}{_ALONE}{_YEARS}?"),
        _resolve,
        is_month,
    ),
    Rule(
        "named day",
        signs.NAMED,
        words.pattern(rf"{_WHICH}{NAMED_DAY}(?P<around>\s+(?i:week|weekend))?{_YEARS}?"),
        _resolve,
    ),
    Rule(
        "piece", signs.PIECES, words.pattern(rf"{_WHICH}{PIECE}{_YEARS}?"), _resolve, _season_guard
    ),
    Rule(
        "ordinal day",
        signs.ORDINALS,
        words.pattern(
            rf"(?<=[Oo]n )the\s+(?P<day>{words.ORDINAL_DAY})(?:\s+of\s+(?:the|that)\s+month)?"
        ),
        _ordinal_day,
        is_ordinal_day,
    ),
)
