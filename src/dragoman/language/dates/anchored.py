"""Expressions counted from a date that the text has named: that year, the same day, a year later."""

import re
from collections.abc import Callable
from typing import cast

from dragoman.language.dates import intervals, words
from dragoman.language.dates.grammar import Anchor, Context, Place, Reading, Rule, unknown
from dragoman.language.dates.intervals import Interval, Unit

# An anchor farther back than this many sentences is no longer what "that day" points to.
FARTHEST_SENTENCES = 4
_FINENESS = {"day": 0, "month": 1, "range": 2, "year": 3, "unknown": 4}
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
    """ "That day", "the same year", "the following month", "the previous week"."""
    unit = cast("Unit", words.unit_name(match["unit"]))
    which = match["which"].lower().split()[-1]
    step = {"following": 1, "next": 1, "previous": -1, "preceding": -1}.get(which, 0)
    return _counted(context, unit, step)


def _stepped(match: re.Match[str], context: Context) -> Reading | None:
    """ "Two days later", "a year earlier", "the day before"."""
    if (match.groupdict().get("vague")) is not None:
        return unknown("the text does not say how many")
    unit = cast("Unit", words.unit_name(match["unit"]))
    text = match["number"]
    count = 1 if text.lower() == "the" else words.number(text)
    back = match["way"].lower() in {"earlier", "before", "previously"}
    return _counted(context, unit, -count if back else count)


def _counted(context: Context, unit: Unit, count: int) -> Reading:
    finest = {"day": "day", "week": "day", "fortnight": "day", "month": "month"}.get(unit, "year")
    start = from_text(
        context, lambda anchor: intervals.shift(anchor.interval.start, unit, count), finest
    )
    return start or unknown(NO_ANCHOR)


def _day_word(match: re.Match[str], place: Place) -> bool:
    """ "The next day" points back; "the day after the vote" must find its vote (see events)."""
    return not re.match(r"\s+(?:the|a|an|its|his|her|their|[A-Z])", place.after) or match[
        "way"
    ].lower() in {"later", "earlier"}


_UNIT = rf"(?P<unit>{words.UNIT})"
_EDGE = rf"(?:(?i:earlier|later)\s+(?:in\s+|on\s+)?|{words.PART})?"
_NUMBER = rf"{words.ABOUT}?(?P<number>(?i:the)|{words.NUMBER})"

RULES = (
    Rule(
        "pointed",
        words.pattern(
            rf"{_EDGE}(?P<which>(?i:that\s+very|that\s+same|that|the\s+same|the\s+very\s+same|the\s+following|"
            rf"the\s+next|the\s+previous|the\s+preceding))\s+(?P<unit>{words.UNIT})(?:\s+{words.PART_OF_DAY})?"
        ),
        _pointed,
    ),
    Rule(
        "pointed part of day",
        words.pattern(
            rf"(?P<which>(?i:that\s+same|that|the\s+same|the\s+following|the\s+next|the\s+previous))\s+(?P<unit>{words.PART_OF_DAY})"
        ),
        lambda match, context: _counted(
            context,
            "day",
            {"following": 1, "next": 1, "previous": -1}.get(match["which"].lower().split()[-1], 0),
        ),
    ),
    Rule(
        "stepped",
        words.pattern(
            rf"{_NUMBER}[\s-]+{_UNIT}s?\s+(?P<way>(?i:later|earlier|before|after|afterwards))"
        ),
        _stepped,
        _day_word,
    ),
)
