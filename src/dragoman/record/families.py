"""Keeping families of copies: a new document is compared with those that share its marks alone."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping

from sqlalchemy import Connection, func, insert, select

from dragoman.model.text import Document
from dragoman.reconcile.cluster import components
from dragoman.record import tables as t
from dragoman.record.batches import batches, insert_rows
from dragoman.record.block_tables import block_documents, block_marks
from dragoman.record.blocks import FAMILY, lost, note_loss
from dragoman.record.copies import store_copies
from dragoman.record.fetch import Fetch
from dragoman.sources.copies import Marks, marks, worth_comparing
from dragoman.sources.overlap import repeats, writing


def enter_text(connection: Connection, document: Document) -> None:
    """Put a stored document where its copies are found."""
    found = marks(writing(document.text))
    row = {"document": document.id, "runs": found.runs}
    connection.execute(insert(block_documents), row)
    own = block_documents.c.document == document.id
    number = connection.execute(select(block_documents.c.number).where(own)).scalar_one()
    rows = [{"mark": mark, "number": number} for mark in sorted(set(found.marks))]
    insert_rows(connection, block_marks, rows)


def leave_family(connection: Connection, document: str) -> None:
    """Note that the document's copies lose it, as they are about to."""
    for left in Fetch(connection).documents([document]).values():
        note_loss(connection, FAMILY, left.copies)


def renew_families(connection: Connection, waiting: Collection[str]) -> set[str]:
    """Find the copies of documents that wait and of those that lost one; whose copies changed.

    All documents of their families are looked up again, others keep the family that they have.
    """
    fetch = Fetch(connection)
    touched = fetch.families({*waiting, *lost(connection, FAMILY)})
    for document in _outside(connection, touched.values()):
        enter_text(connection, document)
    edges = [edge for document in touched.values() for edge in _copies(connection, document)]
    others = fetch.families({b for _, b in edges} - touched.keys())
    documents = {**others, **touched}
    return store_copies(connection, documents.values(), _joined(touched, others, edges))


def _outside(connection: Connection, documents: Iterable[Document]) -> list[Document]:
    """Those of the documents that have not entered."""
    inside = select(block_documents.c.document)
    listed = {document.id: document for document in documents}
    found: set[str] = set()
    for some in batches(sorted(listed)):
        held = inside.where(block_documents.c.document.in_(some))
        found.update(connection.execute(held).scalars())
    return [document for id_, document in sorted(listed.items()) if id_ not in found]


def _copies(connection: Connection, document: Document) -> Iterator[tuple[str, str]]:
    """The document with each other that repeats it or that it repeats."""
    own = writing(document.text)
    alike = sorted(_alike(connection, document.id, marks(own)))
    for other, text in _texts(connection, alike):
        if repeats(own, writing(text)):
            yield document.id, other


def _alike(connection: Connection, document: str, found: Marks) -> Iterator[str]:
    """The documents that share enough marks.

    Thousands share one that is an outlet's own line, so they are counted by their short names.
    """
    shared: Counter[tuple[str, int]] = Counter()
    for some in batches(sorted(set(found.marks))):
        marked = select(block_marks.c.number, func.count().label("times"))
        held = marked.where(block_marks.c.mark.in_(some)).group_by(block_marks.c.number).subquery()
        named = block_documents.join(held, block_documents.c.number == held.c.number)
        columns = (block_documents.c.document, block_documents.c.runs, held.c.times)
        for other, runs, times in connection.execute(select(*columns).select_from(named)):
            shared[other, runs] += times
    for (other, runs), times in shared.items():
        if other != document and worth_comparing(found.runs, runs, times):
            yield other


def _texts(connection: Connection, documents: list[str]) -> Iterator[tuple[str, str]]:
    for some in batches(documents):
        texts = select(t.documents.c.id, t.documents.c.text).where(t.documents.c.id.in_(some))
        yield from ((id_, text) for id_, text in connection.execute(texts.order_by("id")))


def _joined(
    touched: Mapping[str, Document], others: Mapping[str, Document], edges: list[tuple[str, str]]
) -> dict[str, tuple[str, ...]]:
    """Document id → its copies: of the touched as found now, of the others as they were too."""
    kept = [(one.id, copy) for one in others.values() for copy in one.copies if copy in others]
    ids = sorted({*touched, *others})
    number = {id_: n for n, id_ in enumerate(ids)}
    links = ((number[a], number[b]) for a, b in (*edges, *kept))
    return {
        ids[one]: tuple(ids[other] for other in family if other != one)
        for family in components(links, range(len(ids)))
        for one in family
    }
