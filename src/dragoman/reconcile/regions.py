"""Regions: reports that ties hold together, cut at weaker ties where they are too many to group.

What is outside a region makes no difference to its groups. So a new report is grouped with the
regions that it is tied to; of one that was cut already, with those parts alone that it touches. A
store holds the rest, and the outcome is as if all reports had come at once.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from dragoman.reconcile.cluster import components, linked
from dragoman.reconcile.sketch import Sketch
from dragoman.reconcile.ties import Ties

# A region of more reports is cut at its weaker ties before it is grouped: grouping takes the cube
# of the size, 0.1 s for this many.
MOST = 120
STEP = 0.4  # how much the floor rises at each cut


@dataclass(frozen=True, slots=True)
class Held:
    """A region that a store holds, by its number there; `cut` says that it has parts."""

    number: int
    size: int
    cut: bool


class Forest(Protocol):
    """The regions that a store holds."""

    def above(self, report: str) -> Sequence[Held]:
        """The regions that a report lies in, from the whole one to the part that is not cut."""

    def members(self, region: Held, /) -> Sequence[Sketch]:
        """The reports of a region that is not cut."""


class NoForest:
    """Where nothing is held: every report is loose."""

    def above(self, report: str) -> Sequence[Held]:
        """There is nothing above any report."""
        raise KeyError(report)

    def members(self, _: Held) -> Sequence[Sketch]:
        """There is nobody in any region."""
        return ()


@dataclass(frozen=True, slots=True)
class Region:
    """Reports that ties of at least its level's floor hold together.

    One that is not cut has `members`. One that is has `parts`, those that are new, and the parts of
    the held regions whose place it `takes`, but for those whose place its own parts take.
    """

    level: int
    size: int
    members: tuple[str, ...] = ()
    parts: tuple["Region", ...] = ()
    takes: tuple[Held, ...] = ()

    def uncut(self) -> Iterator["Region"]:
        """Itself, or all its new parts that are not cut."""
        if self.members:
            yield self
        for part in self.parts:
            yield from part.uncut()


def grown(loose: Collection[str], ties: Ties, forest: Forest) -> list[Region]:
    """The regions of reports that lie in none yet, along with held ones that they are tied to.

    `ties` must have been looked at between the loose reports and all others.
    """
    return _Growing(ties, forest).regions(0, loose)


def grouped(region: Region, ties: Ties) -> list[list[str]]:
    """The reports of a region that is not cut, by the events that they tell of."""
    members = sorted(region.members)
    if len(members) == 1 or len(members) > MOST:  # what even the strongest ties hold is one group
        return [members]

    def score(one: int, other: int) -> float:
        return ties.score(members[one], members[other])

    found = linked(range(len(members)), score, _floor(region.level, ties))
    return [[members[number] for number in group] for group in found]


def _floor(level: int, ties: Ties) -> float:
    return ties.floor + level * STEP


class _Growing:
    """Regions on their way from what is held to what is new."""

    def __init__(self, ties: Ties, forest: Forest) -> None:
        self.ties = ties
        self.forest = forest

    def regions(self, level: int, loose: Collection[str]) -> list[Region]:
        """The regions of a level that loose reports make, with held ones of that level."""
        known: list[str | int] = [*sorted(loose)]
        number: dict[str | int, int] = {id_: n for n, id_ in enumerate(known)}
        held: dict[int, Held] = {}
        edges: list[tuple[int, int]] = []
        for id_ in sorted(loose):
            for other in self._tied(id_, level):
                at: str | int = other
                if other not in number:
                    region = self.forest.above(other)[level]
                    at = region.number
                    held[number.setdefault(at, len(number))] = region
                edges.append((number[id_], number[at]))
        names = list(number)
        return [
            self._region(
                level,
                [str(names[n]) for n in part if n not in held],
                [held[n] for n in part if n in held],
            )
            for part in components(edges, range(len(number)))
        ]

    def _region(self, level: int, loose: list[str], held: list[Held]) -> Region:
        size = len(loose) + sum(region.size for region in held)
        taken = tuple(held)
        if size <= MOST:
            own = [one.id for region in held for one in self._members(region)]
            return Region(level, size, (*loose, *own), takes=taken)
        inside = {
            *loose,
            *(id_ for region in held if not region.cut for id_ in self._opened(region)),
        }
        if not any(region.cut for region in held) and not self._tied_more(inside, level + 1):
            return Region(level, size, tuple(sorted(inside)), takes=taken)
        return Region(level, size, parts=tuple(self.regions(level + 1, inside)), takes=taken)

    def _tied(self, report: str, level: int) -> list[str]:
        least = _floor(level, self.ties)
        return [other for other, value in self.ties.of[report].items() if value >= least]

    def _tied_more(self, reports: Collection[str], level: int) -> bool:
        return any(self._tied(id_, level) for id_ in reports)

    def _opened(self, region: Held) -> list[str]:
        """The reports of a region that is to be cut, with the ties between them.

        Where too many were left whole, there are none that would cut them.
        """
        own = [one.id for one in self._members(region)]
        if region.size <= MOST:
            self.ties.look_among(own)
        return own

    def _members(self, region: Held) -> Sequence[Sketch]:
        members = self.forest.members(region)
        self.ties.know(members)
        return members
