"""The year of an article that states none, from its own words: "marks the fifth anniversary of …".

The count (five) comes from the article. The year it counts from comes, in this order, from the
counted words themselves ("of the 2020 war"), from a reference event that they name, from a year
that the article gives beside a word of the same kind ("the 2020 conflict" for "the victory"), or
from the one reference event of that kind which the article names. Where two counts disagree, or
a count leads to a year before a day that the article tells of, nothing is inferred.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from dragoman.codebook.anniversaries import Family, anniversaries
from dragoman.codebook.reference_events import ReferenceEvent, reference_events
from dragoman.sources.stated import MONTH

_NUMBER = r"(?P<count>\d{1,3}(?:st|nd|rd|th)?|[a-z]+(?:[- ][a-z]+)?)"
_EVENT = r"(?P<event>[^.,;:!?\n“”\"()]{3,120})"
_MARKS = r"(?:marks?|marking|celebrat(?:es?|ing)|commemorat(?:es?|ing)|observ(?:es?|ing))"
_COUNTS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"\b{_NUMBER}(?:[- ]years?)?(?: annual)? anniversary (?:of|since) {_EVENT}",
        rf"\b{_MARKS} (?:the )?(?:completion of )?{_NUMBER} years (?:of|since) {_EVENT}",
        rf"\b{_NUMBER} years (?:have (?:now )?(?:passed|gone by) )?since {_EVENT}",
        rf"\b{_NUMBER} years ago,? {_EVENT}",
    )
)
_YEAR = re.compile(r"\b(1[5-9]\d\d|20\d\d)\b(?!s\b|-year)")
_DAY = re.compile(
    rf"\b(?:{MONTH}\.? \d{{1,2}}(?:st|nd|rd|th)?|\d{{1,2}}(?:st|nd|rd|th)? {MONTH}\.?)"
    r",? (\d{4})\b"
)
_SENTENCE = re.compile(r"[^\n.!?]+(?:[.!?](?!\s)[^\n.!?]*)*")
# A sentence with these tells of another anniversary than the one the article is written on.
_ELSEWHERE = re.compile(
    r"\b(?:last|next|previous|following) year\b|\b(?:will|would|had|earlier|ahead of)\b",
    re.IGNORECASE,
)
_WORD = re.compile(r"\w+(?:['’-]\w+)*")
_BEGINNING = re.compile(r"\b(?:start|beginning|outbreak|onset|invasion|invaded)\b", re.IGNORECASE)
# "Victory over the rebels in the 2020 conflict": a year belongs to a word this near to it.
MOST_WORDS_BETWEEN = 5
# Bounds against input that is no article: the press stays far below both.
MOST_SENTENCE_CHARACTERS = 1500
MOST_COUNTS = 20


@dataclass(frozen=True, slots=True)
class Inferred:
    """A year with the reasoning that led to it."""

    year: int
    why: str


@dataclass(frozen=True, slots=True)
class Count:
    """Words that count years from an event: "fifth anniversary of the victory"."""

    years: int
    event: str
    text: str


def infer_year(text: str) -> Inferred | None:
    """The year in which the article was written, when all of its counts agree on one."""
    first = islice(counts(text), MOST_COUNTS)
    found = [inferred for count in first if (inferred := _dated(count, text))]
    latest_day = max((int(year) for year in _DAY.findall(text)), default=0)
    years = {inferred.year for inferred in found}
    if len(years) != 1 or years.pop() < latest_day:
        return None
    return found[0]


def counts(text: str) -> Iterator[Count]:
    """All counts of years in the text, but those of sentences that tell of another year."""
    for words in _sentences(text):
        for pattern in _COUNTS:
            for match in pattern.finditer(words):
                apart = words[: match.start()]
                found = _count(match["count"])
                if found and not _YEAR.search(apart) and not _ELSEWHERE.search(apart):
                    yield Count(found[0], match["event"].strip(), _wording(match, found[1]))


def _sentences(text: str) -> Iterator[str]:
    """Roughly: what no reader would take for a sentence is left out."""
    found = (match.group() for match in _SENTENCE.finditer(text))
    return (sentence for sentence in found if len(sentence) <= MOST_SENTENCE_CHARACTERS)


def _wording(match: re.Match[str], number: str) -> str:
    """The matched words, without what only looked like the beginning of the number."""
    skipped = len(match["count"]) - len(number) if match.start() == match.start("count") else 0
    return match.group()[skipped:].strip()


def _count(words: str) -> tuple[int, str] | None:
    """The number and its words; in "the fifth" only the last word is one."""
    for candidate in (words, words.rsplit(" ", maxsplit=1)[-1]):
        if (value := anniversaries().number(candidate)) is not None:
            return value, candidate
    return None


def _dated(count: Count, text: str) -> Inferred | None:
    for origin in (_year_within, _named_event, _year_beside, _event_of_kind):
        if base := origin(count, text):
            why = f"“{count.text}” counts from {base.why}"
            return Inferred(base.year + count.years, why)
    return None


def _year_within(count: Count, _text: str) -> Inferred | None:
    years = set(_YEAR.findall(count.event))
    return Inferred(int(years.pop()), "the year it names") if len(years) == 1 else None


def _named_event(count: Count, text: str) -> Inferred | None:
    named = [e for e in reference_events() if e.named_by(count.event) and e.concerns(text)]
    return _of_events(named, count.event)


def _year_beside(count: Count, text: str) -> Inferred | None:
    """The one year that the text gives near a word of the same family."""
    near = {
        year: words
        for family in _families(count.event)
        for sentence in _sentences(text)
        for year, words in _years_near(family, sentence)
    }
    if len(near) != 1:
        return None
    year, words = near.popitem()
    return Inferred(year, f"{year}, the year in “{words}”")


def _event_of_kind(count: Count, text: str) -> Inferred | None:
    kinds = {kind for family in _families(count.event) for kind in family.kinds}
    return _of_events(
        [e for e in reference_events() if e.kind in kinds and e.named_in(text)], count.event
    )


def _of_events(events: list[ReferenceEvent], phrase: str) -> Inferred | None:
    """The year that the events share; of a war over several years only where the words say
    whether its beginning is meant, since its end is no less likely."""
    found: dict[int, ReferenceEvent] = {}
    for event in events:
        if event.start.year == event.end.year or _BEGINNING.search(phrase):
            found[event.start.year] = event
        elif re.search(r"\b(?:end|victory|liberat\w+|defeat)\b", phrase, re.IGNORECASE):
            found[event.end.year] = event
        else:
            return None
    if len(found) != 1:
        return None
    year, event = found.popitem()
    return Inferred(year, f"{year}, the year of the {event.name} ({event.source})")


def _families(phrase: str) -> list[Family]:
    words = set(re.findall(r"[a-z]+", phrase.casefold()))
    return [family for family in anniversaries().families if words & set(family.words)]


def _years_near(family: Family, sentence: str) -> Iterator[tuple[int, str]]:
    """The years of the sentence that stand near a word of the family, with those words."""
    words = list(_WORD.finditer(sentence))
    for i, word in enumerate(words):
        if not _YEAR.fullmatch(word.group()):
            continue
        window = words[max(0, i - MOST_WORDS_BETWEEN) : i + MOST_WORDS_BETWEEN + 1]
        others = [near.group() for near in window if near is not word]
        alone = not any(_YEAR.fullmatch(other) for other in others)
        if alone and any(other.casefold() in family.words for other in others):
            yield int(word.group()), sentence[window[0].start() : window[-1].end()]
