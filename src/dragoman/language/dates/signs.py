"""The words that give an expression away: quick to find, and nothing is searched far from them."""

import re

from dragoman.codebook.calendar import calendar
from dragoman.language.dates import words

_WORDS = calendar()


def _sign(text: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{text})")


MONTHS = _sign(words.MONTH)
WEEKDAYS = _sign(words.FULL_WEEKDAY)
YEARS = _sign(r"(?:1[5-9]|20)\d\d")
DECADES = re.compile(rf"\d0[’']?s\b|\b{words.loose(_WORDS.decades)}\b")
CENTURIES = _sign("[Cc]entury")
UNITS = _sign(rf"{words.UNIT}s?\b")
WEEKENDS = _sign("[Ww]eekend")
AGO = _sign(r"(?i:ago)\b")
STEPS = _sign(r"(?i:later|earlier|before|after|afterwards)\b")
NEAR = _sign(
    r"(?i:yesterday|today|tonight|tomorrow|last\s+night|this\s+(?:morning|afternoon|evening))"
)
PARTS_OF_DAY = _sign(words.PART_OF_DAY)
ORDINALS = re.compile(r"\d(?:st|nd|rd|th)\b")
PIECES = _sign(rf"{words.SEASON}|[Qq][1-4]\b|(?i:quarter|half)")
NAMED = _sign(words.any_of(name for day in _WORDS.named_days for name in day.names))
RECURRING = _sign(rf"(?i:every|each|annually|yearly)|{words.WEEKDAYS}")
