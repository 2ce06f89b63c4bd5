"""The project's own statements: how often speaker, content and kind come out right."""

import json
from pathlib import Path
from typing import Any

import pytest

from dragoman.coding.statements import find_statements
from dragoman.language.parse import parse
from dragoman.model.entries import Statement
from dragoman.model.text import Document

OWN = Path(__file__).with_name("statements.jsonl")
LEAST_STATEMENTS = 160
# Measured 0.99 speakers, 0.97 contents, 0.99 kinds; the floors leave room for one more miss in 20.
SPEAKER_FLOOR = 0.93
CONTENT_FLOOR = 0.91
KIND_FLOOR = 0.93

Row = dict[str, Any]


def best(wanted: Row, found: tuple[Statement, ...]) -> Statement | None:
    """The statement with that cue whose content overlaps, with the right speaker if there is."""
    near = [
        s
        for s in found
        if s.cue
        and (wanted["cue"] in s.cue.text or s.cue.text in wanted["cue"])
        and any(a < p.end and p.start < b for p in s.content for a, b in wanted["spans"]["content"])
    ]
    return next((s for s in near if speaker_right(wanted, s)), next(iter(near), None))


def speaker_right(wanted: Row, found: Statement) -> bool:
    spans = [[found.source.start, found.source.end]] if found.source else []
    return bool(spans == wanted["spans"]["source"])


def content_right(wanted: Row, found: Statement) -> bool:
    given = [piece.text.strip(" ,.") for piece in found.content]
    return given == [piece.strip(" ,.") for piece in wanted["content"]]


@pytest.fixture(scope="module")
def pairs() -> list[tuple[Row, Statement | None]]:
    rows = [json.loads(line) for line in OWN.read_text(encoding="utf-8").splitlines()]
    answers: list[tuple[Row, Statement | None]] = []
    for row in rows:
        document = Document(id=row["id"], source="test", text=row["text"])
        found = find_statements(document, parse(document), (), ())
        answers += [(wanted, best(wanted, found)) for wanted in row["statements"]]
    return answers


def test_the_set_is_large_enough(pairs: list[tuple[Row, Statement | None]]) -> None:
    assert len(pairs) >= LEAST_STATEMENTS


def test_speakers(pairs: list[tuple[Row, Statement | None]]) -> None:
    right = sum(f is not None and speaker_right(w, f) for w, f in pairs)
    assert right / len(pairs) >= SPEAKER_FLOOR


def test_contents(pairs: list[tuple[Row, Statement | None]]) -> None:
    right = sum(f is not None and content_right(w, f) for w, f in pairs)
    assert right / len(pairs) >= CONTENT_FLOOR


def test_kinds(pairs: list[tuple[Row, Statement | None]]) -> None:
    right = sum(f is not None and f.quotation == w["kind"] for w, f in pairs)
    assert right / len(pairs) >= KIND_FLOOR
