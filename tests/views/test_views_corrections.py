"""What a paper took back is marked wherever it is shown."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from dragoman.evaluation.merging import passage
from dragoman.model.entries import Figure, Report
from dragoman.model.reading import Reading, Versions
from dragoman.model.text import Document, evidence
from dragoman.model.time import PublicationDate
from dragoman.reconcile import Material, reconcile
from dragoman.record.session import Record, open_record
from dragoman.record.write import save_reading, save_reconciled
from dragoman.views.chronicle import chronicle
from dragoman.views.entry import entry
from dragoman.views.figures import figures

NOTE = "corrected by Suva Herald on 2021-03-05"
# Each article: its outlet, day, title, and sentences with the number that each counts.
ARTICLES = (
    ("Suva Herald", 4, "Treaties", {"Chad and Fiji [signed] 40 treaties.": 40}),
    (
        "Suva Herald",
        5,
        "Correction: treaties",
        {"We wrote that Chad and Fiji [signed] 40 treaties.": 40, "Chad and Fiji [signed] 4.": 4},
    ),
    ("Lome Post", 4, "Treaties in Suva", {"Envoys of Chad and Fiji [signed] 40 treaties.": 40}),
)


def article(outlet: str, day: int, title: str, sentences: dict[str, int]) -> Reading:
    text = " ".join(sentences).replace("[", "").replace("]", "")
    on = date(2021, 3, day)
    published = PublicationDate(on, on, "day", "metadata", "")
    told = [_told(outlet, sentence) for sentence in sentences]
    document = replace(told[0][0], title=title, text=text, published=published)
    reports = tuple(_moved(document, report) for _, report in told)
    numbers = zip(reports, sentences.values(), strict=True)
    return Reading(
        document, reports=reports, figures=tuple(_figure(report, n) for report, n in numbers)
    )


def _told(outlet: str, sentence: str) -> tuple[Document, Report]:
    row = {"id": f"report:{outlet}-{sentence}", "outlet": outlet, "type": "AGREE", "date": ""}
    return passage({**row, "actors": ["TCD", "FJI"], "recipients": [], "text": sentence})


def _moved(document: Document, report: Report) -> Report:
    start = document.text.index(report.evidence.text)
    at = start + report.trigger.start - report.evidence.start
    return replace(
        report,
        evidence=evidence(document, start, start + len(report.evidence.text)),
        trigger=evidence(document, at, at + len(report.trigger.text)),
    )


def _figure(report: Report, value: int) -> Figure:
    return Figure(
        id=f"figure:{report.id}",
        value=value,
        low=value,
        high=value,
        unit="objects",
        of="treaties",
        event=None,
        asserted_by=(),
        evidence=report.evidence,
        words=str(value),
        happened="signed",
        report=report.id,
    )


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    readings = [article(*one) for one in ARTICLES]
    documents = {reading.document.id: reading.document for reading in readings}
    told = [report for reading in readings for report in reading.reports]
    # Each report an event of its own, as where the accounts do not find one another.
    found = [reconcile(Material(documents, [report])).events[0] for report in told]
    with open_record(str(tmp_path / "record.db"), create=True) as record:
        for reading in readings:
            save_reading(record, reading, Versions("1", "1", "1"))
        save_reconciled(record, found, [])
        yield record


def test_figures_that_a_paper_took_back_say_so(record: Record) -> None:
    told = {(line.value, line.outlets, line.published): line.corrected for line in figures(record)}
    assert told == {
        ("40", ("Suva Herald",), "2021-03-04"): NOTE,
        ("40", ("Suva Herald",), "2021-03-05"): NOTE,
        ("4", ("Suva Herald",), "2021-03-05"): "",
        ("40", ("Lome Post",), "2021-03-04"): "",
    }


def test_acts_that_a_paper_took_back_say_so(record: Record) -> None:
    lines = chronicle(record).lines
    marked = sorted(line.headline for line in lines if line.corrected == NOTE)
    assert len(lines) == 4
    assert marked == ["“Chad and Fiji signed 40 treaties”"] * 2
    first = next(line for line in lines if line.corrected)
    assert [account.corrected for account in entry(record, first.id).accounts] == [NOTE]


def test_an_account_whose_value_was_corrected_says_so(tmp_path: Path) -> None:
    sentence = "Chad and Fiji [established] diplomatic relations."
    wrong, right = (
        article("Suva Herald", day, title, {f"{words} {sentence}": 1})
        for day, title, words in ((4, "Ties", "Early on"), (5, "Correction: ties", "In May"))
    )
    dated = {
        year: replace(
            reading.reports[0],
            date=replace(
                reading.reports[0].date, start=date(year, 1, 1), end=date(year, 12, 31),
                precision="year",
            ),
        )
        for year, reading in ((1983, wrong), (1984, right))
    }  # fmt: skip
    documents = {reading.document.id: reading.document for reading in (wrong, right)}
    (event,) = reconcile(Material(documents, list(dated.values()))).events
    with open_record(str(tmp_path / "record.db"), create=True) as record:
        for reading, report in zip((wrong, right), dated.values(), strict=True):
            made = Reading(reading.document, reports=(report,))
            save_reading(record, made, Versions("1", "1", "1"))
        save_reconciled(record, [event], [])
        told = {one.told[-4:]: one.corrected for one in entry(record, event.id).accounts}
        (line,) = chronicle(record).lines
    assert told == {"1983": NOTE, "1984": ""}
    assert line.corrected == ""  # the right year is what the line gives
