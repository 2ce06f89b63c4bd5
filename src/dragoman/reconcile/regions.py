"""Regions: reports that bonds between kin hold together, cut at weaker bonds where they are many.

Which region a report lies in follows from bonds alone. It is found by going from one report to the
next, and no further than it takes to see that a region is to be cut. So a store keeps each report's
kin and no regions, and a new report is grouped with the regions that it changes.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from itertools import pairwise

from dragoman.reconcile.cluster import linked
from dragoman.reconcile.compare import FLOOR
from dragoman.reconcile.kin import NEAREST, Bond, Kin, Kinship, nearest
from dragoman.reconcile.ties import Ties

# A region of more reports is cut at its weaker bonds before it is grouped: all its reports are
# compared with one another, 0.04 s for this many, whenever one of them is new.
MOST = 60
STEP = 0.4  # how much the floor rises at each cut
STEPS = 19  # beyond the likeness of two accounts of a once-only act

Region = frozenset[str]


@dataclass(frozen=True, slots=True)
class Level:
    """Which bonds hold: those to so many of a report's kin that are so like it."""

    nearest: int
    floor: float

    def holds(self, bond: Bond) -> bool:
        """Whether the bond holds at this level; it does not further on, if not here."""
        return bond.rank < self.nearest and bond.likeness >= self.floor


# A region that is too large is held first by fewer of each report's kin, then by likeness alone.
LEVELS = (
    *(Level(few, FLOOR) for few in range(NEAREST, 1, -1)),
    *(Level(1, FLOOR + step * STEP) for step in range(STEPS)),
)
NO_LEVEL = Level(0, FLOOR)


@dataclass(frozen=True, slots=True)
class Regrown:
    """The kin of reports that have other kin than before, and the regions that are to be grouped:
    those that were none before, and those of all loose reports."""

    kin: dict[str, Kin]
    regions: list[Region]


def regrown(loose: Collection[str], ties: Ties, kinship: Kinship) -> Regrown:
    """Give loose reports their kin, and let those that they are tied to have them for kin.

    `ties` must have been looked at between the loose reports and all others. All who lost kin, and
    all whose kin that was, must be among the loose ones.
    """
    own = set(loose)
    changed = _other_kin(own, ties, kinship)
    bound = {other for id_, kin in changed.items() for other in (*kin, *kinship.of(id_))}
    touched = bound.union(own, changed)
    before = regions(touched, kinship)
    for id_, kin in changed.items():
        kinship.give(id_, kin)
    after = regions(touched.union(*before), kinship)
    new = {region for region in after if region not in before or not region.isdisjoint(own)}
    return Regrown(changed, sorted(new, key=min))


def regions(reports: Iterable[str], kinship: Kinship) -> set[Region]:
    """The regions that reports lie in."""
    found: set[Region] = set()
    left = set(reports)
    for level, further in pairwise((*LEVELS, NO_LEVEL)):
        whole = {Region(one.members) for one in _held(left, level, further, kinship) if not one.cut}
        left = left.difference(*whole)
        found |= whole
    return found


def grouped(region: Region, ties: Ties) -> list[list[str]]:
    """The reports of a region by the events that they tell of."""
    members = sorted(region)
    if len(members) == 1 or len(members) > MOST:  # what even the strongest bonds hold is one group
        return [members]

    def score(one: int, other: int) -> float:
        return ties.score(members[one], members[other])

    return [[members[n] for n in group] for group in linked(range(len(members)), score, ties.floor)]


def _other_kin(loose: set[str], ties: Ties, kinship: Kinship) -> dict[str, Kin]:
    tied = {other for id_ in loose for other in ties.of[id_]} - loose
    kinship.know(loose | tied)
    now = {id_: nearest(ties.of[id_]) for id_ in loose}
    for id_ in tied:
        kept = {b.other: b.likeness for b in kinship.of(id_).values() if b.other not in loose}
        now[id_] = nearest({**kept, **ties.of[id_]})
    return {id_: kin for id_, kin in now.items() if kin != kinship.of(id_)}


@dataclass(eq=False, slots=True)
class _Held:
    """Reports that bonds of a level hold together; `further` says that some hold further on."""

    members: set[str] = field(default_factory=set)
    further: bool = False

    @property
    def cut(self) -> bool:
        """Whether this is to be cut; when it is, it will be, whatever else is found."""
        return self.further and len(self.members) > MOST


def _held(
    reports: Collection[str], level: Level, further: Level, kinship: Kinship
) -> Collection[_Held]:
    """What is held together with the reports, the whole of it unless it is cut."""
    of = {id_: _Held({id_}) for id_ in reports}
    looking = set(of)
    while looking:
        kinship.know(looking)
        fresh: set[str] = set()
        for id_ in looking:
            for bond in filter(level.holds, kinship.bonds(id_)):
                if bond.other not in of:
                    of[bond.other] = _Held({bond.other})
                    fresh.add(bond.other)
                _join(of, id_, bond.other)
                of[id_].further |= further.holds(bond)
        looking = {id_ for id_ in fresh if not of[id_].cut}
    return {id(held): held for held in of.values()}.values()


def _join(of: dict[str, _Held], one: str, other: str) -> None:
    small, large = sorted((of[one], of[other]), key=lambda held: len(held.members))
    if small is not large:
        large.members |= small.members
        large.further |= small.further
        of.update(dict.fromkeys(small.members, large))
