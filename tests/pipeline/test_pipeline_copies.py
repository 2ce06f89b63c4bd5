"""A story that several papers print is one voice in the record, in whatever order it was read."""

from pathlib import Path

import pytest
import yaml

from dragoman.pipeline.reader import read_into
from dragoman.record import read
from dragoman.record.session import open_record
from dragoman.settings import Settings

ROOT = Path(__file__).parents[2]
SAMPLES = ROOT / "samples"
EXPECTED = yaml.safe_load((ROOT / "tests/samples/expected.yaml").read_text(encoding="utf-8"))
(FAMILY,) = EXPECTED["copies"]
OTHER = "hrazdan-border-toll.txt"


@pytest.fixture
def place(tmp_path: Path) -> str:
    """A record into which the story and another article have been read, one after the other."""
    made = str(tmp_path / "record.db")
    with open_record(made, create=True) as record:
        for name in (*FAMILY, OTHER):
            read_into(record, [str(SAMPLES / name)], Settings(), lambda *_: None)
    return made


def test_a_wire_story_printed_twice_is_one_family_and_one_voice(place: str) -> None:
    with open_record(place) as record:
        documents = {Path(d.source).name: d for d in read.documents(record)}
        printed = {documents[name].id for name in FAMILY}
        events = [
            event
            for event in read.events(record)
            if {report.evidence.document for report in event.reports} == printed
        ]
        before = list(read.documents(record))
        again = read_into(record, [str(SAMPLES)], Settings(), lambda *_: None)
        assert again.unchanged == len(FAMILY) + 1
        after = {document.id: document for document in read.documents(record)}
    assert [set(documents[name].copies) for name in FAMILY] == [
        printed - {documents[name].id} for name in FAMILY
    ]
    assert documents[OTHER].copies == ()
    assert events, "both papers' reports of an act are one event"
    assert {event.outlets for event in events} == {1}
    assert all(after[document.id] == document for document in before)
