"""Giving a verdict: each function checks what is asked, adds one review and returns it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from dragoman.codebook.states import State, load_states
from dragoman.errors import EntryMissing, UsageError
from dragoman.model.actors import Actor, ActorRef, refer
from dragoman.model.entries import Report
from dragoman.model.ids import content_id
from dragoman.model.record import Event
from dragoman.model.review import Anchor, Correction, Review, Verdict, withdrawn
from dragoman.record import read
from dragoman.record.review_anchors import anchor_of
from dragoman.record.review_fields import claimed, correction, typed
from dragoman.record.reviews import all_reviews, review, save_review
from dragoman.record.selection import Selection
from dragoman.record.session import Record


@dataclass(frozen=True, slots=True)
class Hand:
    """Who gives a verdict, when, and with which remark."""

    reviewer: str
    at: datetime
    note: str = ""

    def __post_init__(self) -> None:
        if not self.reviewer.strip():
            raise UsageError("a review needs somebody's name: give --reviewer")
        if self.at.utcoffset() is None:
            raise UsageError("the time of a review needs a time zone")


def accept(record: Record, id_: str, hand: Hand) -> Review:
    """Vouch for an entry as it is shown; it stays so whatever a later model makes of it."""
    entry = read.entry(record, id_)
    return _save(record, "accept", hand, [_as_coded(record, entry)], claimed(entry))


def correct(record: Record, id_: str, words: Sequence[str], hand: Hand) -> Review:
    """Correct an entry's fields, each given as FIELD=VALUE; UsageError for what is no value."""
    if not words:
        raise UsageError("nothing to correct: give FIELD=VALUE, as in date=1992-06-09")
    entry = read.entry(record, id_)
    fields = [correction(entry, typed(word), lambda name: actor(record, name)) for word in words]
    return _save(record, "correct", hand, [_as_coded(record, entry)], tuple(fields))


def reject(record: Record, id_: str, hand: Hand) -> Review:
    """Take an entry out of every view and export; the record keeps it."""
    entry = read.entry(record, id_)
    return _save(record, "reject", hand, [_as_coded(record, entry)])


def merge(record: Record, ids: Sequence[str], hand: Hand) -> Review:
    """Say that events are one; they are joined when the record is reconciled next."""
    coded = record.as_coded()
    found = {event.id: event for event in (_event(coded, id_) for id_ in ids)}
    if len(found) < 2:
        raise UsageError("a merge joins at least two events: give their ids")
    return _save(record, "merge", hand, [anchor_of(event) for event in found.values()])


def split(record: Record, id_: str, reports: Sequence[str], hand: Hand) -> Review:
    """Say that some of an event's reports tell of another one; parted at the next reconciling."""
    coded = record.as_coded()
    event = _event(coded, id_)
    own = {report.id for report in event.reports}
    leaving: dict[str, Report] = {}
    for one in reports:
        report = read.entry(coded, one)
        if not isinstance(report, Report) or report.id not in own:
            raise UsageError(f"{one} is no report of {event.id}")
        leaving[report.id] = report
    if not leaving or own <= leaving.keys():
        raise UsageError("a split takes some of an event's reports, and leaves some")
    return _save(record, "split", hand, [anchor_of(event), *map(anchor_of, leaving.values())])


def undo(record: Record, id_: str, hand: Hand) -> Review:
    """Withdraw a review, or an undo."""
    taken = review(record, id_)
    if taken.id in withdrawn(all_reviews(record)):
        raise UsageError(f"{taken.id} is withdrawn already")
    return _save(record, "undo", hand, [], withdraws=taken.id)


def actor(record: Record, name: str) -> ActorRef:
    """The one actor of a code, id or name, in the record or among the codebook's states.

    UsageError when several people have the name, EntryMissing when nobody has.
    """
    try:
        found = list(read.actors(record, Selection(actors=(name,))))
    except EntryMissing:
        found = []
    asked = name.strip().casefold()
    exact = [one for one in found if asked in (one.id.casefold(), one.name.casefold())]
    states = [Actor(s.id, s.name, "state", s.country) for s in load_states() if _is(s, asked)]
    candidates = exact or states[:1] or found
    if not candidates:
        raise EntryMissing(f"nobody is called {name!r}; give an ISO code such as AZE, or an id")
    if len(candidates) > 1:
        some = ", ".join(one.id for one in candidates[:5])
        raise UsageError(f"{name!r} can be several: {some}; give the id")
    return refer(candidates[0], name)


def _is(state: State, asked: str) -> bool:
    return asked in (state.id.casefold(), *(one.casefold() for one in state.names))


def _event(record: Record, id_: str) -> Event:
    found = read.entry(record, id_)
    if not isinstance(found, Event):
        raise UsageError(f"{id_} is a {type(found).__name__.casefold()}; give the id of an event")
    return found


def _as_coded(record: Record, entry: object) -> Anchor:
    """The anchor of what the machine made, which is what must be found again."""
    return anchor_of(read.entry(record.as_coded(), getattr(entry, "id", "")))


def _save(
    record: Record,
    verdict: Verdict,
    hand: Hand,
    anchors: Sequence[Anchor],
    fields: tuple[Correction, ...] = (),
    withdraws: str | None = None,
) -> Review:
    at = hand.at.astimezone(UTC)
    about = (anchor.entry for anchor in anchors)
    id_ = content_id("review", at.isoformat(), hand.reviewer, verdict, *about, withdraws)
    given = Review(
        id_, verdict, hand.reviewer.strip(), at, hand.note, tuple(anchors), fields, withdraws
    )
    save_review(record, given)
    return given
