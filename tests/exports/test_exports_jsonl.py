"""The export gives back every entry of the record, a line each, in the record's order."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import get_args, get_type_hints

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dragoman.errors import UsageError
from dragoman.exports.jsonl import KINDS, export_jsonl
from dragoman.pipeline.reader import read_into
from dragoman.record.session import Record, open_record
from dragoman.settings import Settings

THANKS = (
    "Chad thanked Fiji for its help on 3 May 2019, the ministry in N'Djamena said on Monday.\n"
    "“We shall stand by Chad,” Fiji's prime minister, Jona Senilagakali, told reporters.\n"
)
ARTICLES = (
    THANKS,
    "Peru and Chile established diplomatic relations in 1851, the envoy said in a long speech.\n",
    "Peru and Chile established diplomatic relations in 1849, as every schoolbook in Lima says.\n",
)


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Record]:
    folder = tmp_path_factory.mktemp("articles")
    for number, text in enumerate(ARTICLES):
        (folder / f"{number}.txt").write_text(text, encoding="utf-8")
    with open_record(str(folder.parent / "export.db"), create=True) as record:
        _fill(record, folder)
        yield record


def _fill(record: Record, folder: Path) -> None:
    read_into(record, [str(folder)], Settings(), lambda *_: None)


def _entries(name: str, folder: Path) -> list[object]:
    (kind,) = get_args(get_type_hints(KINDS[name])["return"])
    lines = (folder / f"{name}.jsonl").read_bytes().splitlines()
    return [msgspec.json.decode(line, type=kind) for line in lines]


def _round_trips(record: Record, folder: Path) -> None:
    counts = export_jsonl(record, folder)
    stored = {name: list(entries(record)) for name, entries in KINDS.items()}
    assert {name: _entries(name, folder) for name in KINDS} == stored
    assert counts == {name: len(entries) for name, entries in stored.items()}


def test_every_line_is_the_entry_again(record: Record, tmp_path: Path) -> None:
    _round_trips(record, tmp_path)
    counts = export_jsonl(record, tmp_path)
    assert all(counts[name] for name in ("documents", "actors", "events", "statements"))


@settings(max_examples=5, deadline=None, suppress_health_check=list(HealthCheck))
@given(text=st.lists(st.one_of(st.sampled_from(ARTICLES), st.text()), min_size=1).map("".join))
def test_every_line_is_the_entry_again_for_any_text(
    text: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("any")
    (folder / "any.txt").write_bytes(text.encode())
    with open_record(str(folder / "record.db"), create=True) as record:
        _fill(record, folder)
        _round_trips(record, folder / "out")


def test_exporting_twice_writes_the_same_bytes(record: Record, tmp_path: Path) -> None:
    for folder in ("a", "b"):
        export_jsonl(record, tmp_path / folder)
    for name in KINDS:
        one, two = (tmp_path / folder / f"{name}.jsonl" for folder in ("a", "b"))
        assert one.read_bytes() == two.read_bytes()


def test_evidence_in_the_export_is_exact(record: Record, tmp_path: Path) -> None:
    export_jsonl(record, tmp_path)
    lines = (tmp_path / "documents.jsonl").read_text(encoding="utf-8").splitlines()
    text_of = {document["id"]: document["text"] for document in map(json.loads, lines)}
    found = 0
    for name in KINDS:
        for line in (tmp_path / f"{name}.jsonl").read_text(encoding="utf-8").splitlines():
            for place in _evidence(json.loads(line)):
                found += 1
                text = text_of[place["document"]]
                assert text[place["start"] : place["end"]] == place["text"]
    assert found


def _evidence(value: object) -> Iterator[dict[str, object]]:
    if isinstance(value, dict):
        if value.keys() == {"document", "start", "end", "text"}:
            yield value
        for one in value.values():
            yield from _evidence(one)
    elif isinstance(value, list):
        for one in value:
            yield from _evidence(one)


def test_a_place_that_cannot_be_written_is_named(record: Record, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(UsageError, match="file"):
        export_jsonl(record, tmp_path / "file")
