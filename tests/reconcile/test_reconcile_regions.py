"""Regions that grow with what comes are those of all that came at once."""

import itertools
from collections.abc import Sequence
from typing import cast

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.reconcile import regions
from dragoman.reconcile.regions import Held, NoForest, Region, grouped, grown
from dragoman.reconcile.sketch import Sketch
from dragoman.reconcile.ties import Ties

NAMES = "abcdefghijkl"
FLOOR = 1.0
PAIRS = st.tuples(st.sampled_from(NAMES), st.sampled_from(NAMES))
SCORES = st.dictionaries(PAIRS, st.floats(0, 3), max_size=40)


class Table(Ties):
    """Ties that are listed."""

    def __init__(self, scores: dict[tuple[str, str], float]) -> None:
        super().__init__(FLOOR)
        self.listed = {(min(pair), max(pair)): value for pair, value in scores.items()}

    def score(self, one: str, other: str) -> float:
        return self.listed.get((min(one, other), max(one, other)), 0.0)

    def know(self, sketches: object) -> None:
        pass

    def look_among(self, reports: object) -> None:
        ids = sorted(cast("list[str]", reports))
        for id_ in ids:
            self.look(id_, ids)


class Woods:
    """A store of regions in memory."""

    def __init__(self) -> None:
        self.parents: dict[int, int | None] = {}
        self.held: dict[int, Held] = {}
        self.region_of: dict[str, int] = {}

    def above(self, report: str) -> Sequence[Held]:
        path, number = [], self.region_of.get(report)
        while number is not None:
            path.append(self.held[number])
            number = self.parents[number]
        return path[::-1]

    def members(self, region: Held, /) -> Sequence[Sketch]:
        return [
            cast("Sketch", Named(id_)) for id_, n in self.region_of.items() if n == region.number
        ]

    def take(self, region: Region, parent: int | None) -> None:
        number = max(self.held, default=0) + 1
        taken = {held.number for held in region.takes}
        for below, above in self.parents.items():
            if above in taken:
                self.parents[below] = number
        for gone in taken:
            del self.held[gone], self.parents[gone]
        self.held[number] = Held(number, region.size, not region.members)
        self.parents[number] = parent
        self.region_of.update(dict.fromkeys(region.members, number))
        for part in region.parts:
            self.take(part, number)


class Named:
    """Somebody with an id."""

    def __init__(self, id_: str) -> None:
        self.id = id_


def at_once(scores: dict[tuple[str, str], float]) -> set[tuple[str, ...]]:
    ties = Table(scores)
    ties.look_among(NAMES)
    return told(grown(NAMES, ties, NoForest()), ties)


def told(found: Sequence[Region], ties: Ties) -> set[tuple[str, ...]]:
    parts = [part for region in found for part in region.uncut()]
    return {tuple(group) for part in parts for group in grouped(part, ties)}


@settings(max_examples=60, deadline=None)
@given(SCORES, st.permutations(NAMES), st.lists(st.integers(1, 4), max_size=6), st.integers(1, 6))
def test_regions_grow_to_what_they_are_at_once(
    scores: dict[tuple[str, str], float], order: list[str], sizes: list[int], most: int
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(regions, "MOST", most)
        woods, groups = Woods(), {}
        known: list[str] = []
        for size in (*sizes, len(NAMES)):
            fresh, order = order[:size], order[size:]
            ties = Table(scores)
            known += fresh
            for id_ in fresh:
                ties.look(id_, known)
            found = grown(fresh, ties, woods)
            for region in found:
                woods.take(region, None)
            groups.update({id_: group for group in told(found, ties) for id_ in group})
            assert sum(h.size for n, h in woods.held.items() if woods.parents[n] is None) == len(
                known
            )
        assert set(groups.values()) == at_once(scores)


def test_only_the_parts_that_a_report_touches_are_made_anew(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Of a region of two parts, held together by a weak tie, one stays as it is."""
    monkeypatch.setattr(regions, "MOST", 4)
    strong = {pair: 2.9 for part in ("abcd", "efgh") for pair in itertools.pairwise(part)}
    scores = {**strong, ("d", "e"): FLOOR, ("h", "i"): 2.0}
    woods = Woods()
    ties = Table(scores)
    ties.look_among("abcdefgh")
    for region in grown("abcdefgh", ties, NoForest()):
        woods.take(region, None)
    ties = Table(scores)
    ties.look("i", "abcdefgh")
    (region,) = grown("i", ties, woods)
    assert {id_ for part in region.uncut() for id_ in part.members} <= set("efghi")
