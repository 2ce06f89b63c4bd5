"""A story that several papers print is one voice in the record, in whatever order it was read."""

from pathlib import Path

import yaml

from dragoman.pipeline.reader import read_into
from dragoman.record import read
from dragoman.record.session import open_record
from dragoman.settings import Settings

ROOT = Path(__file__).parents[2]
SAMPLES = ROOT / "samples"
EXPECTED = yaml.safe_load((ROOT / "tests/samples/expected.yaml").read_text(encoding="utf-8"))
(FAMILY,) = EXPECTED["copies"]
FILES = (*FAMILY, "hrazdan-border-toll.txt")


def test_a_wire_story_printed_twice_is_one_family_and_one_voice(tmp_path: Path) -> None:
    with open_record(str(tmp_path / "record.db"), create=True) as record:
        for name in FILES:
            read_into(record, [str(SAMPLES / name)], Settings(), _silent)
        documents = {Path(document.source).name: document for document in read.documents(record)}
        events = list(read.events(record))
        again = read_into(record, [str(SAMPLES / name) for name in FILES], Settings(), _silent)
        after = {Path(document.source).name: document for document in read.documents(record)}
    printed = {documents[name].id for name in FAMILY}
    for name, document in documents.items():
        assert {*document.copies, document.id} == (printed if name in FAMILY else {document.id})
    told = [event for event in events if {r.evidence.document for r in event.reports} == printed]
    assert told, "both papers' accounts of an act are one event"
    assert {event.outlets for event in told} == {1}
    assert again.unchanged == len(FILES)
    assert after == documents


def _silent(*_: object) -> None:
    """Nobody watches."""
