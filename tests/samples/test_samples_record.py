"""The samples as a record: what they hold together comes out, in whatever order they are read."""

import random
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
import yaml

from dragoman.model.reading import Reading, Versions
from dragoman.model.record import Dispute, DisputedValue, Event
from dragoman.pipeline.stages import read_through, standard
from dragoman.record import read, reconciling
from dragoman.record.check import check
from dragoman.record.reconciling import reconcile_pending
from dragoman.record.session import Record, open_record
from dragoman.record.write import save_reading
from dragoman.settings import Settings
from dragoman.sources import read as read_file

SAMPLES = Path(__file__).parents[2] / "samples"
EXPECTED: dict[str, Any] = yaml.safe_load(
    Path(__file__).with_name("expected.yaml").read_text(encoding="utf-8")
)
VERSIONS = Versions("1", "1", "1")
# What the program does not reach yet says why, under `open`.
MERGES = [group for group in EXPECTED["merges"] if "open" not in group]
DISPUTES = [dispute for dispute in EXPECTED["disputes"] if "open" not in dispute]
Outcome = tuple[list[Event], list[Dispute], list[object]]


@pytest.fixture(scope="module")
def readings() -> list[Reading]:
    settings = Settings()
    stages = standard(settings)
    return [
        read_through(Reading(read_file(SAMPLES / name, settings)), stages)
        for name in EXPECTED["files"]
    ]


@pytest.fixture(scope="module")
def outcome(readings: list[Reading], tmp_path_factory: pytest.TempPathFactory) -> Outcome:
    with open_record(str(tmp_path_factory.mktemp("whole") / "r.db"), create=True) as record:
        return _take(record, [readings])


def _take(record: Record, pieces: Sequence[Sequence[Reading]]) -> Outcome:
    for piece in pieces:
        for reading in piece:
            save_reading(record, reading, VERSIONS)
        reconcile_pending(record)
    assert check(record) == []
    return list(read.events(record)), list(read.disputes(record)), list(read.positions(record))


@pytest.fixture(scope="module")
def names(readings: list[Reading]) -> dict[str, str]:
    """Document id → file."""
    ids = (reading.document.id for reading in readings)
    return dict(zip(ids, EXPECTED["files"], strict=True))


@pytest.mark.parametrize("chance", [1, 2])
def test_neither_order_nor_pieces_make_a_difference(
    chance: int,
    readings: list[Reading],
    outcome: Outcome,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(reconciling, "MOST_APART", 2.0)
    shuffled = random.Random(chance).sample(readings, len(readings))  # noqa: S311
    size = 1 if chance == 1 else 5
    pieces = [shuffled[start : start + size] for start in range(0, len(shuffled), size)]
    with open_record(str(tmp_path / "record.db"), create=True) as record:
        assert _take(record, pieces) == outcome


def _events(told: dict[str, str], outcome: Outcome, readings: list[Reading]) -> dict[str, set[str]]:
    """File → the events whose act stands in the expected words there."""
    files = dict(zip(EXPECTED["files"], (r.document for r in readings), strict=True))
    found: dict[str, set[str]] = {name: set() for name in told}
    for name, words in told.items():
        first = files[name].text.index(words)
        for event in outcome[0]:
            for report in event.reports:
                act = report.trigger
                inside = act.start < first + len(words) and first < act.end
                if act.document == files[name].id and inside:
                    found[name].add(event.id)
    return {name: events for name, events in found.items() if events}


@pytest.mark.parametrize("group", MERGES, ids=lambda group: group["event"])
def test_what_is_one_event_is_one(
    group: dict[str, Any], outcome: Outcome, readings: list[Reading]
) -> None:
    coded = _events(group["words"], outcome, readings)
    assert len(coded) == len(group["words"])
    (shared,) = set.intersection(*coded.values())
    (event,) = (event for event in outcome[0] if event.id == shared)
    assert event.outlets == group["outlets"]


@pytest.mark.parametrize("group", EXPECTED["apart"], ids=lambda group: group["why"])
def test_what_is_several_events_is_several(
    group: dict[str, Any], outcome: Outcome, readings: list[Reading]
) -> None:
    coded = list(_events(group["words"], outcome, readings).values())
    assert all(not one & other for one in coded for other in coded if one is not other)


def _holds(value: DisputedValue, wanted: dict[str, Any], names: dict[str, str], term: bool) -> bool:
    files = {names[evidence.document] for evidence in value.evidence}
    free = not term and not wanted["value"][0].isdigit()
    return (free or value.value == wanted["value"]) and bool(files & set(wanted["files"]))


def _tells(dispute: Dispute, values: list[dict[str, Any]], names: dict[str, str]) -> bool:
    term = dispute.attribute == "term"
    reached = [value for value in values if "open" not in value]
    return all(any(_holds(v, value, names, term) for v in dispute.values) for value in reached)


@pytest.mark.parametrize("wanted", DISPUTES, ids=lambda wanted: wanted["about"])
def test_what_is_disputed_is_found(
    wanted: dict[str, Any], outcome: Outcome, names: dict[str, str]
) -> None:
    alike = [one for one in outcome[1] if one.attribute == wanted["attribute"]]
    assert any(_tells(dispute, wanted["values"], names) for dispute in alike)


def test_what_is_no_dispute_is_not_made_one(outcome: Outcome) -> None:
    for group in EXPECTED["no_disputes"]:
        for dispute in outcome[1]:
            given = {value.value for value in dispute.values}
            assert len(given & set(group["values"])) < 2, group["about"]


def test_every_voice_in_a_dispute_is_of_another_side_or_outlet(outcome: Outcome) -> None:
    for dispute in outcome[1]:
        behind = {
            (value.outlets, tuple(actor.id for actor in value.asserted_by))
            for value in dispute.values
        }
        assert len(behind) > 1, dispute
