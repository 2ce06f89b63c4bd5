"""Expressions that say their year: dates, months, years, decades, centuries, parts of years."""

import re

from dragoman.codebook.calendar import calendar
from dragoman.language.dates import intervals, signs, words
from dragoman.language.dates.grammar import Context, Place, Reading, Rule, stated, unknown
from dragoman.language.dates.guards import is_decade, is_year

_WORDS = calendar()
_WEEKDAY = rf"(?:{words.WEEKDAY},?\s+(?:the\s+)?)?"
_NAMED_DAYS = {name: day for day in _WORDS.named_days for name in day.names}
_FIRST_DAY_FIRST_YEAR = 1000
NAMED_DAY = rf"(?P<named>{words.any_of(_NAMED_DAYS)})"


def named_day(name: str, year: int) -> intervals.Interval:
    """The day of that name in a year."""
    return intervals.named(_NAMED_DAYS[name], year)


def _day(match: re.Match[str], _: Context) -> Reading | None:
    month = words.month_number(match["month"])
    return stated(intervals.day_of(int(match["year"]), month, words.day_number(match["day"])))


def _iso(match: re.Match[str], _: Context) -> Reading | None:
    return stated(intervals.day_of(int(match["year"]), int(match["month"]), int(match["day"])))


def _numeric(match: re.Match[str], _: Context) -> Reading | None:
    """ "27/09/2020" reads one way only; with dots the day comes first; "03/04/2021" is unknown."""
    year, first, second = int(match["year"]), int(match["first"]), int(match["second"])
    day_first = intervals.day_of(year, second, first)
    month_first = intervals.day_of(year, first, second)
    if match["mark"] == "." or month_first is None or day_first == month_first:
        return stated(day_first)
    if day_first is None:
        return stated(month_first)
    return unknown(f"“{match[0]}” may be {day_first.start} or {month_first.start}")


def _month(match: re.Match[str], _: Context) -> Reading | None:
    return stated(intervals.month(int(match["year"]), words.month_number(match["month"])))


def _year(match: re.Match[str], _: Context) -> Reading | None:
    return stated(intervals.year(int(match["year"])))


def _year_guard(match: re.Match[str], place: Place) -> bool:
    return match["called"] is not None or is_year(place)


def _decade(match: re.Match[str], _: Context) -> Reading | None:
    digits = match["decade"].strip("'’s")
    if not digits.isdigit():
        return stated(intervals.decade(_WORDS.decades[digits.lower() + "s"]))
    first = int(digits) if len(digits) == 4 else 1900 + int(digits)
    if first % 100 == 0 and first < 2000:
        return stated(intervals.between(intervals.year(first), intervals.year(first + 99)))
    return stated(intervals.decade(first))


def _century(match: re.Match[str], _: Context) -> Reading | None:
    number = words.ordinal_number(match["ordinal"])
    return stated(intervals.century(number)) if 10 <= number <= 21 else None


def _piece(match: re.Match[str], _: Context) -> Reading | None:
    """A quarter, a half or a season of a stated year."""
    return stated(piece_of(match, int(match["year"])))


def piece_of(match: re.Match[str], year: int) -> intervals.Interval | None:
    """The quarter, half or season that the groups of a match name, in a year."""
    groups = match.groupdict()
    if season := groups.get("season"):
        return intervals.season(year, _WORDS.seasons[season.lower()])
    number = groups.get("q") or groups.get("ordinal") or ""
    which = 4 if number.lower() in {"final", "last"} else words.ordinal_number(number)
    if groups.get("q") or groups["piece"].lower() == "quarter":
        return intervals.quarter(year, which) if which <= 4 else None
    return intervals.half(year, min(which, 2)) if which in {1, 2, 4} else None


def _named(match: re.Match[str], _: Context) -> Reading | None:
    return stated(named_day(match["named"], int(match["year"])))


PIECE = (
    rf"(?:{words.PART}?(?P<season>{words.SEASON})|[Qq](?P<q>[1-4])|"
    rf"(?:the\s+)?(?P<ordinal>{words.ORDINAL}|final|last)[\s-]+(?P<piece>quarter|half))"
)
_YEAR = rf"(?P<year>{words.YEAR})"
_MONTH = rf"(?P<month>{words.MONTH})"
_PART = f"{words.PART}?"
_DAY = rf"(?P<day>{words.DAY})"

RULES = (
    Rule(
        "iso",
        signs.YEARS,
        words.pattern(r"(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)(?![-\d])"),
        _iso,
    ),
    Rule(
        "numeric",
        signs.YEARS,
        words.pattern(
            r"(?P<first>\d\d?)(?P<mark>[/.])(?P<second>\d\d?)(?P=mark)(?P<year>(?:1[5-9]|20)\d\d)"
        ),
        _numeric,
    ),
    Rule(
        "day month year",
        signs.MONTHS,
        words.pattern(
            rf"{_WEEKDAY}(?:the\s+)?{_DAY}(?:\s+day)?(?:\s+of)?[\s-]+{_MONTH},?[\s-]*(?:of\s+)?{_YEAR}"
        ),
        _day,
    ),
    Rule(
        "month day year",
        signs.MONTHS,
        words.pattern(rf"{_WEEKDAY}{_MONTH}\s*(?:the\s+)?(?P<day>{words.DAY}),?\s+{_YEAR}"),
        _day,
    ),
    Rule(
        "month year",
        signs.MONTHS,
        words.pattern(rf"{_PART}{_MONTH},?\s*(?:of\s+|in\s+)?{_YEAR}"),
        _month,
    ),
    Rule(
        "piece of year",
        signs.PIECES,
        words.pattern(rf"{PIECE},?\s+(?:of\s+)?(?:the\s+year\s+)?{_YEAR}"),
        _piece,
    ),
    Rule(
        "named day year",
        signs.NAMED,
        words.pattern(rf"{NAMED_DAY},?\s+(?:of\s+|in\s+)?{_YEAR}"),
        _named,
    ),
    Rule(
        "year",
        signs.YEARS,
        words.pattern(
            rf"{_PART}(?P<called>(?i:(?:the\s+)?(?:fiscal\s+|calendar\s+)?year\s+|fiscal\s+)|(?:pre|post|mid)-)?{_YEAR}"
        ),
        _year,
        _year_guard,
    ),
    Rule(
        "decade",
        signs.DECADES,
        words.pattern(
            rf"(?P<part>{_PART})(?P<decade>(?:1[5-9]|20)\d0[’']?s|[’']?[3-9]0[’']?s|{words.loose(_WORDS.decades)})"
        ),
        _decade,
        is_decade,
    ),
    Rule(
        "century",
        signs.CENTURIES,
        words.pattern(rf"{_PART}(?:the\s+)?(?P<ordinal>{words.ORDINAL})[\s-]+[Cc]entury"),
        _century,
    ),
)
