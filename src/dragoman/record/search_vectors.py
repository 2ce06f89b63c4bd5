"""Vectors in the store: which are missing, adding them, dropping those that nothing needs."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sqlalchemy import and_, delete, exists, select

from dragoman.record.among import among, change_among, rows_among
from dragoman.record.batches import batches, insert_rows
from dragoman.record.kinds import DOCUMENT
from dragoman.record.search import Vectors, packed
from dragoman.record.search_index import gist
from dragoman.record.search_tables import passages, vectors
from dragoman.record.session import Record

_PASSAGES = select(passages.c.gist, passages.c.kind, passages.c.text).where(among(passages.c.gist))
_VECTORS_GONE = delete(vectors).where(among(vectors.c.gist))


@dataclass(frozen=True, slots=True)
class Gist:
    """Words that a vector is wanted for; `whole` says that they stand for a document."""

    key: str
    words: str
    whole: bool


def without_vector(record: Record, model: str, size: int) -> Iterator[list[Gist]]:
    """The gists that have no vector of this model, `size` at a time, each once.

    The caller may store vectors in between.
    """
    has = exists().where(and_(vectors.c.gist == passages.c.gist, vectors.c.model == model))
    with record.reading() as connection:
        missing = select(passages.c.gist).where(~has).distinct().order_by(passages.c.gist)
        keys = list(connection.execute(missing).scalars())
    for some in batches(keys, size):
        found: dict[str, Gist] = {}
        with record.reading() as connection:
            for key, kind, text in rows_among(connection, _PASSAGES, some):
                found[key] = Gist(key, gist(kind, text), kind == DOCUMENT.name)
        yield [found[key] for key in some if key in found]


def save_vectors(record: Record, model: str, gists: Sequence[Gist], made: Vectors) -> None:
    """Store the vectors of gists, a row of unit length for each, in place of older models'."""
    rows = [
        {"gist": one.key, "model": model, "whole": one.whole, "vector": packed(vector)}
        for one, vector in zip(gists, made, strict=True)
    ]
    with record.writing() as connection:
        change_among(connection, _VECTORS_GONE, (one.key for one in gists))
        insert_rows(connection, vectors, rows)


def drop_unused(record: Record) -> None:
    """Drop the vectors of words that no passage has any more."""
    used = exists().where(passages.c.gist == vectors.c.gist)
    with record.writing() as connection:
        connection.execute(delete(vectors).where(~used))
