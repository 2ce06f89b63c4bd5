"""Writing which documents repeat one another: only bodies that change, in one transaction."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from sqlalchemy import Connection, bindparam, select, update

from dragoman.errors import RecordError
from dragoman.model.text import Document
from dragoman.record import tables as t
from dragoman.record.batches import batches
from dragoman.record.bodies import decode, encode
from dragoman.record.session import Record


def save_copies(record: Record, families: Mapping[str, tuple[str, ...]]) -> int:
    """Make these the documents' copies, and none of those not named; how many documents changed.

    `families` gives each document of a family the sorted ids of the others. RecordError when it
    names a document that the record does not hold; nothing is stored then.
    """
    ids = t.documents.c.id
    with record.writing() as connection:
        held = sorted(connection.execute(select(ids)).scalars())
        _refuse_missing(families, set(held))
        changed = 0
        for some in batches(held):
            bodies = connection.execute(select(t.documents.c.body).where(ids.in_(some))).scalars()
            documents = [decode(Document, body) for body in bodies]
            changed += len(store_copies(connection, documents, families))
    return changed


def store_copies(
    connection: Connection,
    documents: Iterable[Document],
    families: Mapping[str, tuple[str, ...]],
) -> set[str]:
    """Give stored documents the copies that `families` has for them; which of them changed."""
    changed = [
        replace(document, copies=families.get(document.id, ()))
        for document in documents
        if document.copies != families.get(document.id, ())
    ]
    if changed:
        change = update(t.documents).where(t.documents.c.id == bindparam("of"))
        rows = [{"of": document.id, "new": encode(document)} for document in changed]
        connection.execute(change.values(body=bindparam("new")), rows)
    return {document.id for document in changed}


def _refuse_missing(families: Mapping[str, tuple[str, ...]], held: set[str]) -> None:
    for id_, others in families.items():
        for one in (id_, *others):
            if one not in held:
                raise RecordError(f"{one} is named as a copy, but the record does not hold it")
