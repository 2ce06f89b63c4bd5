"""The five articles that the project began with, end to end: what a right record of them holds."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from dragoman.model.record import Event
from dragoman.pipeline.reader import read_into
from dragoman.record import read
from dragoman.record.check import check
from dragoman.record.session import Record, open_record
from dragoman.settings import Settings

SEEDS = Path(__file__).parents[3] / "shared" / "seeds"
CLUTTER = (
    *("Advertisement", "RELATED ARTICLES", "Most Popular", "Printer", "Leave a Reply", "©"),
    *("Copyright", "trackbacks", "See more", "Home /", "Privacy policy", "About Fidan"),
)

pytestmark = pytest.mark.skipif(not SEEDS.is_dir(), reason="the articles in ../shared/seeds")


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Record]:
    place = str(tmp_path_factory.mktemp("seeds") / "seeds.db")
    with open_record(place, create=True) as opened:
        outcome = read_into(opened, [str(SEEDS)], Settings(record=place), lambda *_: None)
        assert outcome.read == 5
        assert outcome.refused == ()
        yield opened


def events(record: Record, actor: str, recipient: str) -> list[Event]:
    return [
        event
        for event in read.events(record)
        if any(a.country == actor for a in event.actors)
        and any(r.country == recipient for r in event.recipients)
    ]


def test_the_record_is_sound_and_free_of_clutter(record: Record) -> None:
    assert check(record) == []
    texts = [document.text for document in read.documents(record)]
    assert [(clutter, text) for text in texts for clutter in CLUTTER if clutter in text] == []


def test_the_senate_s_resolution(record: Record) -> None:
    day = date(2022, 5, 30)
    found = [
        report
        for event in events(record, "PAK", "AZE")
        for report in event.reports
        if report.date.start == report.date.end == day and "resolution" in report.evidence.text
    ]
    assert [report.type for report in found] == ["SUPPORT"]
    assert found[0].actors[0].sector == "LEG"


def test_the_recognition(record: Record) -> None:
    found = [e for e in events(record, "PAK", "AZE") if e.date.start == date(1991, 12, 12)]
    assert [event.type for event in found] == ["SUPPORT"]


def test_what_the_ambassador_asserts_is_not_the_outlet_s(record: Record) -> None:
    found = [r for r in read.reports(record) if "occupied" in r.trigger.text]
    assert [(r.type, r.actors[0].country, r.recipients[0].country) for r in found] == [
        ("ASSAULT", "ARM", "AZE")
    ]
    assert [voice.name for voice in found[0].asserted_by] == ["Khazar Farhadov"]


def test_when_relations_began_is_disputed(record: Record) -> None:
    (dispute,) = [d for d in read.disputes(record) if d.attribute == "date"]
    assert {value.value for value in dispute.values} >= {"1991", "1992", "1992-06-09"}
    assert all(value.outlets and value.evidence for value in dispute.values)


def test_what_to_call_khojaly_is_disputed(record: Record) -> None:
    (dispute,) = [d for d in read.disputes(record) if d.attribute == "term"]
    assert {value.value for value in dispute.values} == {"genocide", "massacre"}
    assert all(value.evidence for value in dispute.values)
