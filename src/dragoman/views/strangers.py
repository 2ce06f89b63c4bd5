"""Who stayed unknown: names and pronouns that no text, table or other document explains."""

import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from itertools import islice

from dragoman.codebook.actor_words import actor_words
from dragoman.model.reading import Notice
from dragoman.model.text import Document
from dragoman.record import read
from dragoman.record.selection import Selection
from dragoman.record.session import Record
from dragoman.record.taught import named_by

_CHARACTER = re.compile(r"\(character (\d+)\)$")
_END = re.compile(r"[.!?][”\"')]*\s+(?![a-z])|\n")


@dataclass(frozen=True, slots=True)
class StrangerLine:
    """Words that stand for nobody known: how often and in how many documents, why, and the
    sentence in which one of the documents has them first."""

    words: str
    times: int
    documents: int
    why: str
    source: str
    example: str


def strangers(record: Record, limit: int | None = None) -> tuple[StrangerLine, ...]:
    """Those who stayed unknown, the most frequent first."""
    found: defaultdict[str, list[Notice]] = defaultdict(list)
    for notice in read.notices(record, Selection(types=("unknown-actor",))):
        found[notice.text].append(notice)
    times = Counter[str]()
    for named in named_by(record, ("unresolved",)):
        times[named.text] += named.count
    often = {text: max(times[text], len(notices)) for text, notices in found.items()}
    ordered = sorted(found, key=lambda text: (-often[text], -len(found[text]), text))
    wanted = list(islice(ordered, limit))
    documents = _by_source(record, {_first(found[text]).source for text in wanted})
    return tuple(_line(text, often[text], found[text], documents) for text in wanted)


def _first(notices: list[Notice]) -> Notice:
    return min(notices, key=lambda notice: (notice.source, notice.reason))


def _by_source(record: Record, sources: set[str]) -> dict[str, Document]:
    return {d.source: d for d in read.documents(record) if d.source in sources}


def _line(
    text: str, times: int, notices: list[Notice], documents: dict[str, Document]
) -> StrangerLine:
    notice = _first(notices)
    place = _CHARACTER.search(notice.reason)
    document = documents.get(notice.source)
    example = sentence_at(document.text, int(place[1])) if document and place else ""
    why = _CHARACTER.sub("", notice.reason).strip()
    return StrangerLine(text, times, len(notices), why, notice.source, example)


def sentence_at(text: str, character: int) -> str:
    """The sentence of a text that a character stands in, as printed."""
    ends = [m.end() for m in _END.finditer(text) if not _abbreviated(text, m.start())]
    start = max((end for end in ends if end <= character), default=0)
    after = min((end for end in ends if end > character), default=len(text))
    return text[start:after].strip()


def _abbreviated(text: str, stop: int) -> bool:
    """Whether the full stop only shortens what stands before it: "Dr.", "J."."""
    word = text[:stop].rpartition(" ")[2].rpartition("\n")[2]
    return len(word) == 1 or actor_words().honorific(word.lower())
