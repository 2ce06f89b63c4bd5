"""A selection's entries with people's verdicts laid over them, in the record's stable order.

The store selects by what the machine coded. Entries that answer only once they are corrected are
added here, those that answer no more are left out, and one whose day was corrected takes its new
place.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from heapq import merge
from itertools import islice
from typing import Any, TypeVar

from sqlalchemy import Connection, select

from dragoman.model.text import Evidence
from dragoman.record.accounts import joined
from dragoman.record.batches import batches
from dragoman.record.facets import Facets, Side
from dragoman.record.integrity import parts
from dragoman.record.kinds import Kind
from dragoman.record.review_fields import CORRECTABLE
from dragoman.record.review_found import Verdicts
from dragoman.record.review_tables import review_passages, reviews
from dragoman.record.selection import Meant, Selection

E = TypeVar("E")
ENTRIES_AT_A_TIME = 200


def widened(selection: Selection, verdicts: Verdicts) -> Selection:
    """The selection with a limit that leaves enough when verdicts take entries away."""
    if selection.limit is None:
        return selection
    return replace(selection, limit=selection.limit + len(verdicts.in_force))


def reviewed(
    verdicts: Verdicts,
    kind: Kind[E],
    found: Iterable[E],
    selection: Selection,
    people: Sequence[Meant],
) -> Iterator[E]:
    """What the store found, as people would have it; `people` are those meant by the selection."""
    wanted = _Question(kind, selection, people)
    kept = _kept(verdicts, wanted, found)
    added = sorted(_added(verdicts, wanted), key=wanted.order)
    yield from merge(kept, added, key=wanted.order) if added else kept


class _Question:
    """Whether an entry answers a selection, and where it stands in order."""

    def __init__(self, kind: Kind[Any], selection: Selection, people: Sequence[Meant]) -> None:
        self.kind = kind
        self.selection = selection
        self.people = people

    def order(self, entry: object) -> tuple[date, str]:
        return self.kind.facets(entry).day, str(getattr(entry, "id", ""))

    def answered(self, entry: object) -> bool:
        facets = self.kind.facets(entry)
        document = self.selection.document
        from_it = document is None or any(
            one.document == document for one in parts(entry, Evidence)
        )
        return from_it and self._by_facets(facets)

    def _by_facets(self, facets: Facets) -> bool:
        asked = self.selection
        if asked.types and facets.type not in asked.types:
            return False
        if asked.since and (facets.last is None or facets.last < asked.since):
            return False
        if asked.until and facets.day > asked.until:
            return False
        return not self.people or self._has_people(facets.sides)

    def _has_people(self, sides: tuple[Side, ...]) -> bool:
        if not self.selection.dyad:
            return any(_is(side, who) for side in sides for who in self.people)
        one, other = self.people
        return any(
            _is(a, one) and _is(b, other)
            for i, a in enumerate(sides)
            for j, b in enumerate(sides)
            if i != j
        )


def _is(side: Side, who: Meant) -> bool:
    return side.country in who.countries or side.actor in who.actors


def _kept(verdicts: Verdicts, wanted: _Question, found: Iterable[E]) -> Iterator[E]:
    """Entries that still answer, and stand where they stood."""
    rest = iter(found)
    while batch := list(islice(rest, ENTRIES_AT_A_TIME)):
        shown = verdicts.over(batch)
        for entry in batch:
            laid = shown[entry.id]  # type: ignore[attr-defined]
            if laid is entry or (laid is not None and _stays(wanted, entry, laid)):
                yield laid


def _stays(wanted: _Question, before: object, after: object) -> bool:
    if type(before) not in CORRECTABLE:
        return True
    return wanted.answered(after) and wanted.order(before) == wanted.order(after)


def _added(verdicts: Verdicts, wanted: _Question) -> Iterator[Any]:
    """Corrected entries that the store does not find, or finds at another day."""
    if wanted.kind.entry not in CORRECTABLE:
        return
    near = _near_reviews(verdicts.connection, wanted.kind)
    for some in batches(near, ENTRIES_AT_A_TIME):
        shown = verdicts.over(some)
        for entry in some:
            after = shown[entry.id]
            if after is None or after is entry or not wanted.answered(after):
                continue
            if not wanted.answered(entry) or wanted.order(entry) != wanted.order(after):
                yield after


def _near_reviews(connection: Connection, kind: Kind[Any]) -> list[Any]:
    """The entries of a kind from the documents in which something was accepted or corrected."""
    of, document = kind.grounds
    names = ("event", "report") if kind.name == "events" else (kind.entry.__name__.casefold(),)
    decided = (reviews.c.verdict.in_(("accept", "correct")), reviews.c.kind.in_(names))
    documents = select(review_passages.c.document).join(reviews).where(*decided)
    where = kind.table.c.id.in_(select(of).where(document.in_(documents)))
    rows = connection.execute(
        select(kind.table.c.id, kind.table.c.body).where(where).order_by(*kind.table.primary_key)
    )
    bodies: dict[str, list[str]] = {}
    for id_, body in rows:
        bodies.setdefault(id_, []).append(body)
    return [joined(kind, accounts) for accounts in bodies.values()]
