"""Expressions that are ranges in themselves ("2014–16", "3–5 March 2021"), and dates that two
others bound ("from 27 September to 10 November 2020").
"""

import re

from dragoman.language.dates import intervals, signs, words
from dragoman.language.dates.grammar import Context, Place, Reading, Rule, stated
from dragoman.language.dates.intervals import Interval
from dragoman.language.dates.years import place_year

_TO = rf"(?:{words.DASH}|\s+(?i:to|through|until|till)\s+)"


def _years(match: re.Match[str], _: Context) -> Reading | None:
    first, last = int(match["first"]), match["last"]
    end = int(last) if len(last) == 4 else first // 100 * 100 + int(last)
    return stated(_ordered(intervals.year(first), intervals.year(end)))


def _years_guard(match: re.Match[str], place: Place) -> bool:
    """Not a telephone number or a score: the second year follows the first."""
    first, last = match["first"], match["last"]
    grows = int(last) > int(first[-len(last) :])
    return grows and not re.match(r"\s*(?:GMT|UTC|hours|people|troops)|-\d", place.after)


def _days(match: re.Match[str], context: Context) -> Reading | None:
    month = words.month_number(match["month"])
    first, last = words.day_number(match["first"]), words.day_number(match["last"])

    def make(year: int) -> Interval | None:
        start = intervals.day_of(year, month, first)
        end = intervals.day_of(year, month, last)
        return _ordered(start, end)

    if match["year"]:
        return stated(make(int(match["year"])))
    return place_year(context, make) if make(2000) else None


def _months(match: re.Match[str], _: Context) -> Reading | None:
    first, last = words.month_number(match["first"]), words.month_number(match["last"])
    year = int(match["year"])
    start, end = intervals.month(year - (first > last), first), intervals.month(year, last)
    return stated(intervals.between(start, end))


def _ordered(first: Interval | None, last: Interval | None) -> Interval | None:
    if first is None or last is None or first.start >= last.start:
        return None
    return intervals.between(first, last)


_YEAR = rf"(?P<year>{words.YEAR})"
_LEAD = r"(?:(?i:from|between)\s+)?"
_FIRST, _LAST = rf"(?P<first>{words.DAY})", rf"(?P<last>{words.DAY})"
_OF_MONTH = rf"(?:\s+of)?\s+(?P<month>{words.MONTH})(?:,?\s+{_YEAR})?"

RULES = (
    Rule(
        "years",
        signs.YEARS,
        words.pattern(
            r"(?P<first>(?:1[5-9]|20)\d\d)[-–—/](?P<last>(?:1[5-9]|20)\d\d|\d\d)(?![\d/-])"
        ),
        _years,
        _years_guard,
    ),
    Rule(
        "month days",
        signs.MONTHS,
        words.pattern(rf"{_LEAD}(?P<month>{words.MONTH})\s+{_FIRST}{_TO}{_LAST}(?:,?\s+{_YEAR})?"),
        _days,
    ),
    Rule(
        "days month",
        signs.MONTHS,
        words.pattern(rf"{_LEAD}(?:the\s+)?{_FIRST}{_TO}{_LAST}{_OF_MONTH}"),
        _days,
    ),
    Rule(
        "days and days",
        signs.MONTHS,
        words.pattern(rf"(?i:between)\s+(?:the\s+)?{_FIRST}\s+and\s+(?:the\s+)?{_LAST}{_OF_MONTH}"),
        _days,
    ),
    Rule(
        "months",
        signs.MONTHS,
        words.pattern(
            rf"{_LEAD}(?P<first>{words.FULL_MONTH}){_TO}(?P<last>{words.FULL_MONTH})(?:,?\s+(?:of\s+)?{_YEAR})"
        ),
        _months,
    ),
)

_JOINED = re.compile(
    rf"(?:{words.DASH}|\s+(?i:to|through|until|till|and)\s+(?:(?i:the|on|late|early|mid)\s+)?)"
)
_FROM = re.compile(r"(?i:\b(?P<way>from|between)\s+(?:the\s+)?)$")
_AND = re.compile(r"(?i:\band\b)")


def joins(before: str, link: str) -> int | None:
    """Where a range begins, counted in `before`, if the words between two dates make them one.

    "between A and B", "from A to B", "A to B", "A–B"; "A and B" alone are two dates.
    """
    if not _JOINED.fullmatch(link):
        return None
    lead = _FROM.search(before)
    if _AND.search(link):
        return lead.start() if lead and lead["way"].lower() == "between" else None
    return lead.start() if lead else len(before)
