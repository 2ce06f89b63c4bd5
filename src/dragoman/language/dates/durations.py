"""Durations that end or begin on a known day: "the past three years", "27 September, for 44 days".

A duration that hangs on nothing ("for nearly three decades") says no date and is left out.
"""

import re
from datetime import date, timedelta
from typing import cast

from dragoman.language.dates import intervals, signs, words
from dragoman.language.dates.grammar import Context, Place, Reading, Rule, unknown
from dragoman.language.dates.intervals import Interval, Unit
from dragoman.language.dates.relative import from_publication


def _from_or_to_now(match: re.Match[str], context: Context) -> Reading | None:
    unit = cast("Unit", words.unit_name(match["unit"]))
    if match["number"] is None and match[0].endswith("s"):
        return unknown("the text does not say how many")
    count = words.number(match["number"] or "one")
    ahead = match["which"].lower() in {"next", "coming"}

    def run(day: date) -> Interval | None:
        other = intervals.move(day, unit, count if ahead else -count)
        if other is None:
            return None
        return Interval(min(day, other), max(day, other), "range")

    return from_publication(context, run)


def _for_so_long(match: re.Match[str], context: Context) -> Reading | None:
    """From the day that the same sentence names just before, that day counting as the first."""
    count, unit = words.number(match["number"]), cast("Unit", words.unit_name(match["unit"]))
    here = context.place.sentence.index
    for anchor in reversed(context.anchors):
        if anchor.place.sentence.index != here:
            return None
        if anchor.interval.precision == "day" and anchor.narrative:
            start = anchor.interval.start
            past = intervals.move(start, unit, count)
            if past is None:
                return None
            interval = Interval(start, past - timedelta(days=1), "range")
            return Reading(interval, "inferred", f"counted from “{anchor.text}”, its first day")
    return None


def _whole(match: re.Match[str], place: Place) -> bool:
    """ "The last days", "the last year of the war" are not counted from publication."""
    uncounted = match["number"] is None and match[0].endswith("s")
    return not place.after.startswith(" of ") and not (uncounted and match["which"] == "last")


def _lasting(_: re.Match[str], place: Place) -> bool:
    return bool(_LASTED.search(place.before))


_LASTED = re.compile(r"(?i:\b(?:last|continu|rag|going on|went on)\w*\s+(?:for\s+)?)$")
_NUMBER = rf"(?P<number>{words.NUMBER})"
_UNIT = rf"(?P<unit>{words.UNIT})"

RULES = (
    Rule(
        "until now",
        signs.UNITS,
        words.pattern(
            rf"(?i:the)\s+(?P<which>(?i:past|last|next|coming))\s+{words.ABOUT}?"
            rf"(?:{_NUMBER}[\s-]+)?{_UNIT}s?"
        ),
        _from_or_to_now,
        _whole,
    ),
    Rule(
        "so long",
        signs.UNITS,
        words.pattern(rf"{words.ABOUT}?{_NUMBER}[\s-]+{_UNIT}s?"),
        _for_so_long,
        _lasting,
    ),
)
