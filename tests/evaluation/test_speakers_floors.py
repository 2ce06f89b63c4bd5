"""The set of speakers keeps its shape, scoring is right, and what is reached may not fall."""

import json
from pathlib import Path

from dragoman.codebook.world import world
from dragoman.evaluation.floors import broken, digest_of, read_floors
from dragoman.evaluation.speakers import evaluate
from dragoman.evaluation.tasks import TASKS
from dragoman.model.reading import Reading
from dragoman.model.text import Document

GOLD = Path(__file__).with_name("speakers.jsonl")
FLOORS = Path(__file__).with_name("speakers_floors.yaml")
ROWS = [json.loads(line) for line in GOLD.read_text(encoding="utf-8").splitlines()]
SAID = [said for row in ROWS for said in row["statements"]]


def test_the_set_is_large_and_from_many_regions() -> None:
    assert len(SAID) >= 150
    assert len({said["country"] for said in SAID}) >= 50
    known = {state.country for state in world().states} | {"IGO", "UNO", "EUR", "NGO", None}
    assert {said["country"] for said in SAID} <= known
    assert all(row["text"].count(s["content"]) == 1 for row in ROWS for s in row["statements"])


def test_a_text_without_statements_has_no_right_speaker() -> None:
    def nothing(text: str) -> Reading:
        return Reading(Document("document:none", "none", text))

    measures = evaluate(GOLD, nothing).measures
    assert set(measures.values()) == {0.0}


def test_speakers_hold_their_floors() -> None:
    measures = TASKS["speakers"](GOLD).measures
    assert measures["speaker"] >= 0.85
    assert list(broken(read_floors(FLOORS), digest_of(GOLD), measures)) == []
