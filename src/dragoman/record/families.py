"""Keeping families of copies: a new document is compared with those that share its marks alone."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from sqlalchemy import Connection, select

from dragoman.model.text import Document
from dragoman.reconcile.cluster import components
from dragoman.reconcile.independence import independent_outlets
from dragoman.record import tables as t
from dragoman.record.among import among, rows_among, values_among
from dragoman.record.block_tables import block_documents
from dragoman.record.blocks import FAMILY, note_loss
from dragoman.record.copies import store_copies
from dragoman.record.fetch import Fetch
from dragoman.record.marks import enter_text, worth_a_look
from dragoman.sources.overlap import repeats, writing

_INSIDE = select(block_documents.c.document).where(among(block_documents.c.document))
_TEXTS = (
    select(t.documents.c.id, t.documents.c.text)
    .join(block_documents, block_documents.c.document == t.documents.c.id)
    .where(among(block_documents.c.number))
    .order_by(t.documents.c.id)
)


@dataclass(frozen=True, slots=True)
class Renewed:
    """Documents whose copies changed, and those that may count for another outlet than before.

    A story's tenth copy changes ten documents, and what none but itself counts for.
    """

    copied: frozenset[str]
    recounted: frozenset[str]


def leave_family(connection: Connection, document: str) -> None:
    """Note that the document's copies lose it, as they are about to."""
    for left in Fetch(connection).documents([document]).values():
        note_loss(connection, FAMILY, left.copies)


def renew_families(
    connection: Connection, waiting: Collection[str], bereft: Collection[str]
) -> Renewed:
    """Find the copies of documents that wait and of those bereft of one.

    All documents of their families are looked up again, others keep the family that they have.
    """
    fetch = Fetch(connection)
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
    return Renewed(frozenset(copied), frozenset(moved.union(bereft)))


def _outside(connection: Connection, documents: Iterable[Document]) -> list[Document]:
    """Those of the documents that have not entered."""
    listed = {document.id: document for document in documents}
    inside = set(values_among(connection, _INSIDE, listed))
    return [document for id_, document in sorted(listed.items()) if id_ not in inside]


def _copies(connection: Connection, document: Document) -> Iterator[tuple[str, str]]:
    """The document with each other that repeats it or that it repeats."""
    own = writing(document.text)
    for other, text in rows_among(connection, _TEXTS, worth_a_look(connection, document.id)):
        if repeats(own, writing(text)):
            yield document.id, other


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
