"""The list of figures: one line a claim, found by whose it is, by what is counted, and by day."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from dragoman.evaluation.merging import passage
from dragoman.model.actors import ActorRef
from dragoman.model.entries import Figure, Report
from dragoman.model.ids import content_id
from dragoman.model.reading import Reading, Versions
from dragoman.model.text import Document
from dragoman.model.time import UNKNOWN_DATE, DateRange
from dragoman.reconcile import Material, reconcile
from dragoman.record.selection import Selection
from dragoman.record.session import Record, open_record
from dragoman.record.write import save_reading, save_reconciled
from dragoman.views.entry import entry
from dragoman.views.figures import figures

FIJI = ActorRef("FJI", "Fiji", "FJI", "", (), "Fiji")
TEXT = "Chad [shelled] Fiji; Fiji counted 40 farmers killed, up to nine of them women."
DAY = DateRange(date(1987, 1, 5), date(1987, 1, 5), "day", "5 January 1987")


def told(outlet: str) -> tuple[Document, Report]:
    row = {"id": f"told-{outlet}", "outlet": outlet, "type": "ASSAULT", "date": "1987-01-05"}
    return passage({**row, "actors": ["TCD"], "recipients": ["FJI"], "text": TEXT})


def claims(document: Document, report: Report, when: DateRange) -> tuple[Figure, Figure]:
    """A total and its part."""
    total = Figure(
        id=content_id("figure", document.id, 40),
        value=40,
        low=40,
        high=40,
        unit="people",
        of="farmers",
        event=None,
        asserted_by=report.recipients,
        evidence=report.evidence,
        words="40",
        happened="killed",
        whose=report.recipients,
        date=when,
        report=report.id,
    )
    part = replace(total, id=content_id("figure", document.id, 9), of="women", words="up to nine")
    return total, replace(part, value=9, low=None, high=9, part_of=total.id)


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    told_by = [(*told(outlet), when) for outlet, when in (("A", DAY), ("B", UNKNOWN_DATE))]
    readings = [
        Reading(document, reports=(report,), figures=claims(document, report, when))
        for document, report, when in told_by
    ]
    documents = {one.document.id: one.document for one in readings}
    found = reconcile(Material(documents, [report for _, report, _ in told_by]))
    with open_record(str(tmp_path / "record.db"), create=True) as record:
        for one in readings:
            save_reading(record, one, Versions("1", "1", "1"))
        save_reconciled(record, found.events, found.disputes)
        yield record


def test_the_same_claim_in_two_outlets_is_one_line(record: Record) -> None:
    total, part = figures(record)
    assert (total.value, total.what, total.outlets) == ("40", "farmers killed", ("A", "B"))
    assert (part.value, part.said, part.part_of in total.ids) == ("up to 9", "up to nine", True)
    assert total.said == ""
    assert total.event is not None
    assert total.voices == part.voices == ("Fiji",)
    assert len(total.ids) == 2


def test_what_is_counted_and_what_became_of_it_can_be_asked_for(record: Record) -> None:
    assert [line.of for line in figures(record, of=["woman", "killed"])] == []
    assert [line.of for line in figures(record, of=["women"])] == ["women"]
    assert len(figures(record, of=["killed"])) == 2
    assert len(figures(record, Selection(actors=("FJI",)))) == 2
    assert len(figures(record, Selection(limit=1))) == 1


def test_numbers_without_a_day_are_left_out_of_a_time(record: Record) -> None:
    (total, _) = figures(record, Selection(since=date(1987, 1, 1), until=date(1987, 2, 1)))
    assert total.outlets == ("A",)
    assert figures(record, Selection(since=date(1988, 1, 1))) == ()


def test_a_figure_is_shown_whole(record: Record) -> None:
    total, part = figures(record)
    shown = entry(record, part.id)
    facts = dict(shown.facts)
    assert shown.heading == "“up to nine” women killed"
    assert facts["as written"] == "up to nine"
    assert facts["event"] == total.event
    assert facts["part of"] in total.ids


def test_how_long_something_took_is_listed_only_when_asked_for(tmp_path: Path) -> None:
    document, report = told("C")
    total, _ = claims(document, report, DAY)
    siege = replace(total, id="figure:siege", of="siege", unit="days", happened="", value=12)
    siege = replace(siege, low=12, high=12, words="12 days", whose=(), report=None)
    with open_record(str(tmp_path / "long.db"), create=True) as record:
        reading = Reading(document, reports=(report,), figures=(total, siege))
        save_reading(record, reading, Versions("1", "1", "1"))
        assert [line.value for line in figures(record)] == ["40"]
        assert [line.value for line in figures(record, of=["days"])] == ["12 days"]
