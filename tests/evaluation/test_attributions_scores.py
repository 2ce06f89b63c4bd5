"""Attributions against gold: matching is one to one, on source and content both."""

import json
from pathlib import Path

import pytest

from dragoman.evaluation.attributions import evaluate, match

GOLD = Path(__file__).parents[3] / "shared" / "gold" / "attributions_dev.jsonl"
TEXT = "The mayor said the bridge was safe."


def row(
    source: list[tuple[int, int]], content: tuple[int, int]
) -> dict[str, list[tuple[int, int]]]:
    return {"source": source, "cue": [], "content": [content]}


def test_both_parts_must_overlap() -> None:
    gold = [row([(0, 5)], (10, 20))]
    assert match(gold, [row([(3, 9)], (15, 30))]) == {0: 0}
    assert match(gold, [row([(6, 9)], (15, 30))]) == {}
    assert match(gold, [row([(3, 9)], (20, 30))]) == {}


def test_no_source_matches_only_no_source() -> None:
    assert match([row([], (10, 20))], [row([], (12, 14))]) == {0: 0}
    assert match([row([], (10, 20))], [row([(0, 5)], (12, 14))]) == {}


def test_the_largest_matching_is_taken() -> None:
    gold = [row([(0, 5)], (10, 20)), row([(0, 5)], (10, 12))]
    given = [row([(0, 5)], (10, 12)), row([(0, 5)], (14, 20))]
    assert match(gold, given) == {0: 1, 1: 0}


def test_a_found_attribution_scores_one(tmp_path: Path) -> None:
    gold = tmp_path / "gold.jsonl"
    attribution = {"source": [[0, 9]], "cue": [[10, 14]], "content": [[15, 34]]}
    gold.write_text(json.dumps({"id": "a", "text": TEXT, "attributions": [attribution]}))
    result = evaluate(gold)
    assert set(result.measures.values()) == {1.0}
    (prediction,) = result.predictions
    assert prediction["attributions"] == [
        {"source": [(0, 9)], "cue": [(10, 14)], "content": [(15, 34)]}
    ]


@pytest.mark.skipif(not GOLD.is_file(), reason=f"no gold articles at {GOLD}")
def test_floors_on_political_news(tmp_path: Path) -> None:
    """A quarter of the articles: all of them take half a minute, and `evaluate` measures those."""
    quarter = tmp_path / "quarter.jsonl"
    quarter.write_text("".join(GOLD.read_text("utf-8").splitlines(keepends=True)[::4]), "utf-8")
    measures = evaluate(quarter).measures
    assert measures["F1"] >= 0.73
    assert measures["content token F1"] >= 0.80
