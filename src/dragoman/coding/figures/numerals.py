"""Numbers in a text, in digits and in words: "1.2 million", "half a dozen", "tens of thousands".

Only what the number itself says is read here; hedges, ranges and units are `amounts`' matter.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal

from dragoman.codebook.figures import FigureWords, figure_words

HUNDRED = 100  # what multiplies only the number just before it: "two hundred thousand"
DIGITS = r"\d{1,3}(?:(?:[,\u00a0\u202f]\d{3})+|(?: \d{3})+(?!\d))(?:\.\d+)?|\d+(?:\.\d+)?"
# No part of a longer name, number, time, date or code: "Su-35", "10:30", "9/11", "20th".
BEFORE = r"(?<![\w.,/:+#№&])(?<![A-Za-z]-)"
AFTER = r"(?![\w/:]|[.,]\d|-(?-i:[A-Z]))"
PIECE = re.compile(rf"{DIGITS}|[a-z]+")


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number and its characters; `scale` is its last multiplier ("million"), 1 if it has none.

    `low` and `high` differ from `value` only where the number's own words leave it open.
    """

    start: int
    end: int
    text: str
    value: float
    low: float
    high: float
    scale: float
    kind: Literal["number", "plural", "share"]


def find_numerals(text: str) -> tuple[Numeral, ...]:
    """All numbers of a text in order; offsets are characters into it."""
    return tuple(_read(match) for match in _pattern().finditer(text))


def any_of(words: Iterable[str]) -> str:
    """One of the words, the longest first, spaces of any width; for use in a pattern."""
    longest = sorted(words, key=len, reverse=True)
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in longest)


@cache
def _pattern() -> re.Pattern[str]:
    known = figure_words()
    word = rf"(?:{any_of(known.numbers)})\b"
    simple = rf"(?:{DIGITS}|{word}(?:[\s-]{word})?)"
    scales = rf"(?:[\s-](?:{any_of(known.scales)})\b)"
    lead = rf"(?:(?:half|a\s+quarter\s+of)\s+an?|an?|{simple}(?:\s+and\s+a\s+half)?)"
    more = rf"(?:(?:\s+and)?[\s-]{word}(?:[\s-]{word})?{scales}*)*"
    short = any_of(known.short_scales)
    glued = rf"(?<=[$€£¥₹₽₩₪₺₴₦₱])(?:{DIGITS})\s?(?:{short})|(?:{DIGITS})\s?(?:bn|tn|mn|mln|bln|k)"
    small = rf"(?:\d{{1,3}}|{word})"
    of_what = rf"(?=\s+(?!{any_of(known.measures)})[a-z])"  # not "40 in two years"
    kinds = (
        rf"(?P<rate>{small}\s+(?:in|out\s+of)(?:\s+every)?\s+{small}{of_what})",
        rf"(?P<share>{_shares(known)})",
        rf"(?P<few>(?:{any_of(known.few)})\s+(?:{any_of(known.scales)}))",
        rf"(?P<plural>{any_of(known.plurals)})",
        rf"(?P<number>{lead}{scales}+{more}(?:\s+and\s+a\s+half)?|{glued}|{simple})",
        rf"(?P<article>{_article(known)})",
    )
    return re.compile(rf"{BEFORE}(?:{'|'.join(kinds)}){AFTER}", re.IGNORECASE)


def _article(known: FigureWords) -> str:
    """ "Half an hour"; "more than a century": the article counts only behind a hedge."""
    measures = any_of(known.measures)
    last = {hedge.split()[-1] for words in known.hedges.values() for hedge in words}
    last -= {"of", "a"}
    behind = "|".join(rf"(?<=\b{re.escape(word)}\s)" for word in sorted(last))
    return rf"(?:half\s+an?|(?:{behind})an?)(?=\s+(?:{measures})\b)"


def _shares(known: FigureWords) -> str:
    """ "A third of", "by a third", "two-thirds", "half the"; "a third meeting" is no share."""
    ones = any_of(name for name in known.fractions if name != "half")
    numbers = any_of(known.numbers)
    several = rf"(?:{numbers})[\s-](?:{ones})s"
    one = rf"(?:(?:a|one)[\s-](?:{ones}))(?=\s+of\b(?!\s+an?\b)|[.,;])"
    half = r"(?<!first )(?<!second )(?<!other )half(?=\s+(?:of|the|its|their|his|her|all)\b)"
    return rf"{several}|{one}|{half}"


def _read(match: re.Match[str]) -> Numeral:
    known, kind = figure_words(), match.lastgroup
    text = " ".join(match[0].lower().split())
    start, end = match.span()
    if kind == "plural":
        low, high = known.plurals[text]
        return Numeral(start, end, match[0], low, low, high, 1, "plural")
    if kind == "few":
        words, _, scale = text.rpartition(" ")
        low, high = (n * known.scales[scale] for n in known.few[words])
        return Numeral(start, end, match[0], low, low, high, known.scales[scale], "plural")
    if kind in ("rate", "share"):
        share = round(_rate(text) if kind == "rate" else _fraction(text, known), 3)
        return Numeral(start, end, match[0], share, share, share, 1, "share")
    value, scale_ = _value(text, known)
    return Numeral(start, end, match[0], value, value, value, scale_, "number")


def _rate(text: str) -> float:
    """Percent in "one in five"; nothing for "five in five hundred thousand" of one thing."""
    part, whole = re.split(r"\s(?:in|out of)(?:\severy)?\s", text)
    known = figure_words()
    return HUNDRED * _value(part, known)[0] / (_value(whole, known)[0] or 1)


def _fraction(text: str, known: FigureWords) -> float:
    words = re.split(r"[\s-]", text)
    part = known.fractions[words[-1].removesuffix("s") if words[-1] != "half" else "half"]
    return HUNDRED * known.numbers.get(words[0], 1) / part


def _value(text: str, known: FigureWords) -> tuple[float, float]:
    """The number and its last multiplier."""
    total, current, last = 0.0, 0.0, 1.0
    for piece in _pieces(text):
        if piece[0].isdigit():
            current = float(re.sub(r"[, \u00a0\u202f]", "", piece))
        elif piece in known.numbers:
            current += known.numbers[piece]
        elif piece in ("a", "an"):
            current = current or 1
        elif piece in ("half", "quarter"):
            part = 1 / known.fractions[piece]
            if total and not current:
                total += last * part
            else:
                current = part if piece == "quarter" else current + part
        elif scale := known.scales.get(piece) or known.short_scales.get(piece):
            last = scale
            current *= scale
            if scale > HUNDRED:
                total, current = total + current, 0.0
    return round(total + current, 6), last


def _pieces(text: str) -> Iterator[str]:
    """The words that count; "and a half" without its article, which is no one."""
    for match in PIECE.finditer(text.replace("and a half", "half")):
        yield match[0]
