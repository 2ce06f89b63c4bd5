"""What re-coding asks of the store: which documents other versions read, and what they gave."""

from typing import Any

from sqlalchemy import select

from dragoman.model.reading import Versions
from dragoman.record import tables as t
from dragoman.record.bodies import decode
from dragoman.record.kinds import KINDS, NOTICE, Kind
from dragoman.record.session import Record
from dragoman.record.write import run_id

OF_DOCUMENTS: tuple[Kind[Any], ...] = tuple(
    kind for kind in KINDS if "document" in kind.table.c and kind is not NOTICE
)


def outdated(record: Record, versions: Versions) -> tuple[str, ...]:
    """The ids of the documents that other versions than these read last, in order."""
    with record.reading() as connection:
        other = select(t.documents.c.id).where(t.documents.c.run != run_id(versions))
        return tuple(connection.execute(other.order_by(t.documents.c.id)).scalars())


def told_by(record: Record, document: str) -> tuple[Any, ...]:
    """Every entry that a document by itself gives, as coded, by kind and id."""
    found: list[Any] = []
    with record.reading() as connection:
        for kind in OF_DOCUMENTS:
            own = select(kind.table.c.body).where(kind.table.c.document == document)
            bodies = connection.execute(own.order_by(kind.table.c.id)).scalars()
            found += [decode(kind.entry, body) for body in bodies]
    return tuple(found)
