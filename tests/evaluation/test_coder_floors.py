"""The coder's own test set keeps its shape, and what the coder scores on it may not fall."""

import json
from collections import Counter
from itertools import chain
from pathlib import Path

import pytest
from training.check import near_duplicates, shared_runs
from training.corpus import read_corpus

from dragoman.codebook.ontology import plover
from dragoman.evaluation.floors import (
    MARGIN,
    Floors,
    broken,
    digest_of,
    read_floors,
    restated,
    write_floors,
)
from dragoman.evaluation.marks import read_pair
from dragoman.evaluation.tasks import TASKS

GOLD = Path(__file__).with_name("coder.jsonl")
FLOORS = Path(__file__).with_name("floors.yaml")
SHARED = Path(__file__).parents[3] / "shared" / "gold"
ROWS = [json.loads(line) for line in GOLD.read_text(encoding="utf-8").splitlines()]
TOLD = [row for row in ROWS if row["type"] != "NONE"]


def test_every_type_has_its_share_and_every_mode_occurs() -> None:
    types = plover().types
    assert Counter(row["type"] for row in ROWS) == dict.fromkeys(types, 17) | {"NONE": 250}
    modes = {(name, mode) for name, kind in types.items() for mode in kind.modes}
    told = {(row["type"], row["mode"]) for row in TOLD}
    assert modes <= told <= modes | {(name, "") for name in types}
    assert all(set(row["others"]) <= set(types) for row in ROWS)


def test_events_are_told_in_every_modality_and_cooperation_to_come_is_a_promise() -> None:
    modalities = Counter(row["modality"] for row in TOLD)
    assert 0.6 < modalities["asserted"] / len(TOLD) < 0.75
    assert min(modalities.values()) >= 15
    assert all(plover().coded(row["type"], row["modality"]) == row["type"] for row in TOLD)


def test_marks_stand_around_parties_of_the_sentence() -> None:
    for row in ROWS:
        pair = read_pair(row["marked"])
        spans = [row["text"][start:end] for start, end in (*pair.sources, *pair.targets)]
        assert pair.text == row["text"], row["id"]
        assert spans == [*row["actors"][:1], *(row["recipients"] or row["actors"][1:])[:1]]
        assert all(party in row["text"] for party in row["actors"] + row["recipients"])


def test_sentences_differ_in_length_and_order() -> None:
    lengths = sorted(len(row["text"].split()) for row in TOLD)
    assert lengths[0] <= 8
    assert lengths[-1] >= 50
    assert sum(length > 30 for length in lengths) >= 60
    fronted = [row for row in TOLD if "<s>" in row["marked"].partition("<t>")[2]]
    assert len(fronted) >= len(TOLD) / 3


def test_nothing_in_it_was_trained_on_or_comes_near() -> None:
    own, trained = [row["text"] for row in ROWS], sorted({e.text for e in read_corpus()})
    assert len(set(own)) == len(own)
    assert list(shared_runs(own, trained)) == []
    every = own + trained
    assert [(every[a], every[b]) for a, b in near_duplicates(every) if a < len(own)] == []


@pytest.mark.skipif(not SHARED.is_dir(), reason="the gold sets in ../shared/gold are not here")
def test_nothing_in_it_comes_near_the_field_s_gold() -> None:
    told = (SHARED / "plv_dev.jsonl").read_text(encoding="utf-8").splitlines()
    tagged = (SHARED / "source_target_dev.jsonl").read_text(encoding="utf-8").splitlines()
    gold = chain(
        (json.loads(line)["text"] for line in told),
        (" ".join(json.loads(line)["tokens"]) for line in tagged),
    )
    assert list(shared_runs((row["text"] for row in ROWS), gold)) == []


def test_the_coder_holds_its_floors() -> None:
    measures = TASKS["coder"](GOLD).measures
    assert list(broken(read_floors(FLOORS), digest_of(GOLD), measures)) == []


OLD = Floors("abc", {"F1 end to end": 0.5}, {"calibration error": 0.1})
BETTER = {"F1 end to end": 0.6, "calibration error": 0.05}
WORSE = {"F1 end to end": 0.4, "calibration error": 0.2}


def test_what_breaks_a_floor_is_named() -> None:
    assert list(broken(OLD, "abc", BETTER)) == []
    assert list(broken(OLD, "abd", BETTER)) == [
        "the test file has changed and its floors were not stated again"
    ]
    assert len(list(broken(OLD, "abc", WORSE))) == 2
    assert list(broken(OLD, "abc", {"F1 end to end": 0.6, "recall": 1.0})) == [
        "recall has no floor",
        "calibration error has a floor and is no longer measured",
    ]


def test_floors_rise_by_themselves_and_fall_only_when_told_to(tmp_path: Path) -> None:
    risen = restated(OLD, "abd", BETTER)
    assert risen.digest == "abd"
    assert risen.at_least["F1 end to end"] == pytest.approx(0.6 - MARGIN)
    assert risen.at_most["calibration error"] == pytest.approx(0.05 + MARGIN)
    assert restated(OLD, "abc", WORSE) == OLD
    fallen = restated(OLD, "abc", WORSE, lower=True)
    assert list(broken(fallen, "abc", WORSE)) == []
    write_floors(tmp_path / "floors.yaml", fallen, "Written by a test.")
    assert read_floors(tmp_path / "floors.yaml") == fallen
