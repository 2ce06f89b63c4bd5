"""Kin: the few others that each report is most like, and holds on to.

A report is held by its own kin and by those whose kin it is, however many others it resembles. So
a vague account that resembles a hundred binds few together, and a new report unsettles few.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Protocol

# With three, the accounts of one event hold together by more than a thread. On tests/evaluation/
# merging.jsonl two, three and five come out alike.
NEAREST = 3

Kin = Mapping[str, float]  # likeness by id, the likest first


@dataclass(frozen=True, slots=True)
class Bond:
    """What holds a report to another: that one is the other's kin, the first having rank 0."""

    other: str
    rank: int
    likeness: float


class Kept(Protocol):
    """The kin that a store keeps."""

    def around(self, reports: Collection[str], /) -> Mapping[str, Kin]:
        """The kin of these reports and of those bound to them, and of all that have one of either
        for kin."""


class NothingKept:
    """Where nothing is kept: no report has any kin yet."""

    def around(self, _: Collection[str], /) -> Mapping[str, Kin]:
        """There is nobody around any report."""
        return {}


def nearest(likenesses: Kin) -> Kin:
    """The few likest, in order; of equal ones those whose ids come first."""
    ordered = sorted(likenesses.items(), key=lambda one: (-one[1], one[0]))
    return dict(ordered[:NEAREST])


class Kinship:
    """Who is whose kin. What a store keeps is looked up as far as somebody asks."""

    def __init__(self, kept: Kept | None = None) -> None:
        self._kept = kept or NothingKept()
        self._kin: dict[str, Kin] = {}
        self._holders: defaultdict[str, set[str]] = defaultdict(set)
        self._known: set[str] = set()

    def know(self, reports: Collection[str]) -> None:
        """Look up at once what is going to be asked of these reports."""
        if fresh := set(reports) - self._known:
            found = self._kept.around(fresh)
            for report, kin in found.items():
                if report not in self._kin:  # or it has been given other kin since
                    self.give(report, kin)
                if report in fresh:
                    self._known.update(kin)
                elif not fresh.isdisjoint(kin):
                    self._known.add(report)
            self._known |= fresh

    def of(self, report: str) -> Kin:
        """The kin of a report that is known."""
        return self._kin.get(report, {})

    def give(self, report: str, kin: Kin) -> None:
        """Let a report have this kin and no other."""
        for other in self.of(report):
            self._holders[other].discard(report)
        for other in kin:
            self._holders[other].add(report)
        self._kin[report] = kin

    def bonds(self, report: str) -> Iterator[Bond]:
        """What holds a report that is known, to its kin and to those whose kin it is."""
        for rank, (other, likeness) in enumerate(self.of(report).items()):
            yield Bond(other, rank, likeness)
        for holder in self._holders[report]:
            kin = self.of(holder)
            yield Bond(holder, list(kin).index(report), kin[report])
