"""Expressions counted from a date named before: that year, the same day, a year later."""

import re
from collections.abc import Callable
from datetime import date
from typing import cast

from dragoman.language.dates import intervals, signs, words
from dragoman.language.dates.grammar import Anchor, Context, Place, Reading, Rule, unknown
from dragoman.language.dates.intervals import Interval, Unit

# An anchor farther back than this many sentences is no longer what "that day" points to.
FARTHEST_SENTENCES = 4
_FINENESS = {"day": 0, "month": 1, "range": 2, "year": 3, "unknown": 4}
_STEPS = {"following": 1, "next": 1, "previous": -1, "preceding": -1}
NO_ANCHOR = "nothing before it says from when to count"


def from_text(
    context: Context, count: Callable[[Anchor], Interval | None], finest: str = "year"
) -> Reading | None:
    """What `count` makes of the nearest date before, a narrative one first.

    `finest` is the coarsest precision that will do. None where nothing before it will.
    """
    here = context.place.sentence.index
    near = [
        anchor
        for anchor in reversed(context.anchors)
        if here - anchor.place.sentence.index <= FARTHEST_SENTENCES
        and _FINENESS[anchor.interval.precision] <= _FINENESS[finest]
    ]
    for anchor in sorted(near, key=lambda a: (_sentences_back(a, here), not a.narrative)):
        if (interval := count(anchor)) is not None:
            return Reading(interval, "inferred", f"counted from “{anchor.text}” before it")
    return None


def _sentences_back(anchor: Anchor, here: int) -> int:
    return here - anchor.place.sentence.index


def _pointed(match: re.Match[str], context: Context) -> Reading | None:
    """ "That day", "the following month", "the previous week", "that day in 1991"."""
    unit = cast("Unit", words.unit_name(match["unit"]))
    return _counted(context, unit, _step(match), match["year"])


def _pointed_part(match: re.Match[str], context: Context) -> Reading | None:
    """ "That evening", "the following morning"."""
    return _counted(context, "day", _step(match))


def _step(match: re.Match[str]) -> int:
    return _STEPS.get(match["which"].lower().split()[-1], 0)


def _stepped(match: re.Match[str], context: Context) -> Reading | None:
    """ "Two days later", "a year earlier", "the day before"."""
    unit = cast("Unit", words.unit_name(match["unit"]))
    text = match["number"]
    if text.lower() == "the" and match["unit_end"]:
        return unknown("the text does not say how many")
    count = 1 if text.lower() == "the" else words.number(text)
    back = match["way"].lower() in {"earlier", "before", "previously"}
    return _counted(context, unit, -count if back else count)


def _counted(context: Context, unit: Unit, count: int, year: str | None = None) -> Reading:
    """So many units from the date before, in the year that stands beside them if one does."""
    finest = {"day": "day", "week": "day", "fortnight": "day", "month": "month"}.get(unit, "year")

    def step(anchor: Anchor) -> Interval | None:
        start = _in_year(anchor.interval.start, year)
        return None if start is None else intervals.shift(start, unit, count)

    return from_text(context, step, finest) or unknown(NO_ANCHOR)


def _in_year(day: date, year: str | None) -> date | None:
    """The day in another year; None for a 29 February that the year lacks."""
    if year is None:
        return day
    found = intervals.day_of(int(year), day.month, day.day)
    return None if found is None else found.start


def _alone(match: re.Match[str], place: Place) -> bool:
    """ "The day before", but not "the day before the vote" and "a year after he was killed"."""
    if match["way"].lower() not in {"before", "after"}:
        return True
    return not place.after or bool(
        re.match(r"[^\w\s]|\s+(?:and|but|when|in|at|on|with)\b", place.after)
    )


_UNIT = rf"(?P<unit>{words.UNIT})"
_EDGE = rf"(?:(?i:earlier|later)\s+(?:in\s+|on\s+)?|{words.PART})?"
_NUMBER = rf"{words.ABOUT}?(?P<number>(?i:the)|{words.NUMBER})"

_POINTING = (
    r"(?P<which>(?i:that|that\s+very|that\s+same|the\s+same|the\s+very\s+same|the\s+following|"
    r"the\s+next|the\s+previous|the\s+preceding))"
)
_YEAR = rf",?\s+(?:in|of)\s+(?P<year>{words.YEAR})"
_WAY = r"(?P<way>(?i:later|earlier|before|after|afterwards))"

RULES = (
    Rule(
        "pointed",
        signs.UNITS,
        words.pattern(rf"{_EDGE}{_POINTING}\s+{_UNIT}(?:\s+{words.PART_OF_DAY}|{_YEAR})?"),
        _pointed,
    ),
    Rule(
        "pointed part of day",
        signs.PARTS_OF_DAY,
        words.pattern(rf"{_POINTING}\s+{words.PART_OF_DAY}"),
        _pointed_part,
    ),
    Rule(
        "stepped",
        signs.STEPS,
        words.pattern(rf"{_NUMBER}[\s-]+{_UNIT}(?P<unit_end>s?)\s+{_WAY}"),
        _stepped,
        _alone,
    ),
)
