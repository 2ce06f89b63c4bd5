"""Coreference on texts written for the project: the share of later mentions known again."""

import json
from pathlib import Path
from typing import Any

from dragoman.actors import resolve
from dragoman.language.parse import parse
from dragoman.model.text import Document

TEXTS = Path(__file__).with_name("coreference.jsonl")
FLOOR = 0.85
LEAST_TEXTS, LEAST_MENTIONS = 30, 150


def misses(row: dict[str, Any]) -> list[str]:
    document = Document(id="document:test", source=row["id"], text=row["text"])
    found = {(m.start, m.end): m for m in resolve(document, parse(document)).mentions}
    wrong = []
    for gold in row["mentions"]:
        assert row["text"][gold["start"] : gold["end"]] == gold["text"]
        mention = found.get((gold["start"], gold["end"]))
        actors = sorted(a.id for a in mention.actors) if mention else []
        if actors != sorted(gold["actors"]):
            wrong.append(f"{row['id']} {gold['text']}: {gold['actors']}, resolved to {actors}")
    return wrong


def test_later_mentions_are_known_again() -> None:
    rows = [json.loads(line) for line in TEXTS.read_text(encoding="utf-8").splitlines()]
    total = sum(len(row["mentions"]) for row in rows)
    assert len(rows) >= LEAST_TEXTS
    assert total >= LEAST_MENTIONS
    wrong = [miss for row in rows for miss in misses(row)]
    share = 1 - len(wrong) / total
    assert share >= FLOOR, f"{share:.3f} of {total}\n" + "\n".join(wrong)
