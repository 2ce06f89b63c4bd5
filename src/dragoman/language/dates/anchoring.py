"""The pass that says which days each expression means, in reading order.

Each date that is read becomes an anchor for those after it; nothing is read that the publication
date, the tense or an anchor doesn't carry.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import cast

from dragoman.language.dates import intervals
from dragoman.language.dates.compose import Bounded, Expression, Moved, Sibling
from dragoman.language.dates.grammar import Anchor, Context, Place, Reading, unknown
from dragoman.language.dates.intervals import Interval, Unit
from dragoman.language.dates.scan import Found
from dragoman.language.dates.tense import governor, reports, tense_at
from dragoman.model.text import Document
from dragoman.model.time import UNKNOWN_DATE, DateMention, DateRange, PublicationDate

_NARRATIVE = re.compile(r"(?i:\b(?:in|on|during|of|from|between)\s+)$|[;:]\s+$")
# Rules whose year or week hangs in the air, so that the other end of a range can settle it.
_FLOATING = frozenset({"day month", "month day", "month", "weekday", "piece", "named day"})


def read(document: Document, expressions: Iterable[Expression]) -> Iterator[DateMention]:
    """Each expression with what it means; those that mean no date are left out."""
    published = _published(document.published)
    anchors: tuple[Anchor, ...] = ()
    for expression in expressions:
        place = expression.place
        tense = tense_at(place.sentence, place.head)
        reading = _reading(expression, Context(place, tense, published, anchors))
        if reading is None:
            continue
        text = document.text[place.start : place.end]
        if reading.interval is not None:
            anchors = (*anchors, Anchor(text, reading.interval, place, _narrates(place)))
        yield DateMention(place.start, place.end, _range(reading, text))


def _published(published: PublicationDate) -> Interval | None:
    if published.start is None or published.end is None:
        return None
    return Interval(published.start, published.end, published.precision)


def _range(reading: Reading, text: str) -> DateRange:
    if reading.interval is None:
        return replace(UNKNOWN_DATE, text=text, basis=reading.basis, why=reading.why)
    found = reading.interval
    return DateRange(found.start, found.end, found.precision, text, reading.basis, reading.why)


def _narrates(place: Place) -> bool:
    """Whether a date places the story in time: an adverbial, and not of "she said"."""
    verb = governor(place.sentence, place.head)
    if verb is not None and reports(place.sentence, verb):
        return False
    return bool(_NARRATIVE.search(place.before)) or place.start == place.sentence.start


def _reading(expression: Expression, context: Context) -> Reading | None:
    match expression:
        case Found():
            return expression.rule.resolve(expression.match, context)
        case Bounded():
            return _bounded(expression, context)
        case Moved():
            return _moved(expression, context)
        case Sibling():
            return _sibling(expression, context)


def _bounded(expression: Bounded, context: Context) -> Reading | None:
    """The end that says its year settles the other; else the first settles the last."""
    first = _reading(expression.first, context)
    last = _reading(expression.last, context)
    if first is None or last is None:
        return None
    if last.basis == "stated" and last.interval and _floats(expression.first):
        around = replace(context, published=last.interval, tense="past", anchors=())
        first = _as_day(expression.first, around, last.interval, forwards=False)
    elif first.interval and _floats(expression.last):
        last = _as_day(expression.last, context, first.interval, forwards=True)
    if first is None or last is None or first.interval is None or last.interval is None:
        return unknown("one end of the range is not known")
    if first.interval.start > last.interval.end:
        return unknown("the range ends before it begins")
    interval = intervals.between(first.interval, last.interval)
    settled = first if first.basis != "stated" else last
    return Reading(interval, settled.basis, settled.why)


def _floats(expression: Expression) -> bool:
    return isinstance(expression, Found) and expression.rule.name in _FLOATING


def _as_day(
    expression: Expression, context: Context, other: Interval, *, forwards: bool
) -> Reading | None:
    """A floating end read as if the article had been published at the other end."""
    day = other.start if forwards else other.end
    around = replace(
        context,
        published=intervals.day(day),
        tense="future" if forwards else "past",
        anchors=(),
    )
    reading = _reading(expression, around)
    return reading and replace(reading, basis="stated", why="")


def _moved(expression: Moved, context: Context) -> Reading | None:
    base = expression.base.rule.resolve(expression.base.match, context)
    if base is None or base.interval is None:
        return base
    unit = cast("Unit", expression.unit)
    step = {"before": -1, "after": 1, "of": 0}[expression.way] * expression.count
    start = base.interval.start if step <= 0 else base.interval.end
    interval = intervals.shift(start, unit, step)
    return None if interval is None else replace(base, interval=interval)


def _sibling(expression: Sibling, context: Context) -> Reading | None:
    base = expression.base.rule.resolve(expression.base.match, context)
    if base is None or base.interval is None:
        return base
    start = base.interval.start
    found = intervals.day_of(start.year, start.month, expression.day)
    return None if found is None else replace(base, interval=found)
