"""Expressions counted from the day of publication: yesterday, Friday, last week, two years ago."""

import re
from collections.abc import Callable
from datetime import date, timedelta
from typing import cast

from dragoman.codebook.calendar import calendar
from dragoman.language.dates import intervals, signs, words
from dragoman.language.dates.anchored import from_text
from dragoman.language.dates.grammar import NO_PUBLICATION, Context, Place, Reading, Rule, unknown
from dragoman.language.dates.intervals import Interval, Unit
from dragoman.language.dates.tense import direct_verb, governor, reports, tense_at
from dragoman.language.dates.years import Make

_WORDS = calendar()
_TOO_INEXACT = "the article's own date is not known exactly enough"
_TEXTUAL = frozenset({"that", "same", "following", "previous", "preceding"})


def from_publication(context: Context, count: Callable[[date], Interval | None]) -> Reading | None:
    """What `count` makes of the day of publication.

    Where only its month or year is known, the answer stands if the first and the last possible day
    agree. None where the calendar ends.
    """
    published = context.published
    if published is None:
        return unknown(NO_PUBLICATION)
    interval = count(published.start)
    if interval is None:
        return None
    if interval != count(published.end):
        return unknown(_TOO_INEXACT)
    return Reading(interval, "relative", f"counted from publication on {_name(published)}")


def _name(published: Interval) -> str:
    if published.precision == "day":
        return str(published.start)
    return f"a day from {published.start} to {published.end}"


def year_meant(phrase: str, context: Context, make: Make) -> Reading | None:
    """The date in "this year", "last year", "that year", "the following year"."""
    pointing = phrase.lower().removeprefix("the ").removeprefix("that ").split()[0]
    pointing = "that" if pointing in {"year", "same"} else pointing
    steps = {"last": -1, "previous": -1, "preceding": -1, "next": 1, "following": 1}
    step = steps.get(pointing, 0)
    if pointing in _TEXTUAL:
        return from_text(context, lambda anchor: make(anchor.interval.start.year + step))
    return from_publication(context, lambda day: make(day.year + step))


_DAYS = {
    "the day before yesterday": -2, "yesterday": -1, "last night": -1, "today": 0, "tonight": 0,
    "this morning": 0, "this afternoon": 0, "this evening": 0, "tomorrow": 1,
    "the day after tomorrow": 2,
}  # fmt: skip


def _near_day(match: re.Match[str], context: Context) -> Reading | None:
    days = timedelta(days=_DAYS[" ".join(match["word"].lower().split())])
    return from_publication(context, lambda day: intervals.day(day + days))


def _weekday(match: re.Match[str], context: Context) -> Reading | None:
    number = words.weekday_number(match["weekday"])
    which = " ".join((match["which"] or "").lower().split())
    if which in {"that", "the following", "the next", "the previous"}:
        return from_text(context, lambda anchor: _beside(anchor.interval, number, which))
    return from_publication(
        context, lambda day: intervals.day(_nearest(day, number, which, context))
    )


def _beside(anchor: Interval, number: int, which: str) -> Interval:
    """ "The following Friday" after a day; "that Friday" is the one of its week."""
    if which == "that":
        return intervals.day(intervals.week(anchor.start).start + timedelta(days=number))
    if which == "the previous":
        return intervals.day(intervals.weekday(anchor.start - timedelta(days=1), number, -1))
    return intervals.day(intervals.weekday(anchor.end + timedelta(days=1), number, 1))


def _nearest(day: date, number: int, which: str, context: Context) -> date:
    """A bare weekday is the latest one, publication's own included; the next one if to come."""
    if which in {"last", "past", "this past"}:
        return intervals.weekday(day - timedelta(days=1), number, -1)
    if which in {"next", "coming", "this coming"}:
        return intervals.weekday(day + timedelta(days=1), number, 1)
    if which == "this":
        return intervals.week(day).start + timedelta(days=number)
    return intervals.weekday(day, number, 1 if _to_come(context) else -1)


def _to_come(context: Context) -> bool:
    """Whether a bare weekday lies ahead: "will meet on", or a timetable's "opens Monday"."""
    if context.tense != "present":
        return context.tense == "future"
    place = context.place
    verb = governor(place.sentence, place.head)
    return (
        verb is not None
        and direct_verb(place.sentence, place.head)
        and not reports(place.sentence, verb)
    )


def _unit(match: re.Match[str], context: Context) -> Reading | None:
    """ "Last week", "this year", "next month"; "that year" and "the following month" look back."""
    unit = cast("Unit", words.unit_name(match["unit"]))
    which = match["which"].lower().split()[-1]
    if unit == "day" or (unit == "century" and which not in {"this", "last", "next"}):
        return None
    step = {"last": -1, "past": -1, "next": 1, "coming": 1}.get(which, 0)
    return from_publication(context, lambda day: intervals.shift(day, unit, step))


