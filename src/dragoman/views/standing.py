"""What stands between a pair beside their acts: positions, instruments, days that recur."""

from dataclasses import dataclass, replace

from dragoman.model.entries import Instrument, Observance
from dragoman.model.record import Position
from dragoman.reconcile.times import written
from dragoman.record import read
from dragoman.record.selection import Selection
from dragoman.record.session import Record
from dragoman.views.words import actor_words, codes


@dataclass(frozen=True, slots=True)
class PositionLine:
    """An actor's stance on an issue, and how many passages show it."""

    id: str
    actor: str
    stance: str
    issue: str
    side: str
    passages: int


@dataclass(frozen=True, slots=True)
class InstrumentLine:
    """A resolution, treaty or declaration: what it is, whose, and where it stands."""

    id: str
    date: str
    kind: str
    name: str
    status: str
    by: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DueLine:
    """A day that recurs: when in the year, and on which day next."""

    id: str
    name: str
    month_day: str
    next: str


@dataclass(frozen=True, slots=True)
class Standing:
    """All of it; what the record does not hold is empty."""

    positions: tuple[PositionLine, ...]
    instruments: tuple[InstrumentLine, ...]
    due: tuple[DueLine, ...]


def standing(record: Record, selection: Selection) -> Standing:
    """What the record holds of this for a pair; days to mark are those of either."""
    either = replace(selection, dyad=False)
    return Standing(
        positions=tuple(map(_position, read.positions(record, selection))),
        instruments=tuple(map(_instrument, read.instruments(record, selection))),
        due=tuple(map(_due, read.observances(record, either))),
    )


def _position(position: Position) -> PositionLine:
    return PositionLine(
        id=position.id,
        actor=actor_words(position.actor),
        stance=position.stance,
        issue=position.issue,
        side=actor_words(position.side) if position.side else "",
        passages=len(position.evidence),
    )


def _instrument(instrument: Instrument) -> InstrumentLine:
    return InstrumentLine(
        id=instrument.id,
        date=written(instrument.date),
        kind=instrument.kind,
        name=instrument.name,
        status=instrument.status,
        by=tuple(codes(instrument.by)),
    )


def _due(observance: Observance) -> DueLine:
    return DueLine(
        id=observance.id,
        name=observance.name,
        month_day=observance.month_day or "",
        next=observance.next.isoformat() if observance.next else "",
    )
