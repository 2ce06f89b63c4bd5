"""Which verdicts hold on to which entries, looked up in the store by the passages of both."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from sqlalchemy import Connection, select

from dragoman.model.record import Dispute, Event
from dragoman.model.review import Anchor, Review, in_order, withdrawn
from dragoman.record.accounts import joined
from dragoman.record.among import among, rows_among
from dragoman.record.bodies import decode
from dragoman.record.fetch import Fetch
from dragoman.record.kinds import KINDS, Kind
from dragoman.record.review_anchors import anchor_of, likeness, place
from dragoman.record.review_overlay import overlaid, overlaid_dispute, overlaid_event
from dragoman.record.review_tables import review_passages, reviews

E = TypeVar("E")

_AT_PLACES = (
    select(review_passages.c.place, reviews.c.id, reviews.c.body)
    .join(reviews, reviews.c.id == review_passages.c.review)
    .where(among(review_passages.c.place))
    .distinct()
)
KIND_OF: dict[str, Kind[Any]] = {kind.entry.__name__.casefold(): kind for kind in KINDS}


@dataclass(frozen=True)
class Verdicts:
    """The verdicts in force, found by the entries that they hold on to."""

    connection: Connection
    in_force: frozenset[str]

    def of(self, entries: Sequence[Any]) -> dict[str, list[Review]]:
        """Entry id → the reviews that hold on to it, oldest first."""
        anchors = [anchor_of(entry) for entry in entries]
        keys = {a.entry: {place(a.kind, p) for p in a.passages} for a in anchors}
        given = self._at(set().union(*keys.values()))
        found: dict[str, list[Review]] = {}
        for anchor in anchors:
            near = {r.id: r for key in keys[anchor.entry] for r in given.get(key, ())}
            mine = [r for r in near.values() if self._holds(r, anchor)]
            if mine:
                found[anchor.entry] = in_order(mine)
        return found

    def _at(self, keys: set[str]) -> dict[str, list[Review]]:
        found: defaultdict[str, list[Review]] = defaultdict(list)
        given: dict[str, Review] = {}
        for key, id_, body in rows_among(self.connection, _AT_PLACES, keys):
            if id_ in self.in_force:
                given[id_] = given.get(id_) or decode(Review, body)
                found[key].append(given[id_])
        return found

    def _holds(self, review: Review, anchor: Anchor) -> bool:
        """A claim that was rejected is rejected wherever it is made anew, but no other is.

        Of other codes made from the same words only one can be the entry that was looked at.
        """
        held = review.anchors[0]
        like = likeness(held, anchor)
        if like != "moved" or review.verdict == "reject":
            return like == "same"
        return heir(self.connection, held) == anchor.entry

    def over(self, entries: Sequence[E]) -> dict[str, E | None]:
        """Entry id → the entry as people would have it, None where it is rejected."""
        listed: Sequence[Any] = entries
        own = self.of(listed)
        shown: dict[str, Any]
        if listed and isinstance(listed[0], Event):
            told = self.of([report for event in listed for report in event.reports])
            shown = {e.id: overlaid_event(e, own.get(e.id, ()), told) for e in listed}
            return shown
        shown = {e.id: overlaid(e, own.get(e.id, ())) for e in listed}
        return self._by_event(shown) if listed and isinstance(listed[0], Dispute) else shown

    def _by_event(self, disputes: dict[str, Any]) -> dict[str, Any]:
        """Disputes once the events that they are about are overlaid."""
        about = {d.subject.id for d in disputes.values() if d and d.subject.kind == "event"}
        events: list[Event] = Fetch(self.connection).entries("events", about)
        before = {event.id: event for event in events}
        after = self.over(list(before.values()))
        return {
            id_: overlaid_dispute(d, before[d.subject.id], after[d.subject.id])
            if d and d.subject.id in before
            else d
            for id_, d in disputes.items()
        }


def verdicts_in(connection: Connection) -> Verdicts | None:
    """The verdicts in force on single entries; None when there are none."""
    single = ("accept", "correct", "reject")
    decided = select(reviews.c.id).where(reviews.c.verdict.in_(single))
    if connection.execute(decided.limit(1)).first() is None:
        return None
    withdrawing = select(reviews.c.body).where(reviews.c.withdraws.is_not(None))
    undoes = [decode(Review, body) for body in connection.execute(withdrawing).scalars()]
    found = frozenset(connection.execute(decided).scalars()) - withdrawn(undoes)
    return Verdicts(connection, found) if found else None


def heir(connection: Connection, anchor: Anchor) -> str | None:
    """The id of the entry that an anchor holds on to by now.

    None when it is gone, or when several were made anew from the same words.
    """
    likes: defaultdict[str, list[str]] = defaultdict(list)
    for entry in candidates(connection, anchor):
        likes[likeness(anchor, anchor_of(entry)) or "other"].append(entry.id)
    if likes["same"]:
        return anchor.entry if anchor.entry in likes["same"] else likes["same"][0]
    return likes["moved"][0] if len(likes["moved"]) == 1 else None


def candidates(connection: Connection, anchor: Anchor) -> list[Any]:
    """The entries of an anchor's kind that come from its documents, by id."""
    kind = KIND_OF[anchor.kind]
    of, document = kind.grounds
    documents = {passage.evidence.document for passage in anchor.passages}
    grounded = kind.table.c.id.in_(select(of).where(among(document)))
    rows = select(kind.table.c.id, kind.table.c.body).where(grounded)
    found: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for id_, body in rows_among(connection, rows.order_by(*kind.table.primary_key), documents):
        found[id_][body] = None
    return [joined(kind, iter(found[id_])) for id_ in sorted(found)]
