"""Reports of one event find one another, and near misses stay apart."""

from pathlib import Path

import pytest

from dragoman.evaluation.floors import broken, digest_of, read_floors
from dragoman.evaluation.gold import read_gold
from dragoman.evaluation.merging import FIELDS, b_cubed, evaluate
from dragoman.reconcile import merge
from dragoman.reconcile.compare import FLOOR

EVALUATION = Path(__file__).parents[1] / "evaluation"
GOLD = EVALUATION / "merging.jsonl"
FLOORS = EVALUATION / "merging_floors.yaml"
LEAST_F1 = 0.85


def test_the_merging_set_is_large_enough() -> None:
    rows = read_gold(GOLD, FIELDS)
    assert len(rows) >= 200
    assert len({row["event"] for row in rows}) >= 60


def test_the_merging_set_is_merged_well() -> None:
    found = evaluate(GOLD)
    assert found.measures["B-cubed F1"] >= LEAST_F1
    assert list(broken(read_floors(FLOORS), digest_of(GOLD), found.measures)) == []


@pytest.mark.parametrize("shift", [-0.8, 1.2])
def test_the_floor_lies_on_a_plateau(shift: float, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(merge, "FLOOR", FLOOR + shift)
    assert evaluate(GOLD).measures["B-cubed F1"] >= LEAST_F1


def test_b_cubed_counts_torn_and_joined_groups() -> None:
    gold = {"a": "1", "b": "1", "c": "2", "d": "2"}
    assert b_cubed(gold, gold).f1 == 1
    alone = b_cubed(gold, {key: key for key in gold})
    assert (alone.precision, alone.recall) == (1, 0.5)
    together = b_cubed(gold, dict.fromkeys(gold, "x"))
    assert (together.precision, together.recall) == (0.5, 1)
