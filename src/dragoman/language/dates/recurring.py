"""Days that come again: "every year on 4 July", "each 9 May", "on Fridays".

They date no event, so their days stay unknown; observances ask for them by month and day.
"""

import re

from dragoman.language.dates import signs, words
from dragoman.language.dates.grammar import Context, Reading, Rule, unknown

RECURS = "recurs"


def month_day(match: re.Match[str]) -> str | None:
    """ "11-08" for a day of every year, None for weekdays, months and the like."""
    groups = match.groupdict()
    if not groups.get("day"):
        return None
    return f"{words.month_number(groups['month']):02d}-{words.day_number(groups['day']):02d}"


def _recurs(match: re.Match[str], _: Context) -> Reading:
    when = month_day(match)
    return unknown(f"{RECURS} every year on {when}" if when else RECURS)


_EVERY_YEAR = r"(?i:(?:every|each)\s+(?:single\s+)?year|annually|yearly)"
_MONTH_DAY = rf"(?P<month>{words.MONTH})\s+(?:the\s+)?(?P<day>{words.DAY})"
_DAY_MONTH = rf"(?:the\s+)?(?P<day>{words.DAY})(?:\s+of)?\s+(?P<month>{words.MONTH})"
_BEFORE = rf"(?:{_EVERY_YEAR},?\s+(?:on\s+)?(?:the\s+)?|(?i:every|each)\s+)"
_AFTER = rf"(?:,?\s+(?:of\s+)?{_EVERY_YEAR})"

_SPAN = rf"{words.UNIT}|{words.FULL_WEEKDAY}|{words.FULL_MONTH}|{words.SEASON}|weekend"

RULES = tuple(
    Rule("recurring", signs.RECURRING, words.pattern(text), _recurs)
    for text in (
        rf"{_BEFORE}{_MONTH_DAY}",
        rf"{_BEFORE}{_DAY_MONTH}",
        rf"{_MONTH_DAY}{_AFTER}",
        rf"{_DAY_MONTH}{_AFTER}",
        rf"(?i:every|each)\s+(?:other\s+)?(?:{_SPAN})",
        words.WEEKDAYS,
    )
)
