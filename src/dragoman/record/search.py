"""Searching the record: by words, ranked by the database's own index, and by meaning.

Vectors are compared one by one, a block at a time: exact, no further package, and the record stays
one file. docs/search.md says how long that takes.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from heapq import nlargest
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection, bindparam, select

from dragoman.model.record import Event
from dragoman.record import search_postgresql, search_sqlite
from dragoman.record.among import among, rows_among
from dragoman.record.batches import batches
from dragoman.record.fetch import Fetch
from dragoman.record.kinds import DOCUMENT, EVENT, REPORT, STATEMENT, Kind
from dragoman.record.review_anchors import can_be_reviewed
from dragoman.record.review_found import verdicts_in
from dragoman.record.search_tables import passages, vectors
from dragoman.record.search_words import Term, terms, unmarked
from dragoman.record.session import Record

SearchKind = Literal["documents", "statements", "events"]
Vectors = NDArray[np.float32]
SOUGHT: dict[SearchKind, Kind[Any]] = {
    "documents": DOCUMENT,
    "statements": STATEMENT,
    "events": REPORT,
}
# A word that half the record has ("said") would be ranked in half the record: of more passages than
# this only those read last are ranked. Measured in docs/search.md.
MOST_RANKED = 1_000
BLOCK = 8192
# The largest component of a stored vector; the rest are whole numbers in proportion to it.
FULL = 127

_OF_GISTS = select(passages.c.gist, passages.c.entry, passages.c.document, passages.c.text).where(
    among(passages.c.gist), passages.c.kind == bindparam("kind")
)


@dataclass(frozen=True, slots=True)
class Hit:
    """An entry that was found, the better the higher the score. `text` is the passage that answers,
    `marks` where in it the words stand (characters, end exclusive)."""

    entry: Any
    score: float
    document: str
    text: str
    marks: tuple[tuple[int, int], ...] = ()


Found = tuple[str, str, float, str]  # entry, document, score, marked text


def by_words(record: Record, words: str, kind: SearchKind, limit: int) -> tuple[Hit, ...]:
    """The entries of a kind in which all the words occur, the best first.

    UsageError when there is no word to search for.
    """
    asked = terms(words)
    with record.reading() as connection:
        found = _having(connection, asked, SOUGHT[kind].name, limit)
        return _hits(record, connection, kind, found, limit)


def by_meaning(
    record: Record, like: Vectors, kind: SearchKind, limit: int, model: str
) -> tuple[Hit, ...]:
    """The entries of a kind whose passages mean what `like` means, the nearest first.

    `like` is a vector of unit length, `model` the version that made it; scores are cosines.
    """
    with record.reading() as connection:
        nearest = _nearest(connection, like, model, whole=kind == "documents", most=limit * 10)
        cosines = dict(nearest)
        alike = rows_among(connection, _OF_GISTS, cosines, kind=SOUGHT[kind].name)
        found = [(entry, document, cosines[key], words) for key, entry, document, words in alike]
        found.sort(key=lambda one: (-one[2], one[0]))
        return _hits(record, connection, kind, found, limit)


def vector_of(record: Record, entries: Iterable[str], model: str) -> Vectors | None:
    """What the passages of entries (documents, statements, reports) mean together, of unit length;
    None when no vector of this model is there."""
    ids = sorted(set(entries))
    with record.reading() as connection:
        columns = select(vectors.c.vector).join(passages, passages.c.gist == vectors.c.gist)
        where = columns.where(passages.c.entry.in_(ids), vectors.c.model == model)
        rows = list(connection.execute(where.order_by(vectors.c.gist)).scalars())
    if not rows:
        return None
    mean: Vectors = _unpacked(rows).mean(axis=0, dtype=np.float32)
    length = float(np.linalg.norm(mean))
    return (mean / length).astype(np.float32) if length else mean


def _having(
    connection: Connection, asked: Sequence[Term], kind: str, at_a_time: int
) -> Iterator[Found]:
    """The passages of a kind that have all the words, the best first; of equals, that read last."""
    database = search_sqlite if connection.dialect.name == "sqlite" else search_postgresql
    ranked = database.newest(connection, asked, kind, max(MOST_RANKED, at_a_time))
    ranked.sort(key=lambda one: (-one[1], -one[0]))
    for some in batches(ranked, at_a_time):
        passages_of = database.marked(connection, asked, kind, (n for n, _ in some))
        for n, points in some:
            entry, document, words = passages_of[n]
            yield entry, document, points, words


def _hits(
    record: Record, connection: Connection, kind: SearchKind, found: Iterable[Found], limit: int
) -> tuple[Hit, ...]:
    """The first entries, each once, as people would have it, with the best of its passages."""
    hits: dict[str, Hit] = {}
    for some in batches(found, limit):
        for hit in _of_some(record, connection, kind, some):
            hits.setdefault(hit.entry.id, hit)
        if len(hits) >= limit:
            break
    return tuple(hits.values())[:limit]


def _of_some(
    record: Record, connection: Connection, kind: SearchKind, found: Sequence[Found]
) -> Iterator[Hit]:
    """A hit for each passage whose entry is still told by it."""
    sought, owners = SOUGHT[kind], {entry: entry for entry, *_ in found}
    if kind == "events":
        sought = EVENT
        owners = _events(connection, sorted(owners))
    entries = _shown(record, connection, sought, sorted(set(owners.values())))
    for passage, document, score, marked in found:
        entry = entries.get(owners.get(passage, ""))
        if entry is None:
            continue
        if isinstance(entry, Event) and passage not in {r.id for r in entry.reports}:
            continue
        words, marks = unmarked(marked)
        yield Hit(entry, round(float(score), 4), document, words, marks)


def _events(connection: Connection, reports: Sequence[str]) -> dict[str, str]:
    """Report id → the event that it tells of."""
    return Fetch(connection).event_of(reports)


def _shown(
    record: Record, connection: Connection, kind: Kind[Any], ids: Sequence[str]
) -> dict[str, Any]:
    """The entries of these ids; without those that somebody rejected."""
    found = Fetch(connection).entries(kind.name, ids)
    reviewable = record.reviewed and can_be_reviewed(kind.entry)
    verdicts = verdicts_in(connection) if reviewable else None
    shown = verdicts.over(found) if verdicts else {entry.id: entry for entry in found}
    return {id_: entry for id_, entry in shown.items() if entry is not None}


def _nearest(
    connection: Connection, like: Vectors, model: str, *, whole: bool, most: int
) -> list[tuple[str, float]]:
    """Gists with their cosines, the nearest first, equal ones in the order of their keys."""
    rows = connection.execution_options(yield_per=BLOCK).execute(
        select(vectors.c.gist, vectors.c.vector).where(
            vectors.c.model == model, vectors.c.whole == whole
        )
    )
    best: list[tuple[float, str]] = []
    for block in rows.partitions(BLOCK):
        cosines = _unpacked([vector for _, vector in block]) @ like
        keep = np.argsort(-cosines, kind="stable")[:most]
        best = nlargest(most, [*best, *((float(cosines[i]), block[i][0]) for i in keep)])
    return [(key, cosine) for cosine, key in sorted(best, key=lambda one: (-one[0], one[1]))]


def _unpacked(rows: Sequence[bytes]) -> Vectors:
    """Stored vectors at unit length, (n, width)."""
    whole = np.frombuffer(b"".join(rows), dtype=np.int8).reshape(len(rows), -1)
    found: Vectors = whole.astype(np.float32)
    lengths = np.sqrt(np.einsum("ij,ij->i", found, found))
    found /= np.maximum(lengths, 1)[:, None]
    return found


def packed(vector: Vectors) -> bytes:
    """A vector as it is stored: a byte a component, the largest at full scale.

    Its length is lost, which no cosine needs; cosines of random vectors of 384 stay within .002.
    """
    largest = float(np.abs(vector).max(initial=0.0)) or 1.0
    return bytes(np.rint(vector * (FULL / largest)).astype(np.int8).tobytes())
