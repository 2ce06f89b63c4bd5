"""Finding date expressions in a paragraph: every rule is tried, the leftmost longest match wins."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from dragoman.language.dates import (
    absolute,
    anchored,
    durations,
    events,
    partial,
    ranges,
    recurring,
    relative,
)
from dragoman.language.dates.grammar import Place, Rule
from dragoman.model.text import Document, Sentence

RULES: tuple[Rule, ...] = (
    *recurring.RULES,
    *absolute.RULES,
    *ranges.RULES,
    *partial.RULES,
    *relative.RULES,
    *anchored.RULES,
    *durations.RULES,
    *events.RULES,
)
# Guards look no farther than this many characters to either side.
SIDE = 80
# An expression reaches no farther than this many characters from its sign.
REACH = 40


@dataclass(frozen=True, slots=True)
class Found:
    """An expression that a rule found, before anybody has said which days it means."""

    rule: Rule
    match: re.Match[str]
    place: Place


def found_in(document: Document, sentences: Iterable[Sentence]) -> Iterator[tuple[Found, ...]]:
    """The expressions of each paragraph, in reading order.

    Paragraphs are searched whole, as sentence splitters stumble over "Sept." and "Nov.".
    """
    for _, group in groupby(sentences, key=lambda sentence: sentence.paragraph):
        paragraph = tuple(group)
        text = document.text[paragraph[0].start : paragraph[-1].end]
        yield tuple(_leftmost_longest(text, paragraph))


def _leftmost_longest(text: str, paragraph: tuple[Sentence, ...]) -> Iterator[Found]:
    matches = [
        (match.start(), -match.end(), order, match)
        for order, start, end in _windows(text)
        for match in RULES[order].pattern.finditer(text, start, end)
    ]
    end = 0
    for start, _, order, match in sorted(matches, key=lambda found: found[:3]):
        if start < end:
            continue
        rule, place = RULES[order], place_of(text, match.span(), paragraph)
        if rule.guard is None or rule.guard(match, place):
            end = match.end()
            yield Found(rule, match, place)


def _windows(text: str) -> Iterator[tuple[int, int, int]]:
    """For each rule by its number, the stretches of the text where its signs stand."""
    seen: dict[re.Pattern[str], list[tuple[int, int]]] = {}
    for order, rule in enumerate(RULES):
        if rule.sign not in seen:
            seen[rule.sign] = list(_around(text, rule.sign))
        for start, end in seen[rule.sign]:
            yield order, start, end


def _around(text: str, sign: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    """The text around the signs, overlapping stretches joined, cut between words."""
    stretch: tuple[int, int] | None = None
    for hit in sign.finditer(text):
        space = text.find(" ", hit.end() + REACH)
        start, end = max(0, hit.start() - REACH), space if space >= 0 else len(text)
        if stretch is not None and start <= stretch[1]:
            start = stretch[0]
        elif stretch is not None:
            yield stretch
        stretch = start, end
    if stretch is not None:
        yield stretch


def place_of(text: str, span: tuple[int, int], paragraph: tuple[Sentence, ...]) -> Place:
    """Where the characters of a paragraph's text stand in the document and in the parse."""
    start, end = span
    offset = paragraph[0].start
    index = bisect_right([s.start for s in paragraph], start + offset) - 1
    sentence = paragraph[max(index, 0)]
    return Place(
        start=start + offset,
        end=end + offset,
        sentence=sentence,
        head=_head(sentence, start + offset, end + offset),
        before=text[max(0, start - SIDE) : start],
        after=text[end : end + SIDE],
    )


def _head(sentence: Sentence, start: int, end: int) -> int:
    """The token of the span that hangs outside it."""
    inside = sentence.covering(start, end)
    for index in inside:
        head = sentence.tokens[index].head
        if head not in inside or head == index:
            return index
    return inside[0] if inside else 0
