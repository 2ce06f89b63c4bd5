"""What is due and what was agreed, from a record read out of a few invented articles."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import icalendar as reference
import pytest

from dragoman.errors import UsageError
from dragoman.evaluation.merging import passage
from dragoman.exports.icalendar import icalendar, summary
from dragoman.model.reading import Reading, Versions
from dragoman.pipeline.reader import read_into
from dragoman.reconcile import Material, reconcile
from dragoman.record.selection import Selection
from dragoman.record.session import Record, open_record
from dragoman.record.write import save_reading, save_reconciled
from dragoman.settings import Settings
from dragoman.views.calendar import calendar
from dragoman.views.due import ordinal
from dragoman.views.instruments import instruments

ARTICLES = {
    "gull.txt": (
        "Gambia and Senegal mark a river pact\n\n"
        "Gambia and Senegal signed the Kuntaur Treaty on 29 February 2016. "
        "Gambia celebrates River Day on 7 March every year.\n"
    ),
    "heron.txt": (
        "Senegal looks back on a pact\n\n"
        "The Kuntaur Treaty, signed by Senegal and Gambia on 1 March 2016, ended a dispute. "
        "In May 2019 Gambia marked the fourth anniversary of its dam, opened in 2010.\n"
    ),
}


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Record]:
    folder = tmp_path_factory.mktemp("articles")
    for name, text in ARTICLES.items():
        (folder / name).write_text(text, encoding="utf-8")
    place = str(tmp_path_factory.mktemp("record") / "record.db")
    settings = Settings(record=place, published=date(2019, 6, 1))
    with open_record(place, create=True) as opened:
        read_into(opened, [str(folder)], settings, lambda *_: None)
        yield opened


def due(record: Record, first: str, last: str, *actors: str) -> dict[str, str]:
    found = calendar(record, actors, date.fromisoformat(first), date.fromisoformat(last))
    return {line.day.isoformat(): summary(line) for line in found.lines}


def test_what_is_due_comes_with_its_year(record: Record) -> None:
    found = due(record, "2027-01-01", "2027-12-31")
    assert found["2027-02-28"] == "Kuntaur Treaty, 11th year"
    assert found["2027-03-07"] == "River Day (Gambia)"
    assert due(record, "2028-02-29", "2028-02-29") == {"2028-02-29": "Kuntaur Treaty, 12th year"}


def test_relations_have_an_anniversary_once_their_day_is_known(tmp_path: Path) -> None:
    row = {"id": "1", "outlet": "A", "type": "SUPPORT", "recipients": [], "date": "1971-06-03"}
    text = "On 3 June 1971 Gambia and Senegal [established] diplomatic relations."
    document, report = passage({**row, "actors": ["GMB", "SEN"], "text": text})
    reading = Reading(document, reports=(report,))
    with open_record(str(tmp_path / "record.db"), create=True) as one:
        save_reading(one, reading, Versions("1", "1", "1"))
        found = reconcile(Material({document.id: document}, (report,)))
        save_reconciled(one, found.events, found.disputes)
        (line,) = calendar(one, ("SEN",), date(2027, 6, 3), date(2027, 6, 3)).lines
    assert (line.years, line.of.kind, line.of.countries) == (56, "event", ("GMB", "SEN"))
    assert line.of.name.startswith("diplomatic relations")


def test_a_wrong_count_and_a_disputed_day_are_flagged(record: Record) -> None:
    found = calendar(record, ("GMB",), date(2027, 1, 1), date(2027, 12, 31))
    (wrong,) = found.undated
    assert wrong.miscounted == ("4th in 2019",)
    (pact,) = [line.of for line in found.lines if line.of.kind == "instrument"]
    assert pact.disputed


def test_a_pair_s_calendar_leaves_out_what_is_between_others(record: Record) -> None:
    assert "2027-02-28" in due(record, "2027-01-01", "2027-12-31", "GMB", "SEN")
    with pytest.raises(UsageError):
        calendar(record, (), date(2027, 1, 2), date(2027, 1, 1))


def test_instruments_are_listed_with_what_became_of_them(record: Record) -> None:
    (pact,) = instruments(record, Selection(("GMB", "SEN"), dyad=True))
    assert (pact.name, pact.status, pact.parties) == ("Kuntaur Treaty", "signed", ("GMB", "SEN"))
    assert pact.sources == ("gull.txt", "heron.txt")
    assert {act.date for act in pact.acts} == {"2016-02-29", "2016-03-01"}


def test_the_calendar_file_reads_back_and_keeps_its_uids(record: Record) -> None:
    year = calendar(record, (), date(2027, 1, 1), date(2027, 12, 31))
    months = calendar(record, (), date(2027, 3, 1), date(2027, 3, 31))
    written = icalendar(year)
    assert written == icalendar(year)
    assert b"\r\n" in written
    read = reference.Calendar.from_ical(written)
    entries = {str(e["uid"]): e for e in read.walk("VEVENT")}
    assert len(entries) == len(year.lines)
    assert {e.decoded("dtstart") for e in entries.values()} == {line.day for line in year.lines}
    assert {str(e["summary"]) for e in entries.values()} == {summary(line) for line in year.lines}
    some = reference.Calendar.from_ical(icalendar(months))
    assert {str(e["uid"]) for e in some.walk("VEVENT")} < entries.keys()


def test_ordinals_as_people_write_them() -> None:
    assert [ordinal(n) for n in (1, 2, 3, 4, 11, 12, 13, 21, 22, 112)] == [
        *("1st", "2nd", "3rd", "4th", "11th", "12th", "13th", "21st", "22nd", "112th")
    ]
