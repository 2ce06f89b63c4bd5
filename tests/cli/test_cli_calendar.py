"""`dragoman instruments` and `dragoman calendar`, as users meet them."""

from pathlib import Path

import icalendar

from cli.conftest import Dragoman

YEAR = ("--from", "2027-01-01", "--to", "2027-12-31")


def test_an_instrument_is_listed_with_its_sources(dragoman: Dragoman, record: Path) -> None:
    found = dragoman("instruments", "TCD", "FJI", "--record", record, "--format", "json").json
    assert [(one["name"], one["date"], one["status"]) for one in found] == [
        ("fishing agreement", "2019-05-03", "signed")
    ]
    text = dragoman("instruments", "--record", record, "--ids").out
    assert found[0]["id"] in text
    assert "herald.txt" in text


def test_one_entry_of_it_is_shown_whole(dragoman: Dragoman, record: Path) -> None:
    (one,) = dragoman("instruments", "--record", record, "--format", "json").json
    assert "signed a fishing agreement" in dragoman("show", one["id"], "--record", record).out


def test_the_calendar_in_three_forms(dragoman: Dragoman, record: Path) -> None:
    arguments = ("calendar", "TCD", *YEAR, "--record", record)
    found = dragoman(*arguments, "--format", "json").json
    assert [(line["day"], line["years"]) for line in found["lines"]] == [("2027-05-03", 8)]
    text = dragoman(*arguments).out
    assert "2027-05-03" in text
    assert "8th" in text
    written = dragoman(*arguments, "--format", "ics").out
    (entry,) = icalendar.Calendar.from_ical(written).walk("VEVENT")
    assert str(entry["summary"]) == "fishing agreement, 8th year"


def test_a_calendar_needs_a_span_of_time(dragoman: Dragoman, record: Path) -> None:
    wrong = dragoman("calendar", "--from", "2027-05-01", "--to", "2027-04-01", "--record", record)
    assert wrong.code == 2
    assert "turn them round" in wrong.complaint
    assert dragoman("calendar", "--from", "May", "--record", record).code == 2


def test_an_empty_span_says_so(dragoman: Dragoman, record: Path) -> None:
    nothing = dragoman("calendar", "--from", "2027-01-01", "--to", "2027-01-02", "--record", record)
    assert nothing.code == 0
    assert nothing.out.startswith("Nothing that the record holds is due")
