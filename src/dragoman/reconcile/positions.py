"""Where actors stand: passages that show the same stance of one actor on an issue are one position.

An actor that changes its mind has two positions, each with its own first and last day; which of
them holds today is for the reader to say, who sees both with their words.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from dragoman.model.actors import ActorRef
from dragoman.model.entries import Stand
from dragoman.model.ids import content_id
from dragoman.model.record import Event, Position
from dragoman.model.text import Evidence
from dragoman.model.time import UNKNOWN_DATE, DateRange

Key = tuple[str, str, str, str]
"""The actor, the issue, the stance, and the actor whose side it is about ("" for none)."""


def key(stand: Stand) -> Key:
    """What stands must have in common to show one position.

    Who speaks for a state is its state already: a people or a party of it is somebody else.
    """
    return stand.actor.id, stand.issue, stand.stance, stand.side.id if stand.side else ""


def key_of(position: Position) -> Key:
    """The key that the stands of a position have in common."""
    side = position.side.id if position.side else ""
    return position.actor.id, position.issue, position.stance, side


def positions(stands: Iterable[Stand], events: Sequence[Event]) -> tuple[Position, ...]:
    """The positions that `stands` show, sorted by id; `events` are those their reports tell."""
    event_of = {report.id: event.id for event in events for report in event.reports}
    groups: defaultdict[Key, dict[str, Stand]] = defaultdict(dict)
    for stand in stands:
        groups[key(stand)][stand.id] = stand
    found = (_position(one, list(group.values()), event_of) for one, group in groups.items())
    return tuple(sorted(found, key=lambda position: position.id))


def _position(of: Key, stands: Sequence[Stand], event_of: Mapping[str, str]) -> Position:
    sides = [stand.side for stand in stands if stand.side]
    reports = {report for stand in stands for report in stand.reports}
    return Position(
        id=content_id("position", *of),
        actor=_chosen(stand.actor for stand in stands),
        issue=of[1],
        stance=stands[0].stance,
        side=_chosen(sides) if sides else None,
        first=min((s.date for s in stands if s.date.known), key=_begin, default=UNKNOWN_DATE),
        last=max((s.date for s in stands if s.date.known), key=_end, default=UNKNOWN_DATE),
        statements=tuple(sorted({s.statement for s in stands if s.statement})),
        events=tuple(sorted({event_of[report] for report in reports if report in event_of})),
        evidence=tuple(sorted({s.evidence for s in stands}, key=_place)),
    )


def _chosen(refs: Iterable[ActorRef]) -> ActorRef:
    """One reference of several to an actor, whatever the order: the first in order of writing."""
    return min(refs, key=lambda ref: (ref.id, ref.text, ref.name))


def _begin(when: DateRange) -> tuple[date, date, str]:
    return when.start or date.max, when.end or date.max, when.text


def _end(when: DateRange) -> tuple[date, date, str]:
    return when.end or date.min, when.start or date.min, when.text


def _place(evidence: Evidence) -> tuple[str, int, int]:
    return evidence.document, evidence.start, evidence.end
