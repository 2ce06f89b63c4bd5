"""The pieces that patterns are made of, built from the codebook's calendar, compiled once.

Month and weekday names must be capitalised; everything else is read in either case.
"""

import re
from collections.abc import Iterable

from dragoman.codebook.calendar import calendar

_WORDS = calendar()
_MONTH_NUMBERS = {
    name.lower(): number
    for number, (full, short) in enumerate(_WORDS.months.items(), start=1)
    for name in (full, *short)
}
_WEEKDAY_NUMBERS = {
    name.lower(): number
    for number, (full, short) in enumerate(_WORDS.weekdays.items())
    for name in (full, *short)
}


def any_of(words: Iterable[str]) -> str:
    """One of the words, the longest first."""
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


def loose(words: Iterable[str]) -> str:
    """One of the words in either case."""
    return f"(?i:{any_of(words)})"


def _capitalised(names: Iterable[str]) -> str:
    return any_of([form for name in names for form in (name, name.upper())])


_SHORT_MONTHS = [short for shorts in _WORDS.months.values() for short in shorts]
_SHORT_DAYS = [short for shorts in _WORDS.weekdays.values() for short in shorts]

# A full month name may stand alone; an abbreviation only beside a day or a year.
FULL_MONTH = rf"(?:{_capitalised(_WORDS.months)})(?![\w])"
MONTH = rf"(?:{FULL_MONTH}|(?:{_capitalised(_SHORT_MONTHS)})\b\.?)"
_WEEKDAYS = rf"(?:{_capitalised(_WORDS.weekdays)})"
FULL_WEEKDAY = rf"{_WEEKDAYS}(?!\w)"
WEEKDAYS = rf"{_WEEKDAYS}s(?!\w)"
WEEKDAY = rf"(?:{FULL_WEEKDAY}|(?:{_capitalised(_SHORT_DAYS)})\b\.?)"
DAY = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?![\d,.]\d|\d|%|\w)"
ORDINAL_DAY = r"(?:3[01]|[12]\d|[1-9])(?:st|nd|rd|th)\b"
YEAR = r"(?:1[5-9]|20)\d\d(?!\w|[.,/:]\d)"
PART = rf"(?:(?:the\s+)?{loose(_WORDS.parts)}(?:[\s-]+of)?[\s-]+(?:the\s+)?)"
PART_OF_DAY = loose(_WORDS.parts_of_day)
UNIT = loose(_WORDS.units)
ABOUT = rf"(?:{loose(_WORDS.about)}\s+)"
SEASON = loose(_WORDS.seasons)
NUMBER = rf"(?:\d{{1,4}}|(?i:{any_of(_WORDS.numbers)})(?:[\s-](?i:{any_of(_WORDS.numbers)}))?)"
ORDINAL = rf"(?:\d{{1,2}}(?:st|nd|rd|th)|{loose(_WORDS.ordinals)})"
DASH = r"\s?[-–—]\s?"
THIS = r"(?i:this|that|the same|last|past|previous|preceding|next|coming|following|current)"


def pattern(text: str) -> re.Pattern[str]:
    """A compiled pattern that begins and ends at a word's edge."""
    return re.compile(rf"(?<![\w$€£#.,/-])(?:{text})(?!\w)")


def month_number(name: str) -> int:
    """1–12 for a full or short name, with or without its full stop."""
    return _MONTH_NUMBERS[name.rstrip(".").lower()]


def weekday_number(name: str) -> int:
    """0 (Monday) – 6 for a full or short name."""
    return _WEEKDAY_NUMBERS[name.rstrip(".").lower()]


def day_number(text: str) -> int:
    """5 for "5", "05" and "5th"."""
    return int(re.sub(r"\D", "", text))


def ordinal_number(text: str) -> int:
    """3 for "third" and "3rd"."""
    known = _WORDS.ordinals.get(text.lower())
    return day_number(text) if known is None else known


def number(text: str) -> int:
    """44 for "44", "forty-four" and "forty four"."""
    if digits := re.match(r"\d+", text):
        return int(digits[0])
    parts = [_WORDS.numbers[part] for part in re.split(r"[\s-]+", text.lower())]
    if len(parts) == 2 and parts[1] == 100:
        return parts[0] * 100
    return sum(parts)


def unit_name(text: str) -> str:
    """The singular, lower-case name of a unit."""
    word = text.lower()
    singular = {"centuries": "century"}
    return singular.get(word, word.removesuffix("s"))
