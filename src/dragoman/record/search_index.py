"""Keeping the search index: which passages stand for an entry, written with it and built anew.

Documents are found by title and text, statements and events by their sentences: an event by those
of its reports, so that merging and splitting events leaves the index alone.
"""

from collections.abc import Callable, Iterator
from typing import Any

from sqlalchemy import Connection, delete, select

from dragoman.model.entries import Report, Statement
from dragoman.model.ids import content_id
from dragoman.model.reading import Reading
from dragoman.model.text import Document
from dragoman.record.among import among, values_among
from dragoman.record.batches import Values, batches, insert_rows, streaming
from dragoman.record.bodies import decode
from dragoman.record.kinds import DOCUMENT, REPORT, STATEMENT, Kind
from dragoman.record.search_tables import passages

# A document's title and lead tell what it is about; the encoder would cut off more anyway.
LEAD = 400


def passage_rows(reading: Reading) -> list[Values]:
    """What the index holds of a reading."""
    return [
        _document_row(reading.document),
        *map(_statement_row, reading.statements),
        *map(_report_row, reading.reports),
    ]


def whole_text(document: Document) -> str:
    """A document as it is searched: the title is its first line."""
    return f"{document.title}\n{document.text}"


def gist(kind: str, text: str) -> str:
    """The words of a passage that stand for what it means."""
    return text[:LEAD] if kind == DOCUMENT.name else text


def gist_key(kind: str, text: str) -> str:
    """The id of a passage's gist: a document's is its own, sentences share theirs."""
    return content_id("lead" if kind == DOCUMENT.name else "gist", gist(kind, text))


def fill(connection: Connection) -> None:
    """Index everything if nothing is, as after the migration that makes the index."""
    if connection.execute(select(passages.c.entry).limit(1)).first() is None:
        rebuild(connection)


def rebuild(connection: Connection) -> int:
    """Index everything anew, within the caller's transaction; how many passages there are."""
    connection.execute(delete(passages))
    count = 0
    for kind, row in ROWS:
        ids = list(connection.execute(select(kind.table.c.id).order_by(kind.table.c.id)).scalars())
        found = select(kind.table.c.body).where(among(kind.table.c.id))
        for some in batches(ids):
            bodies = values_among(connection, found, some)
            rows = [row(decode(kind.entry, body)) for body in bodies]
            insert_rows(connection, passages, rows)
            count += len(rows)
    return count


def unindexed(connection: Connection) -> Iterator[str]:
    """The entries that the index lacks, and those that it has though they are gone."""
    for kind, _ in ROWS:
        own = select(passages.c.entry).where(passages.c.kind == kind.name)
        missing = select(kind.table.c.id).where(kind.table.c.id.not_in(own))
        left = own.where(passages.c.entry.not_in(select(kind.table.c.id)))
        with streaming(connection, missing) as rows:
            yield from (f"{id_} is not in the search index" for (id_,) in rows)
        with streaming(connection, left) as rows:
            yield from (f"{id_} is in the search index, but gone" for (id_,) in rows)


def _document_row(document: Document) -> Values:
    return _row(DOCUMENT.name, document.id, document.id, whole_text(document))


def _statement_row(said: Statement) -> Values:
    return _row(STATEMENT.name, said.id, said.evidence.document, said.evidence.text)


def _report_row(report: Report) -> Values:
    return _row(REPORT.name, report.id, report.evidence.document, report.evidence.text)


def _row(kind: str, entry: str, document: str, text: str) -> Values:
    return {
        "kind": kind,
        "entry": entry,
        "document": document,
        "gist": gist_key(kind, text),
        "text": text,
    }


ROWS: tuple[tuple[Kind[Any], Callable[[Any], Values]], ...] = (
    (DOCUMENT, _document_row),
    (STATEMENT, _statement_row),
    (REPORT, _report_row),
)
