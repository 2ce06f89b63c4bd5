"""The five seed articles, where they are at hand: every speaker that they name is heard."""

from pathlib import Path

import pytest

from dragoman.coding.statements import find_statements
from dragoman.language.parse import parse
from dragoman.model.entries import Statement
from dragoman.model.text import Document

SEEDS = Path(__file__).parents[3] / "shared" / "seeds"
if not SEEDS.is_dir():
    pytest.skip(f"no seed articles at {SEEDS}", allow_module_level=True)


def heard(number: str) -> tuple[Statement, ...]:
    (path,) = SEEDS.glob(f"{number}_*.txt")
    document = Document(id="document:seed", source=str(path), text=path.read_text("utf-8"))
    return find_statements(document, parse(document), (), ())


def cues_of(found: tuple[Statement, ...], *sources: str) -> list[str]:
    return [s.cue.text for s in found if s.cue and s.source and s.source.text in sources]


def test_unnamed_speakers() -> None:
    found = heard("000")
    cues = cues_of(found, "Speakers", "speakers", "The speakers", "The panelists", "Participants")
    assert {"noted", "reiterated", "said", "stressed", "affirmed"} <= set(cues)
    again = cues_of(found, "they", "They")
    assert {"highlighted", "recalled", "described", "emphasized", "concluded"} <= set(again)
    assert "also underlined" in again


def test_a_president_on_both_dates() -> None:
    found = heard("001")
    said = [s for s in found if s.source and s.source.text == "President Ilham Aliyev" and s.cue]
    assert [s.quotation for s in said] == ["indirect", "direct"]
    assert said[1].text.count("\n\n") == 4


def test_a_president_of_another_state() -> None:
    cues = " ".join(s.cue.text for s in heard("001") if s.cue)
    assert all(cue in cues for cue in ("expressed", "reminded", "congratulated", "asked"))


def test_an_ambassador_in_each_sentence_that_credits_him() -> None:
    found = heard("002")
    by_name = cues_of(found, "Ambassador Farhadov")
    assert by_name == ["emphasized", "highlighted", "highlighted", "expressed"]
    by_pronoun = cues_of(found, "He")
    assert by_pronoun == ["also highlighted", "explaining", "expressed", "noted"]


def test_a_senate() -> None:
    cues = cues_of(heard("004"), "The Senate", "the Senate", "The Senate of Pakistan", "It")
    assert {"reaffirms", "also rejoices in", "confirms", "added"} <= set(cues)