def _weekend(match: re.Match[str], context: Context) -> Reading | None:
    """The weekend is the one now or just over, ahead if it is still to come."""
    which = (match["which"] or "").lower().split()[-1:]
    step = {"last": -1, "past": -1, "next": 1, "coming": 1}.get("".join(which), 0)

    def count(day: date) -> Interval:
        here = intervals.weekend(day)
        if step > 0 or context.tense == "future":
            return intervals.weekend(day + timedelta(days=7)) if "next" in which else here
        if step < 0:
            return intervals.weekend(day - timedelta(days=7))
        return here if here.start <= day else intervals.weekend(day - timedelta(days=7))

    return from_publication(context, count)


def _ago(match: re.Match[str], context: Context) -> Reading | None:
    """So many units back, as exact as the unit: three weeks ago is a week, two years ago a year."""
    if match["vague"]:
        return unknown("the text does not say how many")
    count, unit = words.number(match["number"]), cast("Unit", words.unit_name(match["unit"]))
    reading = from_publication(context, lambda day: intervals.shift(day, unit, -count))
    if reading is None or not match["about"]:
        return reading
    return Reading(reading.interval, reading.basis, f"{reading.why}; “{match['about'].strip()}”")


def _ahead(match: re.Match[str], context: Context) -> Reading | None:
    count, unit = words.number(match["number"]), cast("Unit", words.unit_name(match["unit"]))
    return from_publication(context, lambda day: intervals.shift(day, unit, count))


def _ahead_guard(_: re.Match[str], place: Place) -> bool:
    """ "In two weeks" is a time only of what is to come, not of what took two weeks."""
    return tense_at(place.sentence, place.head) == "future"


def _near_guard(match: re.Match[str], place: Place) -> bool:
    """ "Today's youth", "the Pakistan of today" and "a brighter tomorrow" are ages, not days; "This
    Morning" is a programme.
    """
    word = match["word"]
    if " " in word:
        return not word.istitle()
    if word.lower() == "today":
        return not (place.after.startswith(("'s ", "’s ")) or re.search(r"\bof\s+$", place.before))
    tokens = place.sentence.tokens
    return not (place.head > 0 and tokens[place.head - 1].part in {"ADJ", "DET"})


_HOW_MANY = rf"(?:(?P<vague>{words.loose(_WORDS.vague)})|(?P<number>{words.NUMBER}))"
_COUNT = rf"(?P<about>{words.ABOUT})?{_HOW_MANY}[\s-]+(?P<unit>{words.UNIT})s?"
_LAST_OR_NEXT = (
    r"(?i:this\s+past|this\s+coming|last|past|next|coming|this|that|the\s+following|the\s+next|"
    r"the\s+previous)"
)
_UNITS_PAST = r"(?i:last|this\s+past|this|next|the\s+current|the\s+coming)"
_WEEKENDS = r"(?i:last|this\s+past|this\s+coming|this|next|the\s+past|the\s+coming|the)"
_PART_OF_DAY = rf"(?:\s+{words.PART_OF_DAY})?"
_EDGE = rf"(?:(?i:earlier|later)\s+|{words.PART})?"

RULES = (
    Rule(
        "near day",
        signs.NEAR,
        words.pattern(rf"{_EDGE}(?P<word>{words.loose(_DAYS)}){_PART_OF_DAY}"),
        _near_day,
        _near_guard,
    ),
    Rule(
        "weekday",
        signs.WEEKDAYS,
        words.pattern(
            rf"(?:(?P<which>{_LAST_OR_NEXT})\s+)?{_EDGE}(?P<weekday>{words.FULL_WEEKDAY})"
            rf"{_PART_OF_DAY}"
        ),
        _weekday,
    ),
    Rule(
        "unit",
        signs.UNITS,
        words.pattern(rf"{_EDGE}(?P<which>{_UNITS_PAST})\s+(?P<unit>{words.UNIT})"),
        _unit,
    ),
    Rule(
        "weekend",
        signs.WEEKENDS,
        words.pattern(rf"(?P<which>{_WEEKENDS})\s+(?i:weekend)"),
        _weekend,
    ),
    Rule("ago", signs.AGO, words.pattern(rf"{_COUNT}\s+(?i:ago)"), _ago),
    Rule(
        "ahead",
        signs.UNITS,
        words.pattern(
            rf"(?<=\b[Ii]n )(?P<number>{words.NUMBER})[\s-]+(?P<unit>{words.UNIT})s?"
            r"(?:[’']?\s+time)?"
        ),
        _ahead,
        _ahead_guard,
    ),
)
