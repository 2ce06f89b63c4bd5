"""Finding the documents that have enough marks in common with one to be compared with it.

Thousands have a mark that is an outlet's own line, and counting with whom a document shares it is
what takes time. Who shares no more than a few such lines is worth no look unless it is short. So
the commonest marks find short documents alone, and are counted for those that others have found.
"""

from collections import Counter
from collections.abc import Iterable
from itertools import count, takewhile

from sqlalchemy import Connection, Integer, bindparam, case, func, insert, select

from dragoman.model.text import Document
from dragoman.record.among import among, rows_among
from dragoman.record.batches import AnyRow, insert_rows
from dragoman.record.block_tables import NUMBER, block_documents, block_marks
from dragoman.sources.copies import marks, most_runs, worth_comparing
from dragoman.sources.overlap import writing

# A mark that more documents have is common; how common is counted no further than to MOST. Neither
# is tuned.
COMMON = 500
MOST = 3000

_mine, _theirs = block_marks.alias(), block_marks.alias()
_own_number, _own_runs = bindparam("number", type_=NUMBER), bindparam("runs", type_=Integer())

_ENTERED = insert(block_documents).returning(block_documents.c.number)
_OWN = select(block_documents.c.number, block_documents.c.runs).where(
    block_documents.c.document == bindparam("document")
)

_held = select(_theirs.c.mark).where(_theirs.c.mark == _mine.c.mark).correlate(_mine).limit(MOST)
_holders = select(func.count()).select_from(_held.subquery()).scalar_subquery()
_COMMONEST = (
    select(_mine.c.mark)
    .where(_mine.c.number == _own_number, _holders > COMMON)
    .order_by(_holders.desc(), _mine.c.mark)
    .limit(bindparam("few", type_=Integer()))
)

_SHARING = (
    select(_theirs.c.number, _theirs.c.runs, func.count())
    .join(_mine, _mine.c.mark == _theirs.c.mark)
    .where(_mine.c.number == _own_number, _theirs.c.number != _own_number)
    .group_by(_theirs.c.number, _theirs.c.runs)
)
_by_common = _mine.c.mark.in_(bindparam("common", expanding=True))
_short = _theirs.c.runs <= bindparam("short", type_=Integer())
_shorter = case((_theirs.c.runs < _own_runs, _theirs.c.runs), else_=_own_runs)
_first, _step = bindparam("first", type_=Integer()), bindparam("step", type_=Integer())
_SHARING_RARE = _SHARING.where(~_by_common).having(_shorter <= _first + _step * func.count())
_SHORT_SHARING = _SHARING.where(_by_common, _short)
_LONG_SHARING = _SHARING.where(_by_common, ~_short, among(_theirs.c.number))


def enter_text(connection: Connection, document: Document) -> None:
    """Put a stored document where those that share its marks are found."""
    own = marks(writing(document.text))
    row = {"document": document.id, "runs": own.runs}
    number = connection.execute(_ENTERED, row).scalar_one()
    rows = [{"mark": mark, "runs": own.runs, "number": number} for mark in sorted({*own.marks})]
    insert_rows(connection, block_marks, rows)


def worth_a_look(connection: Connection, document: str) -> list[int]:
    """The numbers of the documents that are worth comparing with one that has entered."""
    number, runs = connection.execute(_OWN, {"document": document}).one()
    own = {"number": number, "runs": runs}
    few = sum(1 for _ in takewhile(lambda times: most_runs(times) <= runs // 2, count(1)))
    common = list(connection.execute(_COMMONEST, {**own, "few": few}).scalars())
    own |= {"common": common, "short": most_runs(len(common)), **_line(len(common))}
    found = _counted(connection.execute(_SHARING_RARE, own))
    if common:
        near = [number for number, _ in found]
        found += _counted(connection.execute(_SHORT_SHARING, own))
        found += _counted(rows_among(connection, _LONG_SHARING, near, **own))
    return sorted(n for (n, other), times in found.items() if worth_comparing(runs, other, times))


def _line(more: int) -> dict[str, int]:
    """A line above `most_runs`, whose rise slackens, for so many marks and `more`."""
    step = most_runs(more + 1) - most_runs(more) + 1
    return {"first": most_runs(more) + 1, "step": step}


def _counted(sharing: Iterable[AnyRow]) -> Counter[tuple[int, int]]:
    """How many marks others share with a document, by their numbers and how long they are."""
    return Counter({(number, runs): times for number, runs, times in sharing})
