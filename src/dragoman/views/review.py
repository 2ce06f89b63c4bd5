"""What people said about entries, and which entries would most repay a look."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from heapq import nlargest
from math import log2

from dragoman.model.record import Event
from dragoman.model.review import Review, in_order, withdrawn
from dragoman.reconcile.times import written
from dragoman.record import read
from dragoman.record.reviews import all_reviews, reviews_of, waiting
from dragoman.record.selection import EVERYTHING, Selection
from dragoman.record.session import Record
from dragoman.views.headline import headline
from dragoman.views.words import direction

# What a look at an event would tell, in points: doubt about it, times how much rests on it. Set by
# hand so that a coin-flip of a report weighs as much as two disputes; not calibrated on anything.
DOUBT = 1.0  # times one minus the confidence of its surest report
DISPUTED = 0.25
ONE_OUTLET = 0.1
SPLIT_REVIEWERS = 1.0
QUEUED = 20
EVENTS_AT_A_TIME = 200


@dataclass(frozen=True, slots=True)
class QueueLine:
    """An event worth a look: its points, and why."""

    id: str
    points: float
    why: tuple[str, ...]
    date: str
    direction: str
    type: str
    headline: str
    sentence: str


@dataclass(frozen=True, slots=True)
class ReviewLine:
    """One review. `state` is "in force", "withdrawn" or "waiting" (for its entry to come back)."""

    id: str
    at: str
    reviewer: str
    verdict: str
    entries: tuple[str, ...]
    fields: tuple[str, ...]
    note: str
    state: str
    sentence: str


def queue(record: Record, selection: Selection = EVERYTHING) -> tuple[QueueLine, ...]:
    """The events of a selection that would most repay a look, the best first.

    Those that somebody has looked at are left out, unless reviewers differ about them.
    """
    found: list[tuple[float, str, QueueLine]] = []
    most = selection.limit or QUEUED
    batch: list[Event] = []
    for event in read.events(record.as_coded(), replace(selection, limit=None)):
        batch.append(event)
        if len(batch) == EVENTS_AT_A_TIME:
            found = nlargest(most, [*found, *_scored(record, batch)])
            batch = []
    found = nlargest(most, [*found, *_scored(record, batch)])
    return tuple(line for _, _, line in sorted(found, key=lambda one: (-one[0], one[1])))


def _scored(record: Record, events: Sequence[Event]) -> list[tuple[float, str, QueueLine]]:
    seen = reviews_of(record, events)
    lines = (_queued(event, seen.get(event.id, ())) for event in events)
    return [(line.points, line.id, line) for line in lines if line]


def _queued(event: Event, reviews: Sequence[Review]) -> QueueLine | None:
    differ = disagree(reviews)
    if reviews and not differ:
        return None
    surest = max(event.reports, key=lambda report: report.confidence)
    reasons = [
        (DOUBT * (1 - surest.confidence), f"confidence {surest.confidence:.2f}"),
        (DISPUTED * event.disputed, "disputed"),
        (ONE_OUTLET * (event.outlets == 1), "one outlet"),
        (SPLIT_REVIEWERS * differ, "reviewers differ"),
    ]
    rests = 1 + log2(len(event.reports))
    cited = [f"{len(event.reports)} reports"] if len(event.reports) > 1 else []
    return QueueLine(
        id=event.id,
        points=round(rests * sum(points for points, _ in reasons), 3),
        why=(*(why for points, why in reasons if points), *cited),
        date=written(event.date),
        direction=direction(event),
        type=event.type,
        headline=headline(event),
        sentence=surest.evidence.text,
    )


def disagree(reviews: Iterable[Review]) -> bool:
    """Whether the latest words of different reviewers on one entry differ."""
    latest = {review.reviewer: review for review in in_order(reviews)}
    return len({(r.verdict == "reject", _corrected(r)) for r in latest.values()}) > 1


def _corrected(review: Review) -> tuple[str, ...]:
    return tuple(
        sorted(f"{c.field}={c.value}" for c in review.fields if review.verdict == "correct")
    )


def log(record: Record) -> tuple[ReviewLine, ...]:
    """All reviews, oldest first, with what has become of them."""
    given = all_reviews(record)
    gone = withdrawn(given)
    lost = {review.id for review in waiting(record)}
    return tuple(_logged(review, gone, lost) for review in given)


def words_of(review: Review) -> str:
    """What a review says, in a line: the corrections as they were typed, and the note."""
    fields = [f"{given.field}={given.text}" for given in review.fields if given.text]
    return " · ".join(filter(None, (" ".join(fields), review.note))) or review.verdict


def _logged(review: Review, gone: Iterable[str], lost: Iterable[str]) -> ReviewLine:
    state = "withdrawn" if review.id in gone else "waiting" if review.id in lost else "in force"
    about = tuple(anchor.entry for anchor in review.anchors)
    first = review.anchors[0].passages[:1] if review.anchors else ()
    return ReviewLine(
        id=review.id,
        at=review.at.isoformat(timespec="seconds"),
        reviewer=review.reviewer,
        verdict=review.verdict,
        entries=about or (review.withdraws or "",),
        fields=tuple(f"{given.field}={given.text or given.value}" for given in review.fields),
        note=review.note,
        state=state,
        sentence=first[0].evidence.text if first else "",
    )
