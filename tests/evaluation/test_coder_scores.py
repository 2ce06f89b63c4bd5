"""What counts as right for the coder's own set, on a set of three sentences."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from dragoman.errors import UsageError
from dragoman.evaluation.coder import evaluate, judge_reports, same_sides
from dragoman.evaluation.scores import calibration_bins, calibration_error
from dragoman.model.actors import ActorRef
from dragoman.model.entries import Modality, Report
from dragoman.model.text import Evidence
from dragoman.model.time import UNKNOWN_DATE

PLAIN = "Tuvalu thanked Fiji and then scolded Samoa."
JOINT = "Oslo and Bern signed a treaty."
QUIET = "Oslo is colder than Bern."


def row(text: str, type_: str, **more: Any) -> dict[str, Any]:
    both = {"id": text, "text": text, "type": type_, "mode": "", "modality": "asserted"}
    sides = {"actors": ["Oslo", "Bern"], "recipients": [], "others": []}
    marked = text.replace("Oslo", "<s>Oslo</s>").replace("Bern", "<t>Bern</t>")
    return both | sides | {"marked": marked} | more


THANKS = row(
    PLAIN,
    "SUPPORT",
    actors=["Tuvalu"],
    recipients=["Fiji"],
    others=["ACCUSE"],
    marked="<s>Tuvalu</s> thanked <t>Fiji</t> and then scolded Samoa.",
)
TREATY, COLD = row(JOINT, "SUPPORT"), row(QUIET, "NONE", modality="")


def report(
    type_: str,
    actors: Sequence[str],
    recipients: Sequence[str] = (),
    confidence: float = 0.75,
    modality: Modality = "asserted",
) -> Report:
    whole = Evidence("document:gold", 0, 1, "x")
    sides = [
        tuple(ActorRef(f"phrase.{t}", t, "", "UNK", (), t) for t in s) for s in (actors, recipients)
    ]
    return Report(
        "report:1", type_, (), (), modality, sides[0], sides[1], UNKNOWN_DATE, None, whole, (),
        confidence, whole,
    )  # fmt: skip


def measures(path: Path, told: dict[str, tuple[Report, ...]]) -> dict[str, float]:
    gold = path / "gold.jsonl"
    gold.write_text("\n".join(map(json.dumps, (THANKS, TREATY, COLD))), encoding="utf-8")
    return evaluate(gold, lambda text: told.get(text, ())).measures


RIGHT = {
    PLAIN: (report("SUPPORT", ["Tuvalu"], ["Fiji"]), report("ACCUSE", ["Tuvalu"], ["Samoa"])),
    JOINT: (report("SUPPORT", ["Bern"], ["Oslo"]),),
}


def test_further_true_events_cost_nothing_once(tmp_path: Path) -> None:
    found = measures(tmp_path, RIGHT)
    assert found["F1 end to end"] == found["precision"] == found["recall"] == 1
    assert found["event-free with an event"] == 0
    thrice = judge_reports(THANKS, (*RIGHT[PLAIN], RIGHT[PLAIN][1]))
    assert thrice.verdicts == ("right", "further", "wrong")


def test_an_event_where_nothing_happens_costs_precision(tmp_path: Path) -> None:
    found = measures(tmp_path, RIGHT | {QUIET: (report("CONSULT", ["Oslo"], ["Bern"]),)})
    assert found["precision"] == pytest.approx(2 / 3)
    assert found["event-free with an event"] == 1


def test_a_wrong_type_or_silence_is_no_find(tmp_path: Path) -> None:
    found = measures(tmp_path, {PLAIN: (report("AID", ["Tuvalu"], ["Fiji"]),)})
    assert found["F1 end to end"] == 0


def test_modality_is_scored_on_the_events_found(tmp_path: Path) -> None:
    wrong = report("SUPPORT", ["Oslo", "Bern"], modality="negated")
    found = measures(tmp_path, {JOINT: (wrong,)})
    assert found["recall"] == pytest.approx(1 / 2)
    assert found["modality macro-F1, event found"] == 0


def test_sides_have_a_direction_unless_both_act() -> None:
    assert not same_sides(report("SUPPORT", ["Fiji"], ["Tuvalu"]), THANKS)
    assert not same_sides(report("SUPPORT", ["Tuvalu"], ["Samoa"]), THANKS)
    assert same_sides(report("SUPPORT", ["Tuvalu", "Fiji"]), THANKS)
    assert same_sides(report("SUPPORT", ["Oslo", "Bern"]), TREATY)
    assert not same_sides(report("SUPPORT", ["Oslo"]), TREATY)


def test_confidence_is_compared_with_how_often_it_is_right() -> None:
    bins = calibration_bins([0.95, 0.85, 1.0, 0.1], [True, False, True, False])
    assert [(b.size, b.right) for b in bins] == [(1, 0), (1, 0), (2, 1)]
    assert calibration_error(bins) == pytest.approx((0.1 + 0.85 + 2 * 0.025) / 4)
    assert calibration_error([]) == 0


def test_a_row_without_its_fields_is_refused(tmp_path: Path) -> None:
    gold = tmp_path / "gold.jsonl"
    gold.write_text('{"id": "1", "text": "Oslo is cold."}', encoding="utf-8")
    with pytest.raises(UsageError, match="lacks"):
        evaluate(gold, lambda _: ())
