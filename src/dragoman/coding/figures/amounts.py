"""Amounts: numbers with how they are meant and in what they are measured.

"More than 600" is at least 600, "$2 to 3 billion" a range in dollars, "nearly three decades"
between 27 and 30 years.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from dragoman.codebook.figures import PERCENT, FigureWords, Hedge, figure_words
from dragoman.coding.figures.numerals import Numeral, any_of, find_numerals

# Words between the ends of a range. "And" joins a range only after "between".
TO = re.compile(r"\s?[-–—]\s?|\s+to\s+|\s+or\s+", re.IGNORECASE)
AND = re.compile(r"\s+and\s+", re.IGNORECASE)
BETWEEN = re.compile(r"\bbetween\s+$", re.IGNORECASE)
FROM = re.compile(r"\bfrom\s+$", re.IGNORECASE)
# Before a time these say when or how long, not how much: "over five years", "the past two days".
NOT_OF_TIME = re.compile(r"\b(?:over|past|beyond|above|below|under|within)\s+$", re.IGNORECASE)
FARTHEST_APART = 20.0  # ends of one range; "2 to 3,000" and votes of 120 to 3 are none


@dataclass(frozen=True, slots=True)
class Amount:
    """Characters from the first hedge to the unit; `number` is where its digits or words begin.

    `low` or `high` is None where the words leave that side open. `unit` is "" for a bare count,
    and `multiplied` tells a scale ("million") from a plain number.
    """

    start: int
    end: int
    number: int
    value: float
    low: float | None
    high: float | None
    unit: str
    plain: bool
    kind: str

    @property
    def hedged(self) -> bool:
        """Whether words say how the number is meant."""
        return self.low != self.high


@dataclass(frozen=True, slots=True)
class _Measured:
    """A number with the sign before it and the unit behind it."""

    numeral: Numeral
    start: int
    end: int
    unit: str
    times: float


def find_amounts(text: str, particles: frozenset[int] = frozenset()) -> tuple[Amount, ...]:
    """All amounts of a text in order; offsets are characters into it.

    `particles` are where verbs' particles begin: "handed over two" is no "over two".
    """
    measured = [_measure(text, numeral) for numeral in find_numerals(text)]
    found: list[Amount] = []
    at = 0
    while at < len(measured):
        pair = measured[at : at + 2]
        ends = _range(text, *pair) if len(pair) == 2 else None
        found.append(ends or _amount(text, measured[at], particles))
        at += 2 if ends else 1
    return tuple(found)


@cache
def _sign() -> re.Pattern[str]:
    known = figure_words()
    signs = [sign for one in known.currencies.values() for sign in one.signs]
    return re.compile(rf"(?<!\w)(?P<sign>{any_of((*signs, *known.currencies))})\s?$")


@cache
def _unit() -> re.Pattern[str]:
    known = figure_words()
    money = any_of(form for form in known.money if form[0].isalpha())
    return re.compile(
        rf"[\s-]?(?P<percent>{any_of(known.percent)})(?!\w)"
        rf"|[\s-](?P<money>{money})(?!\w)"
        rf"|[\s-]?(?P<measure>{any_of(known.measures)})(?!\w)",
        re.IGNORECASE,
    )


def _measure(text: str, numeral: Numeral) -> _Measured:
    known = figure_words()
    sign = _sign().search(text, 0, numeral.start)
    if sign:
        unit = known.money[sign["sign"].lower()]
        return _Measured(numeral, sign.start(), numeral.end, unit, 1)
    gap = re.compile(r"\s+of(?=\s)").match(text, numeral.end) if numeral.kind == "plural" else None
    unit_ = _unit().match(text, gap.end() if gap else numeral.end)
    if unit_ is None or numeral.kind == "share":
        unit = PERCENT if numeral.kind == "share" else ""
        return _Measured(numeral, numeral.start, numeral.end, unit, 1)
    words = " ".join(unit_[unit_.lastgroup or 0].lower().split())
    unit, times = {
        "percent": lambda: (PERCENT, 1.0),
        "money": lambda: (known.money[words], 1.0),
        "measure": lambda: known.measures[words],
    }[unit_.lastgroup or "percent"]()
    return _Measured(numeral, numeral.start, unit_.end(), unit, times)


def _range(text: str, first: _Measured, second: _Measured) -> Amount | None:
    """Both ends of a range as one amount: "between 30 and 40", "$2 to 3 billion"."""
    before, gap = text[: first.start], text[first.end : second.start]
    between = BETWEEN.search(before)
    joined = AND.fullmatch(gap) if between else TO.fullmatch(gap) and not FROM.search(before)
    if not joined or (first.unit and second.unit and first.unit != second.unit):
        return None
    low, high = first.numeral.value, second.numeral.value
    if first.numeral.scale == 1 and second.numeral.scale > 1 and low * second.numeral.scale < high:
        low *= second.numeral.scale
    unit, times = (second.unit, second.times) if second.unit else (first.unit, first.times)
    if not low < high <= low * FARTHEST_APART:
        return None
    start = between.start() if between else first.start
    return Amount(
        start=start,
        end=second.end,
        number=first.start,
        value=round((low + high) / 2 * times, 3),
        low=round(low * times, 3),
        high=round(high * times, 3),
        unit=unit,
        plain=False,
        kind="range",
    )


def _amount(text: str, one: _Measured, particles: frozenset[int]) -> Amount:
    known, numeral = figure_words(), one.numeral
    start, hedge = _hedged(text, one, particles)
    end, after = _hedged_after(text, one.end)
    low, high = _bounds(numeral, hedge or after or "exact", known)
    return Amount(
        start=start,
        end=end,
        number=one.start,
        value=round(numeral.value * one.times, 3),
        low=None if low is None else round(low * one.times, 3),
        high=None if high is None else round(high * one.times, 3),
        unit=one.unit,
        plain=numeral.text.isdigit(),
        kind=numeral.kind,
    )


def _bounds(
    numeral: Numeral, hedge: Hedge, known: FigureWords
) -> tuple[float | None, float | None]:
    """The least and the most that the words allow."""
    value, width = numeral.value, known.ordinary_width
    if numeral.kind == "plural":
        return numeral.low, numeral.high
    return {
        "above": (value, None),
        "below": (None, value),
        "about": (value * (1 - width), value * (1 + width)),
        "nearly": (value * (1 - width), value),
        "exact": (value, value),
    }[hedge]


@cache
def _before() -> re.Pattern[str]:
    known = figure_words()
    kinds = (rf"(?P<{kind}>{any_of(words)})" for kind, words in known.hedges.items())
    return re.compile(rf"(?<![\w-])(?:{'|'.join(kinds)})\s+$", re.IGNORECASE)


@cache
def _behind() -> re.Pattern[str]:
    kinds = (f"(?P<{k}>{any_of(words)})" for k, words in figure_words().hedges_after.items())
    return re.compile(
        rf"\s+(?:{'|'.join(kinds)})(?!\w)|(?P<plus>\+)|(?P<odd>-odd)(?!\w)", re.IGNORECASE
    )


def _hedged(text: str, one: _Measured, particles: frozenset[int]) -> tuple[int, Hedge | None]:
    """Where the hedges before a number begin, and what the most telling of them says."""
    told: Hedge | None = None
    start = one.start
    of_time = figure_words().dimension(one.unit) == "duration"
    for begin, kind in _hedges(text, start):
        single = " " not in text[begin:start].strip()
        if (of_time and NOT_OF_TIME.search(text, 0, start)) or (single and begin in particles):
            break
        start = begin
        told = kind if told in (None, "exact") else told
    return start, told


def _hedges(text: str, start: int) -> Iterator[tuple[int, Hedge]]:
    while found := _before().search(text, max(0, start - 40), start):
        kind = found.lastgroup
        yield found.start(), kind  # type: ignore[misc]
        start = found.start()


def _hedged_after(text: str, end: int) -> tuple[int, Hedge | None]:
    found = _behind().match(text, end)
    if found is None:
        return end, None
    special: dict[str | None, Hedge] = {"plus": "above", "odd": "about"}
    return found.end(), special.get(found.lastgroup) or found.lastgroup  # type: ignore[return-value]
