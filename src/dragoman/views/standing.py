"""What stands between a pair beside their acts: positions, instruments, days that recur."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from dragoman.model.record import Position
from dragoman.record import read
from dragoman.record.selection import Selection
from dragoman.record.session import Record
from dragoman.views.due import Recurring, recurring
from dragoman.views.instruments import InstrumentLine, instruments
from dragoman.views.positions import PositionLine, from_positions


@dataclass(frozen=True, slots=True)
class Mutual:
    """Two positions in which each of a pair backs the other, on one issue or on two."""

    one: PositionLine
    other: PositionLine


@dataclass(frozen=True, slots=True)
class Standing:
    """All of it; what the record does not hold is empty."""

    positions: tuple[PositionLine, ...]
    mutual: tuple[Mutual, ...]
    instruments: tuple[InstrumentLine, ...]
    due: tuple[Recurring, ...]


def standing(record: Record, selection: Selection) -> Standing:
    """What the record holds of this for a pair; days to mark are those of either."""
    found = sorted(read.positions(record, selection), key=_most_shown_first)
    lines = from_positions(record, found)
    return Standing(
        positions=lines,
        mutual=tuple(_mutual(found, lines)),
        instruments=instruments(record, selection),
        due=recurring(record, selection.actors),
    )


def _most_shown_first(position: Position) -> tuple[int, str]:
    return -len(position.evidence), position.id


def _mutual(found: Sequence[Position], lines: Sequence[PositionLine]) -> Iterator[Mutual]:
    """Backing that is returned, the issues of the first in order of writing."""
    backing = [
        (one.actor.id, one.side.id, line)
        for one, line in zip(found, lines, strict=True)
        if one.side and one.stance == "support"
    ]
    for (actor, side, one), (back, whom, other) in combinations(backing, 2):
        if (actor, side) == (whom, back):
            first, second = sorted((one, other), key=lambda line: (line.code, line.issue))
            yield Mutual(first, second)
