"""Searching by words in PostgreSQL: a GIN index for each kind of passage.

Such an index knows no order: all that have a word are looked at before the last of them are known.
It therefore has the stretch of so many passages beside the words. The last stretches are asked
first, then more of them, until there are enough.
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import reduce
from typing import Any

from sqlalchemy import Connection, Integer, any_, func, literal, literal_column, select
from sqlalchemy.dialects.postgresql import ARRAY, array
from sqlalchemy.sql.elements import ColumnElement

from dragoman.record.search_tables import passages
from dragoman.record.search_words import CLOSE, OPEN, Term, for_postgresql

Ranked = tuple[int, float]  # a passage's number, its points
Passage = tuple[str, str, str]  # entry, document, marked text

# As in the index: two to that power are in a stretch.
_STRETCH = 13
# How many of the last stretches are asked, one after the other, before all are. A word of which
# these are too few to have enough is in fewer than eight times as many passages of the next ones,
# unless it has gone out of use.
_LAST = (2, 8, 64)
_WORDS: ColumnElement[Any] = literal_column("passages.words")


def newest(connection: Connection, asked: Sequence[Term], kind: str, most: int) -> list[Ranked]:
    """The last of the passages that have all the words, with their points."""
    # The planner takes words for independent of one another, and would rather read the table than
    # look up two that seem to meet often.
    connection.exec_driver_sql("SET LOCAL enable_seqscan = off")
    query = _query(asked)
    numbers: list[int] = []
    for where in _stretches(connection):
        having = (_of_kind(kind), _WORDS.op("@@")(query), *where)
        found = select(passages.c.n).where(*having).cte("found").prefix_with("MATERIALIZED")
        last = select(found.c.n).order_by(found.c.n.desc()).limit(most)
        numbers = list(connection.execute(last).scalars())
        if len(numbers) == most:
            break
    points = select(passages.c.n, func.ts_rank_cd(_WORDS, query)).where(_among(numbers))
    return [(n, float(rank)) for n, rank in connection.execute(points)]


def marked(
    connection: Connection, asked: Sequence[Term], kind: str, numbers: Iterable[int]
) -> dict[int, Passage]:
    """Passages by their numbers, with the words marked."""
    options = f"StartSel={OPEN}, StopSel={CLOSE}, HighlightAll=true"
    words = func.ts_headline("english", passages.c.text, _query(asked), options)
    columns = (passages.c.n, passages.c.entry, passages.c.document, words)
    rows = connection.execute(select(*columns).where(_among(list(numbers)), _of_kind(kind)))
    return {n: (entry, document, text) for n, entry, document, text in rows}


def _query(asked: Sequence[Term]) -> ColumnElement[Any]:
    makers = (for_postgresql(term) for term in asked)
    terms = [getattr(func, maker)("english", argument) for maker, argument in makers]
    return reduce(lambda all_, one: all_.op("&&")(one), terms)


def _of_kind(kind: str) -> ColumnElement[bool]:
    """Written out, since only so the planner sees that the kind's own index will do."""
    return passages.c.kind == literal(kind, literal_execute=True)


def _among(numbers: Sequence[int]) -> ColumnElement[bool]:
    return passages.c.n == any_(literal(numbers, ARRAY(Integer)))


def _stretches(connection: Connection) -> Iterator[list[ColumnElement[bool]]]:
    """Conditions under which ever more passages are asked, the last at first."""
    end = connection.execute(select(func.max(passages.c.n))).scalar() or 0
    last = end >> _STRETCH
    for count in _LAST:
        if count <= last:
            of_passage = array([passages.c.n.op(">>")(literal_column(str(_STRETCH)))])
            asked = literal(range(last - count + 1, last + 1), ARRAY(Integer))
            yield [of_passage.op("&&")(asked)]
    yield []
