"""The set of figures keeps its shape, scoring is right, and what is reached may not fall."""

import json
from pathlib import Path
from typing import Any

import pytest

from dragoman.codebook.figures import figure_words
from dragoman.evaluation.figures import evaluate
from dragoman.evaluation.floors import broken, digest_of, read_floors

GOLD = Path(__file__).with_name("figures.jsonl")
FLOORS = Path(__file__).with_name("figures_floors.yaml")
ROWS = [json.loads(line) for line in GOLD.read_text(encoding="utf-8").splitlines()]
FIGURES = [figure for row in ROWS for figure in row["figures"]]


def test_every_gold_figure_stands_in_its_text_in_a_known_unit() -> None:
    words = figure_words()
    known = {"people", "objects", "percent", *words.units, *words.currencies}
    for row in ROWS:
        for figure in row["figures"]:
            assert row["text"][figure["start"] : figure["end"]] == figure["words"]
            assert figure["unit"] in known
    assert len({row["text"] for row in ROWS}) == len(ROWS)


def test_the_set_is_large_and_of_all_kinds() -> None:
    assert len(FIGURES) >= 150
    assert sum(not row["figures"] for row in ROWS) >= 40
    assert len({figure["unit"] for figure in FIGURES}) >= 25
    assert sum(figure["low"] != figure["high"] for figure in FIGURES) >= 40


def test_figures_hold_their_floors() -> None:
    measures = evaluate(GOLD).measures
    assert measures["value, unit and what is counted right"] >= 0.85
    assert list(broken(read_floors(FLOORS), digest_of(GOLD), measures)) == []


def scores(tmp_path: Path, **changes: Any) -> dict[str, float]:
    """Measures of one sentence whose gold was changed."""
    text = "A mine killed nine farmers."
    right = {"start": 14, "end": 18, "value": 9, "low": 9, "high": 9, "unit": "people"}
    gold = tmp_path / "gold.jsonl"
    figures = [{**right, "of": "farmers", **changes}]
    gold.write_text(json.dumps({"id": "1", "text": text, "figures": figures}), encoding="utf-8")
    return evaluate(gold).measures


@pytest.mark.parametrize(
    ("changes", "reached"),
    [
        ({}, ["value right", "value and unit right", "F1", "all of it and the range right"]),
        ({"low": None}, ["value right", "value and unit right", "F1"]),
        ({"of": "sheep"}, ["value right", "value and unit right"]),
        ({"unit": "objects"}, ["value right"]),
        ({"value": 8}, []),
        ({"start": 0, "end": 1}, []),
    ],
)
def test_each_aspect_counts_only_after_those_before(
    tmp_path: Path, changes: dict[str, Any], reached: list[str]
) -> None:
    found = scores(tmp_path, **changes)
    asked = ("value right", "value and unit right", "F1", "all of it and the range right")
    assert [name for name in asked if found[name] == 1] == reached
