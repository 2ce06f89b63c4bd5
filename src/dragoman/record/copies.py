"""Writing which documents repeat one another: only bodies that change, in one transaction."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from sqlalchemy import Connection, bindparam, update

from dragoman.model.text import Document
from dragoman.record import tables as t
from dragoman.record.bodies import encode


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
