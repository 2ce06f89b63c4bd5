"""Dates made of dates: ranges between two, "two days after 9 May", "the week of 5 June"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from dragoman.language.dates import words
from dragoman.language.dates.grammar import Place
from dragoman.language.dates.ranges import joins
from dragoman.language.dates.scan import Found

_OFFSET = re.compile(
    rf"(?:{words.ABOUT}?(?:(?i:the)|(?P<number>{words.NUMBER}))[\s-]+)?(?P<unit>{words.UNIT})s?\s+"
    rf"(?P<way>(?i:before|after|of|from|beginning|starting))\s+(?:(?i:the)\s+)?$"
)
_SIBLING = re.compile(
    rf"\s*(?:,\s*(?:and|or)?|and|or)\s+(?:the\s+)?(?P<day>{words.DAY})(?!\s+[a-zA-Z]*(?:people|{words.MONTH}))"
)
_DAY_BEFORE = re.compile(rf"(?P<day>{words.DAY})(?:,|\s+and|\s+or)\s+(?:the\s+)?$")


@dataclass(frozen=True, slots=True)
class Bounded:
    """The days from one expression to another."""

    first: "Expression"
    last: "Expression"
    place: Place


@dataclass(frozen=True, slots=True)
class Moved:
    """The day, week or month so far from another expression; `way` is "before", "after" or "of"."""

    count: int
    unit: str
    way: str
    base: Found
    place: Place


@dataclass(frozen=True, slots=True)
class Sibling:
    """A bare day that shares month and year with the date beside it: "7 and 8 June"."""

    day: int
    base: Found
    place: Place


Expression = Found | Bounded | Moved | Sibling


def joined(found: tuple[Found, ...], text: str) -> Iterator[Expression]:
    """The expressions of a paragraph with those put together that make one date.

    `text` is the document's, into which the offsets of places point.
    """
    moved = [_moved(one) for one in found]
    index = 0
    while index < len(moved):
        here = moved[index]
        bounded = _bounded(here, moved[index + 1], text) if index + 1 < len(moved) else None
        if bounded is not None:
            yield bounded
            index += 2
            continue
        yield from _with_siblings(here)
        index += 1


def _bounded(first: Expression, last: Expression, text: str) -> Bounded | None:
    link = text[first.place.end : last.place.start]
    lead = joins(first.place.before, link)
    if lead is None or first.place.sentence.paragraph != last.place.sentence.paragraph:
        return None
    start = first.place.start - (len(first.place.before) - lead)
    place = replace(
        first.place,
        start=start,
        end=last.place.end,
        before=first.place.before[:lead],
        after=last.place.after,
    )
    return Bounded(first, last, place)


def _moved(found: Found) -> Found | Moved:
    place = found.place
    lead = _OFFSET.search(place.before)
    if lead is None or found.rule.name in {"recurring", "pointed", "stepped"}:
        return found
    way, unit = lead["way"].lower(), words.unit_name(lead["unit"])
    if way == "of" and unit != "week":
        return found
    count = words.number(lead["number"]) if lead["number"] else 1
    start = place.start - (len(place.before) - lead.start())
    way = way if way in {"before", "of"} else "after"
    return Moved(
        count, unit, way, found, replace(place, start=start, before=place.before[: lead.start()])
    )


def _with_siblings(one: Expression) -> Iterator[Expression]:
    if not isinstance(one, Found) or one.rule.name not in {
        "month day",
        "day month",
        "day month year",
    }:
        yield one
        return
    if one.rule.name != "month day" and (ahead := _DAY_BEFORE.search(one.place.before)):
        start = one.place.start - (len(one.place.before) - ahead.start())
        yield _sibling(one, ahead["day"], start)
    yield one
    if one.rule.name == "month day" and (after := _SIBLING.match(one.place.after)):
        yield _sibling(one, after["day"], one.place.end + after.start("day"))


def _sibling(base: Found, text: str, start: int) -> Sibling:
    place = replace(base.place, start=start, end=start + len(text))
    return Sibling(words.day_number(text), base, place)
