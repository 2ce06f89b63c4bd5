"""Kin and regions that grow and shrink with what comes and goes are those of all at once."""

import itertools
from collections.abc import Collection, Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.reconcile import regions
from dragoman.reconcile.compare import FLOOR
from dragoman.reconcile.kin import NEAREST, Bond, Kin, Kinship, nearest
from dragoman.reconcile.regions import Region, grouped, regrown
from dragoman.reconcile.ties import Ties

NAMES = "abcdefghijkl"
Scores = dict[tuple[str, str], float]
PAIRS = st.tuples(st.sampled_from(NAMES), st.sampled_from(NAMES))
SCORES = st.dictionaries(PAIRS, st.floats(FLOOR - 1, FLOOR + 3), max_size=40)


class Table(Ties):
    """Ties that are listed."""

    def __init__(self, scores: Scores, loose: Collection[str], others: Collection[str]) -> None:
        super().__init__(FLOOR)
        self.listed = {(min(pair), max(pair)): value for pair, value in scores.items()}
        for id_ in loose:
            self.look(id_, {*loose, *others})

    def score(self, one: str, other: str) -> float:
        return self.listed.get((min(one, other), max(one, other)), 0.0)


class Shelf:
    """A store of kin in memory, which notes for whom it was asked."""

    def __init__(self) -> None:
        self.kin: dict[str, Kin] = {}
        self.asked: list[set[str]] = []

    def around(self, reports: Collection[str], /) -> Iterator[tuple[str, Bond]]:
        self.asked.append(set(reports))
        pairs = [(id_, bond) for id_, kin in self.kin.items() for bond in kin.values()]
        near = {bond.other for id_, bond in pairs if id_ in reports}
        near |= {id_ for id_, bond in pairs if bond.other in reports}
        yield from ((id_, bond) for id_, bond in pairs if near & {id_, bond.other})

    def take(self, scores: Scores, loose: Collection[str]) -> list[Region]:
        """Let reports come, or be looked at again."""
        ties = Table(scores, loose, self.kin)
        grown = regrown(loose, ties, Kinship(self))
        self.kin = {**{id_: {} for id_ in loose}, **self.kin, **grown.kin}
        return grown.regions

    def lose(self, report: str) -> set[str]:
        """Let a report go; who had it for kin and whom it had."""
        left = {*self.kin.pop(report), *(id_ for id_, kin in self.kin.items() if report in kin)}
        for id_ in left:
            self.kin[id_] = {other: v for other, v in self.kin[id_].items() if other != report}
        return left


def at_once(scores: Scores, names: Collection[str]) -> tuple[dict[str, Kin], set[Region]]:
    shelf = Shelf()
    found = shelf.take(scores, names)
    return shelf.kin, set(found)


def overlaid(known: set[Region], changed: Collection[Region]) -> set[Region]:
    """What is known once some regions have changed."""
    gone = {id_ for region in changed for id_ in region}
    return {region for region in known if region.isdisjoint(gone)} | set(changed)


@settings(max_examples=100, deadline=None)
@given(
    SCORES,
    st.permutations(NAMES),
    st.lists(st.integers(1, 4), max_size=6),
    st.lists(st.integers(0, len(NAMES) - 1), max_size=3),
    st.integers(1, 6),
)
def test_in_any_order_kin_and_regions_are_those_of_all_at_once(
    scores: Scores, order: list[str], sizes: list[int], going: list[int], most: int
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(regions, "MOST", most)
        shelf, known = Shelf(), set[Region]()
        for size in (*sizes, len(NAMES)):
            fresh, order = order[:size], order[size:]
            known = overlaid(known, shelf.take(scores, fresh))
        assert (shelf.kin, known) == at_once(scores, NAMES)
        names = set(NAMES)
        for gone in {NAMES[number] for number in going}:
            names.discard(gone)
            left = shelf.lose(gone)
            known = {region - {gone} for region in known} - {Region()}
            known = overlaid(known, shelf.take(scores, left))
        assert (shelf.kin, known) == at_once(scores, names)


def test_the_nearest_are_the_likest_and_of_equals_the_first() -> None:
    assert list(nearest({"d": 3.0, "c": 4.0, "b": 3.0, "a": 2.9, "e": 3.0})) == ["c", "b", "d"]


def test_what_nothing_further_tells_apart_is_one_group(monkeypatch: pytest.MonkeyPatch) -> None:
    """A wire story that more papers print than a region may have reports."""
    monkeypatch.setattr(regions, "MOST", 4)
    scores = dict.fromkeys(itertools.combinations("abcdefgh", 2), 7.3)
    (region,) = Shelf().take(scores, "abcdefgh")
    assert grouped(region, Table(scores, (), ())) == [list("abcdefgh")]


def test_a_report_that_is_like_many_changes_the_regions_of_few(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Forty events of five close accounts each, and a vague account that may be of any of them."""
    monkeypatch.setattr(regions, "MOST", 20)
    events = [[f"{n:02}{letter}" for letter in "abcde"] for n in range(40)]
    close = {pair: 6.0 for event in events for pair in itertools.combinations(event, 2)}
    vague = {("vague", id_): FLOOR + n / 1000 for n, id_ in enumerate(itertools.chain(*events))}
    shelf = Shelf()
    shelf.take(close, [id_ for event in events for id_ in event])
    (region,) = shelf.take({**close, **vague}, ["vague"])
    assert region == {"vague", *events[-1]}
    assert len(shelf.kin["vague"]) == NEAREST


def test_no_more_of_a_large_region_is_looked_up_than_shows_that_it_is_cut(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(regions, "MOST", 10)
    names = [f"{number:04}" for number in range(1000)]
    chain = {pair: FLOOR + n % 7 / 5 for n, pair in enumerate(itertools.pairwise(names))}
    shelf = Shelf()
    shelf.take(chain, names)
    shelf.asked.clear()
    shelf.take({**chain, ("0500", "new"): FLOOR + 0.1}, ["new"])
    assert len(set().union(*shelf.asked)) < 60
    assert len(shelf.asked) < 20
