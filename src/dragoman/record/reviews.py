"""Reviews in the store: added, listed, never changed; and what merges and splits ask for."""

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Connection, insert, select

from dragoman.errors import EntryAmbiguous, EntryMissing
from dragoman.model.review import Passage, Review, active, in_order
from dragoman.reconcile.constraints import Apart, Constraint, Together
from dragoman.record import tables as t
from dragoman.record.among import among, values_among
from dragoman.record.batches import insert_rows
from dragoman.record.bodies import decode, encode
from dragoman.record.fetch import Fetch
from dragoman.record.review_anchors import anchor_of, place, same_place
from dragoman.record.review_found import heir, verdicts_in
from dragoman.record.review_tables import review_passages, reviews
from dragoman.record.session import Record

GROUPING = ("merge", "split")

_WAITING = select(t.pending.c.document).where(among(t.pending.c.document))
_THERE = select(t.documents.c.id).where(among(t.documents.c.id))


def save_review(record: Record, review: Review) -> None:
    """Add a review. What it joins or parts is reconciled anew with the next reconciling."""
    passages = [
        {
            "review": review.id,
            "n": number,
            "document": passage.evidence.document,
            "place": place(anchor.kind, passage),
        }
        for number, (anchor, passage) in enumerate(
            (anchor, passage) for anchor in review.anchors for passage in anchor.passages
        )
    ]
    row = {
        "id": review.id,
        "at": review.at.isoformat(),
        "kind": review.anchors[0].kind if review.anchors else "review",
        "verdict": review.verdict,
        "withdraws": review.withdraws,
        "body": encode(review),
    }
    with record.writing() as connection:
        connection.execute(insert(reviews), row)
        insert_rows(connection, review_passages, passages)
        _stir(connection, review)


def _stir(connection: Connection, review: Review) -> None:
    """Let the documents be reconciled anew whose reports a review joins or parts."""
    if review.withdraws:
        body = select(reviews.c.body).where(reviews.c.id == review.withdraws)
        for found in connection.execute(body).scalars():
            _stir(connection, decode(Review, found))
    if review.verdict not in GROUPING:
        return
    touched = {p.evidence.document for anchor in review.anchors for p in anchor.passages}
    waiting = set(values_among(connection, _WAITING, touched))
    fresh = set(values_among(connection, _THERE, touched)) - waiting
    insert_rows(connection, t.pending, [{"document": one} for one in sorted(fresh)])


def all_reviews(record: Record) -> tuple[Review, ...]:
    """Every review ever given, oldest first, the withdrawn ones too."""
    with record.reading() as connection:
        return _all(connection)


def _all(connection: Connection) -> tuple[Review, ...]:
    bodies = connection.execute(select(reviews.c.body)).scalars()
    return tuple(in_order(decode(Review, body) for body in bodies))


def review(record: Record, id_: str) -> Review:
    """The review of an id or of a beginning that only one has; EntryMissing, EntryAmbiguous."""
    id_ = id_ if id_.startswith("review:") else f"review:{id_}"
    found = [one for one in all_reviews(record) if one.id.startswith(id_)]
    if not found:
        raise EntryMissing(f"no review has the id {id_!r} or begins so; see `dragoman review log`")
    if len(found) > 1:
        raise EntryAmbiguous(f"{len(found)} reviews begin with {id_!r}; give more of the id")
    return found[0]


def reviews_of(record: Record, entries: Sequence[Any]) -> dict[str, list[Review]]:
    """Entry id → the verdicts in force on it, oldest first; entries all of one kind, as coded."""
    with record.reading() as connection:
        verdicts = verdicts_in(connection)
        return verdicts.of(entries) if verdicts else {}


def waiting(record: Record) -> tuple[Review, ...]:
    """Reviews in force whose entry is not there any more, or not to be told from others.

    They are kept, and hold again as soon as the entry is coded again.
    """
    with record.reading() as connection:
        return tuple(
            review
            for review in active(_all(connection))
            if any(heir(connection, anchor) is None for anchor in review.anchors)
            and not _grouped(connection, review)
        )


def _grouped(connection: Connection, review: Review) -> bool:
    """Whether a merge or split finds the reports that it is about, whatever events hold them."""
    if review.verdict not in GROUPING:
        return False
    return all(_reports(connection, anchor.passages) for anchor in review.anchors)


def constraints(record: Record) -> tuple[Constraint, ...]:
    """What the merges and splits in force ask of reconciling, oldest first."""
    with record.reading() as connection:
        grouping = [r for r in active(_all(connection)) if r.verdict in GROUPING]
        found = (_constraint(connection, review) for review in grouping)
        return tuple(one for one in found if one)


def _constraint(connection: Connection, review: Review) -> Constraint | None:
    """None when too few of the reports are there any more to join or to part."""
    sides = [_reports(connection, anchor.passages) for anchor in review.anchors]
    if review.verdict == "merge":
        together = frozenset().union(*sides)
        return Together(together) if len(together) > 1 else None
    whole, leaving = sides[0], frozenset[str]().union(*sides[1:])
    rest = whole - leaving
    return Apart(leaving, rest) if leaving and rest else None


def _reports(connection: Connection, passages: Sequence[Passage]) -> frozenset[str]:
    """The reports that stand at passages by now: those of the same claim, else all of the words."""
    told = _told_in(connection, {passage.evidence.document for passage in passages})
    found: set[str] = set()
    for passage in passages:
        there = {id_: one for id_, one in told.items() if same_place(one, passage)}
        same = {id_ for id_, one in there.items() if one.claim == passage.claim}
        found |= same or there.keys()
    return frozenset(found)


def _told_in(connection: Connection, documents: Iterable[str]) -> dict[str, Passage]:
    """Report id → its passage, for all reports of documents."""
    found: dict[str, Passage] = {}
    for report in Fetch(connection).entries_in("reports", documents):
        (found[report.id],) = anchor_of(report).passages
    return found
