"""Keeping families of copies: a new document is compared with those that share its marks alone."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from sqlalchemy import Connection, Subquery, case, func, insert, select

from dragoman.model.text import Document
from dragoman.reconcile.cluster import components
from dragoman.reconcile.independence import independent_outlets
from dragoman.record import tables as t
from dragoman.record.batches import batches, insert_rows
from dragoman.record.block_tables import block_documents, block_marks
from dragoman.record.blocks import FAMILY, lost, note_loss
from dragoman.record.copies import store_copies
from dragoman.record.fetch import Fetch
from dragoman.sources.copies import marks, most_runs, worth_comparing
from dragoman.sources.overlap import repeats, writing

# Numbers of marks in common that the database sieves by; more are rare.
SIEVED = range(1, 65)


@dataclass(frozen=True, slots=True)
class Renewed:
    """Documents whose copies changed, and those that may count for another outlet than before.

    A story's tenth copy changes ten documents, and what none but itself counts for.
    """

    copied: frozenset[str]
    recounted: frozenset[str]


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


def renew_families(connection: Connection, waiting: Collection[str]) -> Renewed:
    """Find the copies of documents that wait and of those that lost one.

    All documents of their families are looked up again, others keep the family that they have.
    """
    fetch, bereft = Fetch(connection), lost(connection, FAMILY)
    touched = fetch.families({*waiting, *bereft})
    for document in _outside(connection, touched.values()):
        enter_text(connection, document)
    edges = [edge for document in touched.values() for edge in _copies(connection, document)]
    others = fetch.families({b for _, b in edges} - touched.keys())
    before = {**others, **touched}
    families = _joined(touched, others, edges)
    copied = store_copies(connection, before.values(), families)
    after = {id_: replace(one, copies=families[id_]) for id_, one in before.items()}
    was, now = independent_outlets(before), independent_outlets(after)
    moved = {id_ for id_ in after if was[id_] != now[id_]}
    return Renewed(frozenset(copied), frozenset(bereft | moved))


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
    alike = sorted(_alike(connection, document.id))
    for other, text in _texts(connection, alike):
        if repeats(own, writing(text)):
            yield document.id, other


def _alike(connection: Connection, document: str) -> Iterator[str]:
    """The documents that share enough marks with one that has entered.

    Thousands share one that is an outlet's own line, so the database counts, and leaves out those
    that are too long for the few marks in common.
    """
    columns = (block_documents.c.number, block_documents.c.runs)
    own = connection.execute(select(*columns).where(block_documents.c.document == document)).one()
    shared = _shared(own.number)
    limits = {times: min(most_runs(times), own.runs) for times in SIEVED}
    runs = block_documents.c.runs
    shorter = case((runs < own.runs, runs), else_=own.runs)
    held = (
        select(block_documents.c.document, runs, shared.c.times)
        .join(shared, block_documents.c.number == shared.c.number)
        .where(shorter <= case(limits, value=shared.c.times, else_=own.runs))
    )
    for other, length, times in connection.execute(held):
        if worth_comparing(own.runs, length, times):
            yield other


def _shared(number: int) -> Subquery:
    """How many marks others share with a document, by their numbers."""
    mine, theirs = block_marks.alias(), block_marks.alias()
    return (
        select(theirs.c.number, func.count().label("times"))
        .join(mine, mine.c.mark == theirs.c.mark)
        .where(mine.c.number == number, theirs.c.number != number)
        .group_by(theirs.c.number)
        .subquery()
    )


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
