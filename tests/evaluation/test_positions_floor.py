"""The finding of stances holds its floors on sentences of our own."""

import json
from pathlib import Path

from dragoman.evaluation import positions
from dragoman.evaluation.floors import broken, digest_of, read_floors
from dragoman.evaluation.tasks import TASKS
from dragoman.model.reading import Reading
from dragoman.model.text import Document
from dragoman.pipeline.stages import read_through, standard
from dragoman.settings import Settings

GOLD = Path(__file__).with_name("positions.jsonl")
FLOORS = Path(__file__).with_name("positions_floors.yaml")
ROWS = [json.loads(line) for line in GOLD.read_text(encoding="utf-8").splitlines()]
# Stances do not need the coder, which is the slow part.
STAGES = [stage for stage in standard(Settings()) if stage.name != "reports"]


def read(text: str) -> Reading:
    return read_through(Reading(Document("document:a", "a", text, language="en")), STAGES)


def test_the_set_is_wide_and_has_traps() -> None:
    assert len({row["id"] for row in ROWS}) == len({row["text"] for row in ROWS}) == len(ROWS)
    assert len(ROWS) >= 100
    assert len({stand["issue"] for row in ROWS for stand in row["stands"]}) >= 30
    assert sum(not row["stands"] for row in ROWS) >= 20
    stances = [stand["stance"] for row in ROWS for stand in row["stands"]]
    assert min(stances.count(s) for s in ("support", "oppose", "neutral")) >= 20


def test_stances_hold_their_floors() -> None:
    found = positions.evaluate(GOLD, read)
    assert list(broken(read_floors(FLOORS), digest_of(GOLD), found.measures)) == []
    assert "positions" in TASKS


def test_scores_tell_missed_from_extra(tmp_path: Path) -> None:
    row = {"id": "a", "text": "Peru backs Argentina on the Malvinas."}
    stand = {"actor": "PER", "issue": "Kashmir", "stance": "support", "side": "PAK"}
    gold = tmp_path / "gold.jsonl"
    gold.write_text(json.dumps({**row, "stands": [stand]}))
    found = positions.evaluate(gold, read)
    assert found.measures["F1"] == 0
    assert [cells[1] for cells in found.tables[0].rows] == ["missed", "extra"]
