"""Mentions of places in invented sentences are located as well as they were."""

import json
from pathlib import Path

from dragoman.evaluation.places import TOLERANCE_KM, evaluate

OWN = Path(__file__).with_name("places.jsonl")
FLOOR = 0.97
PLACES_IN_CONTEXT = 120


def test_the_set_is_large_varied_and_exact() -> None:
    rows = [json.loads(line) for line in OWN.read_text(encoding="utf-8").splitlines()]
    assert len(rows) >= PLACES_IN_CONTEXT
    assert len({row["text"] for row in rows}) >= len(rows) - 1
    assert all(row["text"][row["start"] : row["end"]] == row["mention"] for row in rows)
    assert {row["precision"] for row in rows} == {*TOLERANCE_KM, "none", "unknown"}
    assert len({row["country"] for row in rows}) >= 80


def test_places_of_the_own_set_are_right() -> None:
    measures = evaluate(OWN).measures
    assert measures["right"] >= FLOOR
    assert measures["no place where none is"] == 1.0


def test_a_wrong_country_precision_or_spot_costs_and_a_place_made_of_a_party_too(
    tmp_path: Path,
) -> None:
    text = "Ministers met in Oslo."
    place = {"text": text, "start": 17, "end": 21, "country": "NOR", "precision": "city"}
    rows = [
        {"id": "right", **place, "at": [59.9, 10.7]},
        {"id": "country", **place, "country": "SWE", "at": [59.9, 10.7]},
        {"id": "precision", **place, "precision": "region", "at": [59.9, 10.7]},
        {"id": "spot", **place, "at": [70.0, 10.7]},
        {"id": "party", **place, "country": "", "precision": "none", "at": None},
    ]
    gold = tmp_path / "gold.jsonl"
    gold.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    measures = evaluate(gold).measures
    assert measures == {
        "right": 0.2,
        "country": 0.75,
        "precision": 0.75,
        "located": 0.75,
        "no place where none is": 0.0,
    }
