"""Dates counted from an event: "the first day of the war", "ten days before the coup".

The event's own date comes from the text, where a sentence has dated it, or from the codebook's
reference events ("the Falklands War").
"""

import re
from datetime import timedelta
from typing import cast

from dragoman.codebook.reference_events import ReferenceEvent, reference_events
from dragoman.language.dates import intervals, signs, words
from dragoman.language.dates.grammar import Context, Place, Reading, Rule, unknown
from dragoman.language.dates.intervals import Interval, Unit
from dragoman.language.dates.tense import governor

_DAYS = frozenset({"day", "range"})
_NOT_IN_NAME = frozenset({"DET", "ADJ", "PRON", "ADP"})


def _day_of(match: re.Match[str], context: Context) -> Reading | None:
    """The so-manieth day of an event whose days are known; else no date."""
    days = words.ordinal_number(match["ordinal"]) - 1
    known = _when(context)
    if known is None:
        return None
    interval, why = known
    return Reading(intervals.day(interval.start + timedelta(days=days)), "inferred", why)


def _from_event(match: re.Match[str], context: Context) -> Reading | None:
    """So long before an event's first or after its last day."""
    known = _when(context)
    if known is None:
        return unknown("nothing says when that from which it is counted took place")
    interval, why = known
    unit = cast("Unit", words.unit_name(match["unit"]))
    count = 1 if match["number"].lower() == "the" else words.number(match["number"])
    if match["way"].lower() == "before":
        moved = intervals.shift(interval.start, unit, -count)
    else:
        moved = intervals.shift(interval.end, unit, count)
    return None if moved is None else Reading(moved, "inferred", why)


def _when(context: Context) -> tuple[Interval, str] | None:
    """The days of the event whose name follows, and how they are known."""
    if (event := _reference(context.place)) is not None:
        days = Interval(event.start, event.end, "range")
        return days, f"counted from the reference date of the {event.name}"
    noun = _noun(context.place)
    for anchor in reversed(context.anchors):
        if noun and anchor.interval.precision in _DAYS and _dates(anchor.place, noun):
            return anchor.interval, f"counted from “{anchor.text}”, the date of the {noun}"
    return None


def _reference(place: Place) -> ReferenceEvent | None:
    after = re.match(r"\s+(?:of\s+)?(?:the\s+)?([^.,;:]{3,60})", place.after)
    if after is None:
        return None
    return next(
        (
            event
            for event in reference_events()
            if any(after[1].startswith(name) for name in event.names)
            and event.concerns(place.sentence.text)
        ),
        None,
    )


def _noun(place: Place) -> str | None:
    """The lemma of the noun that follows: the last of its run, "the border attack"."""
    run = ""
    for token in place.sentence.tokens:
        if token.start < place.end or token.part in _NOT_IN_NAME:
            continue
        if token.part not in {"NOUN", "PROPN"}:
            break
        run = token.lemma
    return run or None


def _dates(place: Place, noun: str) -> bool:
    """Whether a date hangs on the noun, or on a verb of which the noun is subject or object."""
    tokens = place.sentence.tokens
    verb = governor(place.sentence, place.head)
    above = tokens[tokens[place.head].head]
    beyond = tokens[above.head] if above.relation == "prep" else above
    near = [token for token in tokens if verb is not None and token.head == verb]
    return any(token.lemma == noun for token in (above, beyond, *near))


_NUMBER = rf"{words.ABOUT}?(?P<number>(?i:the)|{words.NUMBER})"
_NAME = r"(?=\s+(?:(?:the|a|an|his|her|its|their)\b|[A-Z]))"

RULES = (
    Rule(
        "day of event",
        signs.UNITS,
        words.pattern(rf"(?:(?i:the)\s+)?(?P<ordinal>{words.ORDINAL})\s+day(?=\s+of{_NAME})"),
        _day_of,
    ),
    Rule(
        "from event",
        signs.STEPS,
        words.pattern(
            rf"{_NUMBER}[\s-]+(?P<unit>(?i:day|week|month|year))s?\s+(?P<way>(?i:after|before)){_NAME}"
        ),
        _from_event,
    ),
)
