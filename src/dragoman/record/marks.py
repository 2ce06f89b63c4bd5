"""Finding the documents that have enough marks in common with one to be compared with it."""

from sqlalchemy import Connection, Select, case, func, insert, select

from dragoman.model.text import Document
from dragoman.record.batches import insert_rows
from dragoman.record.block_tables import block_documents, block_marks
from dragoman.sources.copies import marks, most_runs, worth_comparing
from dragoman.sources.overlap import writing

# Numbers of marks in common that the database sieves by; more are rare.
SIEVED = range(1, 65)


def enter_text(connection: Connection, document: Document) -> None:
    """Put a stored document where those that share its marks are found."""
    own = marks(writing(document.text))
    connection.execute(insert(block_documents), {"document": document.id, "runs": own.runs})
    named = select(block_documents.c.number).where(block_documents.c.document == document.id)
    number = connection.execute(named).scalar_one()
    rows = [{"mark": mark, "runs": own.runs, "number": number} for mark in sorted({*own.marks})]
    insert_rows(connection, block_marks, rows)


def worth_a_look(connection: Connection, document: str) -> list[int]:
    """The numbers of the documents that are worth comparing with one that has entered."""
    columns = (block_documents.c.number, block_documents.c.runs)
    own = connection.execute(select(*columns).where(block_documents.c.document == document)).one()
    sharing = connection.execute(_sharing(own.number, own.runs))
    return sorted(n for n, runs, times in sharing if worth_comparing(own.runs, runs, times))


def _sharing(number: int, runs: int) -> Select[int, int, int]:
    """Who shares marks with a document, how long they are and how many marks they share.

    Thousands share one that is an outlet's own line, so the database counts, and leaves out those
    that are too long for the few marks in common.
    """
    mine, theirs = block_marks.alias(), block_marks.alias()
    times = func.count()
    limits = {count: min(most_runs(count), runs) for count in SIEVED}
    shorter = case((theirs.c.runs < runs, theirs.c.runs), else_=runs)
    return (
        select(theirs.c.number, theirs.c.runs, times)
        .join(mine, mine.c.mark == theirs.c.mark)
        .where(mine.c.number == number, theirs.c.number != number)
        .group_by(theirs.c.number, theirs.c.runs)
        .having(shorter <= case(limits, value=times, else_=runs))
    )
