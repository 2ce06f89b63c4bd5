"""Types of one's own, told from ten examples, on sentences of this project's own."""

from pathlib import Path

from dragoman.evaluation.own_types import evaluate

GOLD = Path(__file__).parent / "own_types"
# What was reached, less a margin: `dragoman evaluate own-types tests/evaluation/own_types`.
FLOOR = 0.76


def test_ten_examples_serve() -> None:
    result = evaluate(GOLD)
    assert result.size == 72
    assert result.measures["F1"] >= FLOOR
