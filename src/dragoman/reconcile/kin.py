"""Kin: the few others that each report is most like, and holds on to.

A report is held by its own kin and by those whose kin it is, however many others it resembles. So
a vague account that resembles a hundred binds few together, and a new report unsettles few.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from itertools import chain
from typing import NamedTuple, Protocol

# With three, the accounts of one event hold together by more than a thread. On tests/evaluation/
# merging.jsonl two, three and five come out alike.
NEAREST = 3


class Bond(NamedTuple):
    """What holds a report to another: that one is the other's kin, the first having rank 0."""

    other: str
    rank: int
    likeness: float


Kin = Mapping[str, Bond]
"""The bonds to a report's kin, by their ids."""


class Kept(Protocol):
    """The kin that a store keeps."""

    def around(self, reports: Collection[str], /) -> Iterable[tuple[str, Bond]]:
        """Whose kin is who, of all pairs in which one of these reports is, or another that is bound
        to one of them."""


class NothingKept:
    """Where nothing is kept: no report has any kin yet."""

    def around(self, _: Collection[str], /) -> Iterable[tuple[str, Bond]]:
        """There is nobody around any report."""
        return ()


def nearest(likenesses: Mapping[str, float]) -> Kin:
    """The few likest; of equal ones those whose ids come first."""
    ordered = sorted(likenesses.items(), key=lambda one: (-one[1], one[0]))[:NEAREST]
    return {other: Bond(other, rank, like) for rank, (other, like) in enumerate(ordered)}


class Kinship:
    """Who is whose kin. What a store keeps is looked up as far as somebody asks."""

    def __init__(self, kept: Kept | None = None) -> None:
        self._kept = kept or NothingKept()
        self._kin: defaultdict[str, dict[str, Bond]] = defaultdict(dict)
        self._holders: defaultdict[str, dict[str, Bond]] = defaultdict(dict)
        self._known: set[str] = set()
        self._given: set[str] = set()

    def know(self, reports: Collection[str]) -> None:
        """Look up at once what is going to be asked of these reports."""
        fresh = set(reports) - self._known
        if not fresh:
            return
        self._known |= fresh
        for report, bond in self._kept.around(fresh):
            if report in fresh:
                self._known.add(bond.other)
            elif bond.other in fresh:
                self._known.add(report)
            if report not in self._given:
                self._hold(report, bond)

    def of(self, report: str) -> Kin:
        """The kin of a report that is known."""
        return self._kin.get(report, {})

    def give(self, report: str, kin: Kin) -> None:
        """Let a report have this kin and no other."""
        for other in self._kin.pop(report, ()):
            del self._holders[other][report]
        for bond in kin.values():
            self._hold(report, bond)
        self._given.add(report)

    def bonds(self, report: str) -> Iterable[Bond]:
        """What holds a report that is known, to its kin and to those whose kin it is."""
        return chain(self._kin[report].values(), self._holders[report].values())

    def _hold(self, report: str, bond: Bond) -> None:
        self._kin[report][bond.other] = bond
        self._holders[bond.other][report] = bond._replace(other=report)
