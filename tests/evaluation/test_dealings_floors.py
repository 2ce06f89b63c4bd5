"""Instruments and observances: the project's own sentences, and what is scored on them."""

import json
from pathlib import Path

import pytest

from dragoman.evaluation.floors import broken, digest_of, read_floors
from dragoman.evaluation.tasks import TASKS

HERE = Path(__file__).parent
LEAST = {"instruments": 80, "observances": 50}


@pytest.mark.parametrize("task", LEAST)
def test_the_set_is_large_enough_and_has_its_traps(task: str) -> None:
    rows = [json.loads(line) for line in (HERE / f"{task}.jsonl").read_text("utf-8").splitlines()]
    traps = sum(not row[task] for row in rows)
    assert len(rows) >= LEAST[task]
    assert len({row["text"] for row in rows}) == len({row["id"] for row in rows}) == len(rows)
    assert traps >= len(rows) / 5


@pytest.mark.parametrize("task", LEAST)
def test_the_floors_hold(task: str) -> None:
    gold = HERE / f"{task}.jsonl"
    measures = TASKS[task](gold).measures
    assert list(broken(read_floors(HERE / f"{task}_floors.yaml"), digest_of(gold), measures)) == []
