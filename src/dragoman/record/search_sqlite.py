"""Searching by words in SQLite: an FTS5 table for each kind of passage."""

from collections.abc import Iterable, Sequence

from sqlalchemy import Connection, TextClause, bindparam, text

from dragoman.record.search_words import CLOSE, OPEN, Term, for_sqlite

Ranked = tuple[int, float]  # a passage's number, its points
Passage = tuple[str, str, str]  # entry, document, marked text

# Names cannot be given as values; these are ours.
_NEWEST = (
    "SELECT rowid, -bm25({words}) FROM {words} WHERE {words} MATCH :asked "
    "ORDER BY rowid DESC LIMIT :most"
)
_MARKED = (
    "SELECT passages.n, passages.entry, passages.document, highlight({words}, 0, :open, :close) "
    "FROM passages CROSS JOIN {words} ON {words}.rowid = passages.n "
    "WHERE passages.n IN :numbers AND {words} MATCH :asked"
)


def newest(connection: Connection, asked: Sequence[Term], kind: str, most: int) -> list[Ranked]:
    """The last of the passages that have all the words, with their points.

    The table is walked backwards, so the rest of them costs nothing.
    """
    values = {"asked": for_sqlite(asked), "most": most}
    return [(n, points) for n, points in connection.execute(_about(_NEWEST, kind), values)]


def marked(
    connection: Connection, asked: Sequence[Term], kind: str, numbers: Iterable[int]
) -> dict[int, Passage]:
    """Passages by their numbers, with the words marked."""
    question = _about(_MARKED, kind).bindparams(bindparam("numbers", expanding=True))
    values = {"asked": for_sqlite(asked), "open": OPEN, "close": CLOSE}
    rows = connection.execute(question, {"numbers": list(numbers), **values})
    return {n: (entry, document, words) for n, entry, document, words in rows}


def _about(question: str, kind: str) -> TextClause:
    return text(question.format(words=f"words_of_{kind}"))
