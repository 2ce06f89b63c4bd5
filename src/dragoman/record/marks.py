"""Finding the documents that have enough marks in common with one to be compared with it.

Thousands have a mark that is an outlet's own line, and counting with whom a document shares it is
what takes time. Who shares no more than a few such lines is worth no look unless it is short. So
the commonest marks find short documents alone, and are counted for those that others have found.
"""

from collections import Counter
from itertools import count, takewhile

from sqlalchemy import ColumnElement, Connection, case, func, insert, select

from dragoman.model.text import Document
from dragoman.record.among import among
from dragoman.record.batches import batches, insert_rows
from dragoman.record.block_tables import block_documents, block_marks
from dragoman.sources.copies import marks, most_runs, worth_comparing
from dragoman.sources.overlap import writing

# Numbers of marks in common that the database sieves by; more are rare.
SIEVED = range(1, 65)
# A mark that more documents have is common; how common is counted no further than to MOST. Neither
# is tuned.
COMMON = 500
MOST = 3000

_mine, _theirs = block_marks.alias(), block_marks.alias()


def enter_text(connection: Connection, document: Document) -> None:
    """Put a stored document where those that share its marks are found."""
    own = marks(writing(document.text))
    row = {"document": document.id, "runs": own.runs}
    entered = insert(block_documents).returning(block_documents.c.number)
    number = connection.execute(entered, row).scalar_one()
    rows = [{"mark": mark, "runs": own.runs, "number": number} for mark in sorted({*own.marks})]
    insert_rows(connection, block_marks, rows)


def worth_a_look(connection: Connection, document: str) -> list[int]:
    """The numbers of the documents that are worth comparing with one that has entered."""
    columns = (block_documents.c.number, block_documents.c.runs)
    own = connection.execute(select(*columns).where(block_documents.c.document == document)).one()
    common = _commonest(connection, own.number, own.runs)
    most = len(common)
    lines = _mine.c.mark.in_(common)
    found = _counted(connection, own.number, ~lines, having=_enough(own.runs, most))
    if common:
        short = _theirs.c.runs <= most_runs(most)
        near = sorted(number for number, _ in found)
        found += _counted(connection, own.number, lines, short)
        for some in batches(near):
            found += _counted(connection, own.number, lines, ~short, among(_theirs.c.number, some))
    return sorted(n for (n, runs), times in found.items() if worth_comparing(own.runs, runs, times))


def _commonest(connection: Connection, number: int, runs: int) -> list[int]:
    """The marks of a document that most others have, so few that none but a short one may be its
    copy by these alone."""
    few = sum(1 for _ in takewhile(lambda times: most_runs(times) <= runs // 2, count(1)))
    held = select(_theirs.c.mark).where(_theirs.c.mark == _mine.c.mark).correlate(_mine)
    counted = held.limit(MOST).subquery()
    holders = select(func.count()).select_from(counted).scalar_subquery()
    query = select(_mine.c.mark).where(_mine.c.number == number, holders > COMMON)
    first = query.order_by(holders.desc(), _mine.c.mark).limit(few)
    return list(connection.execute(first).scalars())


def _counted(
    connection: Connection,
    number: int,
    *where: ColumnElement[bool],
    having: ColumnElement[bool] | None = None,
) -> Counter[tuple[int, int]]:
    """How many marks others share with a document, by their numbers and how long they are."""
    times = func.count()
    sharing = (
        select(_theirs.c.number, _theirs.c.runs, times)
        .join(_mine, _mine.c.mark == _theirs.c.mark)
        .where(_mine.c.number == number, _theirs.c.number != number, *where)
        .group_by(_theirs.c.number, _theirs.c.runs)
    )
    if having is not None:
        sharing = sharing.having(having)
    return Counter({(other, runs): n for other, runs, n in connection.execute(sharing)})


def _enough(runs: int, more: int) -> ColumnElement[bool]:
    """Whether the marks in common may do, with so many more, for texts as long as these."""
    limits = {times: min(most_runs(times + more), runs) for times in SIEVED}
    shorter = case((_theirs.c.runs < runs, _theirs.c.runs), else_=runs)
    return shorter <= case(limits, value=func.count(), else_=runs)
