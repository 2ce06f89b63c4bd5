"""What is asked for is found, all of it and nothing else, in one order."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from conftest import NewPlace
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from invented import BEGINNING, STATES, TYPES, VERSIONS, reading, readings, reconciled

from dragoman.errors import EntryAmbiguous, EntryMissing, UsageError
from dragoman.model.record import Event
from dragoman.model.time import DateRange
from dragoman.record import read
from dragoman.record.selection import Selection
from dragoman.record.session import Record, open_record
from dragoman.record.write import save_reading, save_reconciled

COUNT = 50


@pytest.fixture(scope="module")
def full(new_place: NewPlace) -> Iterator[Record]:
    """A record of many readings, for reading only."""
    place = new_place()
    with open_record(place, create=True) as record:
        for one in readings(COUNT):
            save_reading(record, one, VERSIONS)
        save_reconciled(record, *reconciled(readings(COUNT)))
    with open_record(place, read_only=True) as record:
        yield record


def day_of(event: Event) -> tuple[date, str]:
    return event.date.start or date.max, event.id


def countries(event: Event) -> list[str]:
    return [ref.country for ref in (*event.actors, *event.recipients)]


def expected(selection: Selection) -> list[Event]:
    """The same selection, done by hand."""
    asked = set(selection.actors)

    def fits(event: Event) -> bool:
        there = asked & set(countries(event))
        if asked and (there != asked if selection.dyad else not there):
            return False
        if selection.types and event.type not in selection.types:
            return False
        if selection.since and (event.date.end is None or event.date.end < selection.since):
            return False
        if selection.until and (event.date.start is None or event.date.start > selection.until):
            return False
        documents = {report.evidence.document for report in event.reports}
        return selection.document is None or selection.document in documents

    events, _, _ = reconciled(readings(COUNT))
    return sorted(filter(fits, events), key=day_of)[: selection.limit]


def days() -> st.SearchStrategy[date | None]:
    return st.none() | st.integers(-1, 11).map(lambda n: BEGINNING + timedelta(days=n))


@st.composite
def selections(draw: st.DrawFn) -> Selection:
    actors = draw(st.lists(st.sampled_from([s.id for s in STATES]), unique=True, max_size=3))
    since, until = draw(days()), draw(days())
    if since and until and until < since:
        since, until = until, since
    return Selection(
        tuple(actors),
        len(actors) == 2 and draw(st.booleans()),
        since,
        until,
        tuple(draw(st.lists(st.sampled_from(TYPES), unique=True, max_size=2))),
        draw(st.none() | st.integers(0, 5).map(lambda n: reading(n).document.id)),
        draw(st.none() | st.integers(1, 6)),
    )


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(selection=selections())
def test_events_are_those_that_a_selection_means(full: Record, selection: Selection) -> None:
    assert list(read.events(full, selection)) == expected(selection)


@pytest.mark.parametrize("name", ["FRE", "fre", "Freedonia", "FREEDONIA", "land of the brave"])
def test_a_state_is_found_by_any_of_its_names(full: Record, name: str) -> None:
    found = list(read.events(full, Selection((name,))))
    assert found
    assert all("FRE" in countries(event) for event in found)


def test_a_state_means_everybody_of_its_country(full: Record) -> None:
    said = list(read.statements(full, Selection(("SYL",))))
    assert {s.speaker.id for s in said if s.speaker} >= {"person.firefly-syl"}
    own = list(read.statements(full, Selection(("Rufus Firefly of Sylvania",))))
    assert {s.speaker.id for s in own if s.speaker} == {"person.firefly-syl"}


def test_a_dyad_may_be_a_person_and_a_state(full: Record) -> None:
    pair = Selection(("person.firefly-syl", "GRU"), dyad=True)
    found = list(read.statements(full, pair))
    assert found
    for statement in found:
        assert statement.speaker
        assert statement.speaker.id == "person.firefly-syl"
        assert "GRU" in {ref.country for ref in statement.about}


def test_documents_are_found_by_whom_they_name_and_when_they_came_out(full: Record) -> None:
    found = list(read.documents(full, Selection(("SYL", "GRU"), dyad=True, until=BEGINNING)))
    assert found == []
    spring = Selection(("SYL", "GRU"), dyad=True, since=BEGINNING, limit=3)
    for document in read.documents(full, spring):
        assert "Sylvania" in document.text
        assert "Grand Fenwick" in document.text
    assert len(list(read.documents(full, spring))) == 3


def test_shared_entries_come_once_with_the_evidence_of_all(full: Record) -> None:
    found = list(read.offices(full, Selection(("FRE",))))
    assert [office.person.id for office in found] == ["person.firefly-fre"]
    telling = [r for r in readings(COUNT) if r.offices[0].person.country == "FRE"]
    assert {e.document for e in found[0].evidence} == {r.document.id for r in telling}
    assert len(list(read.instruments(full))) > len(list(read.instruments(full, Selection(limit=2))))
    assert len(list(read.observances(full, Selection(("FRE",))))) == 1


def test_disputes_and_positions_are_found_by_event_and_document(full: Record) -> None:
    _, disputes, positions = reconciled(readings(COUNT))
    assert {d.id for d in read.disputes(full)} == {d.id for d in disputes}
    one = disputes[0]
    source = one.values[0].evidence[0].document
    assert one in list(read.disputes(full, Selection(document=source, types=("number",))))
    assert list(read.disputes(full, Selection(types=("term",)))) == []
    held = list(read.positions(full, Selection((positions[0].actor.id,))))
    assert positions[0] in held
    assert read.counts(full)["positions"] == len(positions)


def test_what_makes_no_sense_is_refused(full: Record) -> None:
    for wrong in (
        {"actors": ("FRE",), "dyad": True},
        {"since": date(2021, 2, 1), "until": date(2021, 1, 1)},
        {"limit": 0},
    ):
        made: dict[str, Any] = wrong
        with pytest.raises(UsageError):
            Selection(**made)
    with pytest.raises(UsageError, match="by actor"):
        list(read.notices(full, Selection(("FRE",))))
    with pytest.raises(UsageError, match="dates"):
        list(read.actors(full, Selection(since=BEGINNING)))
    with pytest.raises(EntryMissing, match="Klopstokia"):
        list(read.events(full, Selection(("Klopstokia",))))


def test_an_entry_is_found_by_its_id_or_a_beginning(full: Record) -> None:
    event = next(read.events(full))
    assert read.entry(full, event.id) == event
    assert read.entry(full, event.id[:-3]) == event
    assert read.entry(full, "FRE") == replace(STATES[0])
    office = next(read.offices(full))
    assert read.entry(full, office.id) == office
    with pytest.raises(EntryAmbiguous, match="event:"):
        read.entry(full, "event:")
    for missing in ("event:zzzz", "nothing", "100%", "event_"):
        with pytest.raises(EntryMissing):
            read.entry(full, missing)


def test_a_reader_may_stop_early_and_read_within_a_reading(full: Record) -> None:
    for event in read.events(full):
        ids = {r.evidence.document for r in event.reports}
        assert {d.id for i in ids for d in read.documents(full, Selection(document=i))} == ids
        break
    assert sum(1 for _ in read.events(full)) == len(expected(Selection()))


LASTING = (1, 28, 365, 366, 367, 368, 4000, 100_000)


@pytest.fixture(scope="module")
def lasting(new_place: NewPlace) -> Iterator[tuple[Record, list[Event]]]:
    """A record of events that last for a day, a year or centuries."""
    found = readings(16)
    events = [
        replace(event, date=DateRange(start, start + timedelta(LASTING[n % len(LASTING)]), "range"))
        for n, event in enumerate(reconciled(found)[0])
        if (start := BEGINNING + timedelta(n * 40))
    ]
    with open_record(new_place(), create=True) as record:
        for one in found:
            save_reading(record, one, VERSIONS)
        save_reconciled(record, events, [], [])
        yield record, sorted(events, key=day_of)


@pytest.mark.parametrize("actors", [(), ("FRE",), ("FRE", "SYL")])
@pytest.mark.parametrize("types", [(), ("AID",), TYPES])
@pytest.mark.parametrize("limit", [None, 2])
def test_what_lasts_long_is_found_in_any_time_that_it_lasts(
    lasting: tuple[Record, list[Event]],
    actors: tuple[str, ...],
    types: tuple[str, ...],
    limit: int | None,
) -> None:
    record, events = lasting
    for since in (BEGINNING + timedelta(n) for n in (0, 1, 360, 366, 367, 368, 700, 4100, 99_000)):
        selection = Selection(actors, len(actors) == 2, since, None, types, limit=limit)
        wanted = [
            event
            for event in events
            if event.date.end is not None
            and event.date.end >= since
            and (not types or event.type in types)
            and set(actors) <= set(countries(event))
        ]
        assert list(read.events(record, selection)) == wanted[:limit]
    first = Selection(since=date.min, limit=limit)
    assert list(read.events(record, first)) == events[:limit]
