"""A person's verdict on an entry. It is anchored on what the entry says, not on its id, so that it
finds the entry again after every re-coding."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from dragoman.model.text import Evidence

Verdict = Literal["accept", "correct", "reject", "merge", "split", "undo"]


@dataclass(frozen=True, slots=True)
class Passage:
    """Where an entry stands, and what it makes of it.

    `words` are those that carry the entry: a report's trigger, what a statement says. `claim` is
    what was coded from them: type and sides, speaker, value.
    """

    evidence: Evidence
    words: str
    claim: str


@dataclass(frozen=True, slots=True)
class Anchor:
    """An entry as it was when somebody looked at it.

    `entry` is the id that it had; `label` its classification (an event's type), which agreement
    is measured on. `passages` are those of all its accounts, the most telling first.
    """

    kind: str
    entry: str
    label: str
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class Correction:
    """What a field should hold: `value` is JSON, as the field is stored; `text` as it was typed."""

    field: str
    value: str
    text: str = ""


@dataclass(frozen=True, slots=True)
class Review:
    """One verdict; it is never changed, only withdrawn by a later one ("undo").

    `anchors` are the entries that it is about: one, or the events that a merge joins; a split gives
    the event and then each report that leaves it. `fields` are what is right for certain: what was
    corrected, or what an accepted entry claims. `withdraws` is the id of the review that an undo
    takes back.
    """

    id: str
    verdict: Verdict
    reviewer: str
    at: datetime
    note: str
    anchors: tuple[Anchor, ...]
    fields: tuple[Correction, ...] = ()
    withdraws: str | None = None


def withdrawn(reviews: Iterable[Review]) -> frozenset[str]:
    """The ids of the reviews that undoes take back.

    An undo can be undone in its turn: what it withdrew holds again.
    """
    found: set[str] = set()
    for review in reversed(in_order(reviews)):
        if review.withdraws and review.id not in found:
            found.add(review.withdraws)
    return frozenset(found)


def active(reviews: Iterable[Review]) -> tuple[Review, ...]:
    """The verdicts that hold, oldest first: no withdrawn ones, and no undoes."""
    listed = in_order(reviews)
    gone = withdrawn(listed)
    return tuple(r for r in listed if r.verdict != "undo" and r.id not in gone)


def in_order(reviews: Iterable[Review]) -> list[Review]:
    """Reviews as they were given, oldest first."""
    return sorted(reviews, key=lambda review: (review.at, review.id))
