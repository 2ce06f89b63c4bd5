"""The samples are what their README says, and what is expected of them stands in them."""

import html
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from dragoman.codebook.ontology import plover

SAMPLES = Path(__file__).parents[2] / "samples"
EXPECTED: dict[str, Any] = yaml.safe_load(
    Path(__file__).with_name("expected.yaml").read_text(encoding="utf-8")
)
FILES: dict[str, Any] = EXPECTED["files"]
NOBODYS_OR_STATE = re.compile(r"[A-Z]{3}(?:/[A-Z]{3})?")


def plain(name: str) -> str:
    """What a reader sees of the file, headline glued on or not: markup gone, spaces single."""
    text = (SAMPLES / name).read_text(encoding="utf-8")
    if name.endswith(".html"):
        text = html.unescape(re.sub(r"<(script|style).*?</\1>|<[^>]+>", " ", text, flags=re.S))
    return " ".join(text.split())


def quoted(name: str) -> Iterator[str]:
    for kind in ("events", "statements"):
        yield from (entry["words"] for entry in FILES[name].get(kind, ()))
    for group in (*EXPECTED["merges"], *EXPECTED["apart"]):
        if name in group["words"]:
            yield group["words"][name]


def test_every_sample_is_expected_and_told_in_the_readme() -> None:
    samples = {path.name for path in SAMPLES.iterdir() if path.suffix in (".txt", ".html")}
    told = (SAMPLES / "README.md").read_text(encoding="utf-8")
    assert samples == set(FILES) == set(re.findall(r"^\| `([\w.-]+)`", told, re.M))


@pytest.mark.parametrize("name", FILES)
def test_expected_words_stand_in_the_sample(name: str) -> None:
    text = plain(name)
    assert [words for words in quoted(name) if words not in text] == []
    assert [line for line in FILES[name]["not_in_text"] if line not in text] == []


@pytest.mark.parametrize("name", FILES)
def test_expected_events_are_of_the_codebook(name: str) -> None:
    ontology = plover()
    for event in FILES[name]["events"]:
        kind = ontology.types[event["type"]]
        assert set(event.get("modes", ())) <= set(kind.modes)
        assert ontology.coded(event["type"], event.get("modality", "asserted")) == event["type"]
        sides = (*event["actors"], *event["recipients"])
        assert event["actors"]
        assert all(NOBODYS_OR_STATE.fullmatch(side) for side in sides)
        assert {side[4:] for side in sides if side[4:]} <= set(ontology.sectors)


@pytest.mark.parametrize("name", FILES)
def test_voices_above_an_event_are_heard_in_its_file(name: str) -> None:
    speakers = {statement["speaker"] for statement in FILES[name]["statements"]}
    for event in FILES[name]["events"]:
        assert set(event.get("asserted_by", ())) <= speakers


def test_files_named_across_the_record_exist() -> None:
    values = [value for dispute in EXPECTED["disputes"] for value in dispute["values"]]
    named = {name for family in EXPECTED["copies"] for name in family}
    named |= {name for value in values for name in value["files"]}
    named |= {
        name for group in (*EXPECTED["merges"], *EXPECTED["apart"]) for name in group["words"]
    }
    assert named <= set(FILES)
    assert all(len(dispute["values"]) > 1 for dispute in EXPECTED["disputes"])
