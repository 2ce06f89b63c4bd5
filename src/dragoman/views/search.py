"""What a search found: each entry with the sentence that answers and the words marked in it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from dragoman.errors import UsageError
from dragoman.model.entries import Statement
from dragoman.model.record import Event
from dragoman.model.text import Document
from dragoman.reconcile.independence import outlet_name
from dragoman.reconcile.times import written
from dragoman.record import read
from dragoman.record.search import SOUGHT, Hit, SearchKind, Vectors, by_meaning, by_words, vector_of
from dragoman.record.session import Record
from dragoman.views.headline import headline
from dragoman.views.outlets import documents_by_id
from dragoman.views.statements import published
from dragoman.views.words import UNNAMED, actor_words, direction

KINDS: tuple[SearchKind, ...] = tuple(SOUGHT)
FOUND = 10
_SENTENCE = re.compile(r".+?(?:[.!?][”\"’']?(?=\s)|$)", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class SearchLine:
    """One hit. `what` is a document's title, a statement's speaker or an event's type and headline;
    `marks` are where the words stand in `sentence` (characters, end exclusive)."""

    kind: str
    id: str
    date: str
    who: str
    what: str
    outlet: str
    sentence: str
    marks: tuple[tuple[int, int], ...]
    score: float


@dataclass(frozen=True, slots=True)
class Search:
    """What was asked, and the best of each kind, the best first."""

    asked: str
    found: tuple[SearchLine, ...]


def search(record: Record, words: str, kinds: Sequence[str] = KINDS, limit: int = FOUND) -> Search:
    """The entries in which all the words occur; `limit` is for each kind.

    UsageError when there is no word to search for, or for a kind that is none.
    """
    hits = [hit for kind in known(kinds) for hit in by_words(record, words, kind, limit)]
    return Search(words, _lines(record, hits))


def like(
    record: Record, id_: str, model: str, kinds: Sequence[str] = KINDS, limit: int = FOUND
) -> Search:
    """The entries that mean what another one means, without that one; `model` made the vectors.

    EntryMissing where there is none of that id; UsageError for an entry without sentences of its
    own, or whose vectors have not been made yet.
    """
    entry = read.entry(record, id_)
    own = getattr(entry, "id", id_)
    vector = _meaning(record, entry, model)
    found: list[Hit] = []
    for kind in known(kinds):
        near = by_meaning(record, vector, kind, limit + 1, model)
        found += [hit for hit in near if hit.entry.id != own][:limit]
    return Search(own, _lines(record, found))


def known(kinds: Sequence[str]) -> list[SearchKind]:
    """The kinds that can be searched; UsageError for another."""
    if strange := [kind for kind in kinds if kind not in KINDS]:
        raise UsageError(f"{strange[0]} cannot be searched; {', '.join(KINDS)} can")
    return [kind for kind in KINDS if kind in kinds]


def _meaning(record: Record, entry: object, model: str) -> Vectors:
    passages = [r.id for r in entry.reports] if isinstance(entry, Event) else [_id(entry)]
    found = vector_of(record, passages, model)
    if found is None:
        raise UsageError(
            f"{_id(entry)} has no vector: --like takes a document, statement, report or event "
            "whose vectors this version's coder has made (docs/search.md)"
        )
    return found


def _id(entry: object) -> str:
    return str(getattr(entry, "id", ""))


def _lines(record: Record, hits: Sequence[Hit]) -> tuple[SearchLine, ...]:
    documents = documents_by_id(record, (hit.document for hit in hits))
    return tuple(_line(hit, documents[hit.document]) for hit in hits)


def _line(hit: Hit, document: Document) -> SearchLine:
    kind, date, who, what = _told(hit.entry, document)
    sentence, marks = _best_sentence(hit) if kind == "document" else (hit.text, hit.marks)
    return SearchLine(
        kind, hit.entry.id, date, who, what, outlet_name(document), sentence, marks, hit.score
    )


def _told(entry: Any, document: Document) -> tuple[str, str, str, str]:  # noqa: ANN401 - any of three
    match entry:
        case Event():
            return "event", written(entry.date), direction(entry), f"{entry.type} {headline(entry)}"
        case Statement():
            speaker = actor_words(entry.speaker) if entry.speaker else UNNAMED
            said = written(entry.date) if entry.date.known else f"printed {published(document)}"
            return "statement", said, speaker, entry.text
    return "document", published(document), "", document.title


def _best_sentence(hit: Hit) -> tuple[str, tuple[tuple[int, int], ...]]:
    """The sentence in which most different words stand, the first of those."""

    def words_in(span: tuple[int, int]) -> int:
        inside = (hit.text[a:b].casefold() for a, b in hit.marks if span[0] <= a < span[1])
        return len(set(inside))

    sentences = list(_sentences(hit.text))
    start, end = max(sentences, key=words_in, default=(0, len(hit.text)))
    marks = tuple((a - start, b - start) for a, b in hit.marks if start <= a and b <= end)
    return hit.text[start:end], marks


def _sentences(text: str) -> Iterator[tuple[int, int]]:
    for found in _SENTENCE.finditer(text):
        start = found.start() + len(found[0]) - len(found[0].lstrip())
        if start < found.end():
            yield start, found.end()
