"""An event counts when its type and both sides are right."""

from collections.abc import Callable
from pathlib import Path

import pytest

from dragoman.evaluation.events import evaluate
from dragoman.model.actors import ActorRef
from dragoman.model.entries import Report
from dragoman.model.text import Evidence
from dragoman.model.time import UNKNOWN_DATE

TEXT = "Oslo condemned the junta in Quito."


def ref(text: str) -> ActorRef:
    return ActorRef(f"phrase.{text}", text, "", "UNK", (), text)


def report(type_: str, actors: tuple[str, ...], recipients: tuple[str, ...]) -> Report:
    whole = Evidence("document:gold", 0, len(TEXT), TEXT)
    sides = tuple(map(ref, actors)), tuple(map(ref, recipients))
    return Report(
        "report:1", type_, (), (), "asserted", *sides, UNKNOWN_DATE, None, whole, (), 0.9, whole
    )


@pytest.fixture
def f1(tmp_path: Path) -> Callable[..., float]:
    gold = tmp_path / "gold.jsonl"
    gold.write_text(
        f'{{"id": "1", "text": "{TEXT}", "source": "Oslo", "target": "the junta in Quito",'
        ' "root": "ACCUSE"}\n',
        encoding="utf-8",
    )
    return lambda *reports: evaluate(gold, lambda _: reports).measures["F1"]


def test_right_when_type_and_sides_are_right(f1: Callable[..., float]) -> None:
    assert f1(report("ACCUSE", ("Oslo",), ("junta",))) == 1


def test_wrong_type_wrong_side_or_nothing_is_wrong(f1: Callable[..., float]) -> None:
    assert f1(report("REJECT", ("Oslo",), ("junta",))) == 0
    assert f1(report("ACCUSE", ("junta",), ("Oslo",))) == 0
    assert f1() == 0


def test_an_event_without_recipients_may_hold_both_sides(f1: Callable[..., float]) -> None:
    assert f1(report("ACCUSE", ("Oslo", "the junta"), ())) == 1
    assert f1(report("ACCUSE", ("Oslo",), ())) == 0


def test_events_beyond_the_row_s_cost_precision(f1: Callable[..., float]) -> None:
    two = (report("ACCUSE", ("Oslo",), ("junta",)), report("AID", ("Quito",), ("Oslo",)))
    assert f1(*two) == pytest.approx(2 / 3)
