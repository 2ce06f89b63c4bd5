"""The figures of the samples, and which of them are in dispute: the expected ones, no others."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from dragoman.codebook.merging import merging
from dragoman.model.entries import Figure
from dragoman.model.record import Dispute
from dragoman.pipeline.reader import read_into
from dragoman.record import read
from dragoman.record.session import Record, open_record
from dragoman.settings import Settings

SAMPLES = Path(__file__).parents[2] / "samples"
EXPECTED: dict[str, Any] = yaml.safe_load(
    Path(__file__).with_name("expected.yaml").read_text(encoding="utf-8")
)
WANTED = [
    (name, figure) for name, file in EXPECTED["files"].items() for figure in file.get("figures", ())
]


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Record]:
    place = str(tmp_path_factory.mktemp("samples") / "samples.db")
    with open_record(place, create=True) as opened:
        read_into(opened, [str(SAMPLES)], Settings(record=place), lambda *_: None)
        yield opened


@pytest.fixture(scope="module")
def figures(record: Record) -> dict[str, list[Figure]]:
    """By the name of the file."""
    names = {one.id: Path(one.source).name for one in read.documents(record)}
    found: dict[str, list[Figure]] = {name: [] for name in names.values()}
    for figure in read.figures(record):
        found[names[figure.evidence.document]].append(figure)
    return found


def words(text: str) -> set[str]:
    """Their stems: "investments" meets "investment"."""
    return {merging().stem(word) for word in re.findall(r"\w+", text.casefold())}


def met(wanted: dict[str, Any], figure: Figure) -> bool:
    named = " ".join(actor.name for actor in figure.asserted_by)
    counted = words(f"{figure.of} {figure.happened}")
    return (
        figure.value == wanted["value"]
        and figure.low == wanted.get("low", figure.low)
        and figure.unit == wanted.get("unit", figure.unit)
        and bool(counted & words(wanted["of"]))
        and all(words(voice) & words(named) for voice in wanted.get("asserted_by", ()))
        and bool(figure.asserted_by) == bool(wanted.get("asserted_by"))
    )


@pytest.mark.parametrize(("name", "wanted"), WANTED, ids=[f"{n}-{w['value']}" for n, w in WANTED])
def test_expected_figures_are_found(
    figures: dict[str, list[Figure]], name: str, wanted: dict[str, Any]
) -> None:
    assert [f for f in figures[name] if met(wanted, f)], figures[name]


def test_the_number_disputes_are_the_expected_ones(record: Record) -> None:
    files = {one.id: Path(one.source).name for one in read.documents(record)}
    found = [dispute for dispute in read.disputes(record) if dispute.attribute == "number"]
    wanted = [one for one in EXPECTED["disputes"] if one["attribute"] == "number"]
    assert [_values(one, files) for one in found] == [
        {value["value"]: set(value["files"]) for value in one["values"]} for one in wanted
    ]


def _values(dispute: Dispute, files: dict[str, str]) -> dict[str, set[str]]:
    return {v.value: {files[e.document] for e in v.evidence} for v in dispute.values}


def test_parts_of_the_record_hold_together(
    figures: dict[str, list[Figure]], record: Record
) -> None:
    every = [figure for some in figures.values() for figure in some]
    events = {event.id for event in read.events(record)}
    assert {f.part_of for f in every if f.part_of} <= {f.id for f in every}
    assert {f.event for f in every if f.event} <= events
    assert any(f.event for f in every)
