"""What is written comes back the same, once, whole, and in whatever order it was written."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from conftest import NewPlace
from invented import BOOKKEEPING, VERSIONS, from_another_place, reading, readings, reconciled
from sqlalchemy import select

from dragoman.errors import RecordError
from dragoman.model.entries import Report
from dragoman.model.reading import Notice, Reading, Versions
from dragoman.model.time import PublicationDate
from dragoman.record import read, tables
from dragoman.record.check import check
from dragoman.record.copies import store_copies
from dragoman.record.selection import Selection
from dragoman.record.session import Record, open_record
from dragoman.record.write import is_settled, save_notices, save_reading, save_reconciled

NEWER = Versions("0.2.0", "plover 0.8", "coder 2")


def rows(record: Record) -> dict[str, list[tuple[Any, ...]]]:
    """Everything in the record."""
    with record.reading() as connection:
        return {
            table.name: sorted(map(tuple, connection.execute(select(table))), key=repr)
            for table in tables.metadata.sorted_tables
        }


def copied(record: Record, families: Mapping[str, tuple[str, ...]]) -> int:
    """Give all documents these copies; how many documents changed."""
    with record.writing() as connection:
        return len(store_copies(connection, list(read.documents(record)), families))


def fill(record: Record, found: tuple[Reading, ...]) -> None:
    for one in found:
        save_reading(record, one, VERSIONS)
    save_reconciled(record, *reconciled(found))


def test_a_reading_comes_back_as_it_was(record: Record) -> None:
    one = reading(3)
    assert save_reading(record, one, VERSIONS)
    assert list(read.documents(record)) == [one.document]
    assert list(read.reports(record)) == list(one.reports)
    assert list(read.statements(record)) == list(one.statements)
    assert list(read.figures(record)) == list(one.figures)
    assert list(read.offices(record)) == list(one.offices)
    assert list(read.instruments(record)) == list(one.instruments)
    assert list(read.observances(record)) == list(one.observances)
    assert list(read.namings(record)) == list(one.namings)
    assert list(read.stands(record)) == list(one.stands)
    assert list(read.notices(record)) == list(one.notices)
    assert {actor for m in one.mentions for actor in m.actors} == set(read.actors(record))
    assert [(m.actor, m.text, m.count) for m in read.mentions(record, one.document.id)] == [
        ("GRU", "Grand Fenwick", 2),
        ("SYL", "Sylvania", 2),
        ("person.firefly-gru", "Rufus Firefly", 2),
    ]
    assert read.versions(record, one.document.id) == VERSIONS


def test_reading_again_changes_nothing(record: Record) -> None:
    found = readings(12)
    fill(record, found)
    before = rows(record)
    assert not any(save_reading(record, one, VERSIONS) for one in found)
    assert save_reconciled(record, *reconciled(found)).stored == 0
    assert rows(record) == before


def test_the_order_of_reading_is_no_matter(new_place: NewPlace) -> None:
    found = readings(20)
    same_bytes = from_another_place(found[4], "press/elsewhere.txt")
    states = []
    for order in ((*found, same_bytes), (same_bytes, *found[::-1])):
        with open_record(new_place(), create=True) as record:
            for one in order:
                save_reading(record, one, VERSIONS)
            save_reconciled(record, *reconciled(read_back(record, order)))
            states.append({n: r for n, r in rows(record).items() if n not in BOOKKEEPING})
    assert states[0] == states[1]


def read_back(record: Record, order: tuple[Reading, ...]) -> list[Reading]:
    """Those of the readings that the record kept."""
    kept = {document.id: document.source for document in read.documents(record)}
    return [one for one in order if kept[one.document.id] == one.document.source]


def test_newer_versions_replace_a_reading_and_nothing_of_the_old_stays(record: Record) -> None:
    old, other = reading(1), reading(2)
    fill(record, (old, other))
    new = replace(old, figures=(), mentions=old.mentions[:1], offices=())
    assert save_reading(record, new, NEWER)
    assert read.versions(record, old.document.id) == NEWER
    assert len(list(read.figures(record))) == 1
    assert read.pending(record) == (old.document.id,)
    assert [event.reports[0].id for event in read.events(record)] == [other.reports[0].id]
    assert check(record) == []
    save_reconciled(record, *reconciled((new, other)))
    assert read.pending(record) == ()
    assert len(list(read.events(record))) == 2
    assert check(record) == []


def test_a_date_that_a_person_gives_is_taken_over(record: Record) -> None:
    one = reading(1)
    save_reading(record, one, VERSIONS)
    day = date(2020, 2, 2)
    given = replace(one.document, published=PublicationDate(day, day, "day", "given"))
    assert is_settled(record, one.document, VERSIONS)
    assert not is_settled(record, one.document, NEWER)
    assert not is_settled(record, given, VERSIONS)
    assert save_reading(record, replace(one, document=given), VERSIONS)
    assert list(read.documents(record)) == [given]


def test_an_actor_is_joined_from_all_documents_and_parted_again(record: Record) -> None:
    one, two = reading(0), reading(4)
    state = one.mentions[0].actors[0]
    known_as = replace(state, aliases=("the Republic",))
    mention = replace(two.mentions[0], actors=(known_as,))
    save_reading(record, one, VERSIONS)
    save_reading(record, replace(two, mentions=(mention, *two.mentions[2:])), VERSIONS)
    joined = next(actor for actor in read.actors(record) if actor.id == state.id)
    assert set(joined.aliases) == {"Land of the Brave", "the Republic"}
    save_reading(record, two, NEWER)
    parted = next(actor for actor in read.actors(record) if actor.id == state.id)
    assert parted == state


def test_somebody_whom_no_mention_resolves_is_kept_as_unknown(record: Record) -> None:
    one = replace(reading(1), mentions=())
    save_reading(record, one, VERSIONS)
    kinds = {actor.id: actor.kind for actor in read.actors(record)}
    assert kinds.pop("person.firefly-syl") == "unknown"
    assert set(kinds.values()) == {"state"}  # a state's code says what it is


def _moved(report: Report) -> Report:
    wrong = replace(report.evidence, start=report.evidence.start + 1)
    return replace(report, evidence=wrong)


def _cut(report: Report) -> Report:
    return replace(report, trigger=replace(report.trigger, text="turned on"))


def _elsewhere(report: Report) -> Report:
    return replace(report, trigger=replace(report.trigger, document="document:other"))


@pytest.mark.parametrize("spoil", [_moved, _cut, _elsewhere])
def test_a_reading_with_one_wrong_offset_is_refused_whole(
    record: Record, spoil: Callable[[Report], Report]
) -> None:
    one = reading(5)
    wrong = replace(one, reports=(spoil(one.reports[0]),))
    with pytest.raises(RecordError, match=one.reports[0].id):
        save_reading(record, wrong, VERSIONS)
    assert set(read.counts(record).values()) == {0}


def test_an_entry_of_another_document_is_not_taken_over(record: Record) -> None:
    one, two = reading(1), reading(2)
    save_reading(record, one, VERSIONS)
    taken = replace(two.figures[0], id=one.figures[0].id)
    with pytest.raises(RecordError, match=one.figures[0].id):
        save_reading(record, replace(two, figures=(taken,)), VERSIONS)
    assert read.counts(record)["documents"] == 1


def test_dangling_and_doubled_entries_are_refused(record: Record) -> None:
    one = reading(1)
    orphan = replace(one.statements[0], reports=("report:none",))
    with pytest.raises(RecordError, match="report:none"):
        save_reading(record, replace(one, statements=(orphan,)), VERSIONS)
    with pytest.raises(RecordError, match="2 times"):
        save_reading(record, replace(one, reports=one.reports * 2), VERSIONS)


def test_what_json_cannot_hold_is_refused(record: Record) -> None:
    one = reading(1)
    endless = replace(one.figures[0], high=float("inf"))
    with pytest.raises(RecordError, match=endless.id):
        save_reading(record, replace(one, figures=(endless,)), VERSIONS)


def test_only_what_changed_is_replaced(record: Record) -> None:
    found = readings(40)
    fill(record, found)
    events, disputes, positions = reconciled(found)
    changed = replace(events[0], disputed=not events[0].disputed)
    changes = save_reconciled(record, [changed, *events[1:]], disputes, positions)
    touched = [d for d in disputes if d.subject.id == changed.id]
    assert changes.stored == 1 + len(touched) + 1  # the event, its dispute, its position
    assert changes.removed == 0
    assert changed in list(read.events(record))
    gone = save_reconciled(record, events[1:], [], [])
    assert gone.removed == 1 + len(disputes) + len(positions)
    assert check(record) == []


def test_an_event_stands_on_reports_as_the_record_holds_them(record: Record) -> None:
    found = readings(3)
    fill(record, found)
    events, _, _ = reconciled(found)
    bare = replace(events[0], reports=())
    other = replace(events[0], reports=(replace(events[0].reports[0], confidence=0.1),))
    strange = replace(events[0], reports=reading(9).reports)
    before = rows(record)
    for wrong, words in ((bare, "no report"), (other, "differs"), (strange, "not in")):
        with pytest.raises(RecordError, match=words):
            save_reconciled(record, [wrong], [])
    with pytest.raises(RecordError, match="both"):
        save_reconciled(record, [events[0], replace(events[0], id="event:x")], [])
    assert rows(record) == before


def test_disputes_and_positions_stand_on_what_is_there(record: Record) -> None:
    found = readings(40)
    fill(record, found)
    events, disputes, positions = reconciled(found)
    value = disputes[0].values[0]
    text = replace(value.evidence[0], text="Some 3 carts")
    wrong = replace(disputes[0], values=(replace(value, evidence=(text,)),))
    with pytest.raises(RecordError, match=wrong.id):
        save_reconciled(record, events, [wrong])
    unheard = replace(positions[0], statements=("statement:none",))
    with pytest.raises(RecordError, match="statement:none"):
        save_reconciled(record, events, [], [unheard])
    unmade = replace(positions[0], events=("event:none",))
    with pytest.raises(RecordError, match="event:none"):
        save_reconciled(record, events, [], [unmade])
    stranger = replace(positions[0], actor=replace(positions[0].actor, id="person.nobody"))
    with pytest.raises(RecordError, match=r"person\.nobody"):
        save_reconciled(record, events, [], [stranger])


def test_settled_documents_alone_are_no_longer_pending(record: Record) -> None:
    one, two = reading(1), reading(2)
    save_reading(record, one, VERSIONS)
    save_reading(record, two, VERSIONS)
    save_reconciled(record, *reconciled((one,)), settled=[one.document.id])
    assert read.pending(record) == (two.document.id,)


def test_refused_inputs_are_noted_once_and_forgotten_when_they_can_be_read(
    record: Record,
) -> None:
    one = reading(1)
    refused = Notice("unreadable", one.document.source, "", "the file is empty")
    other = Notice("no-article", "press/void.html", "", "nothing in it is an article")
    save_notices(record, [refused, other])
    save_notices(record, [refused])
    assert set(read.notices(record)) == {refused, other}
    save_reading(record, one, VERSIONS)
    assert set(read.notices(record)) == {other, *one.notices}


def test_copies_are_stored_once_and_outlast_another_reading(record: Record) -> None:
    found = readings(5)
    fill(record, found)
    one, two, three = (r.document.id for r in found[:3])
    family = {one: (two,), two: (one,)}
    assert copied(record, family) == 2
    assert copied(record, family) == 0
    before = rows(record)
    assert {d.id: d.copies for d in read.documents(record) if d.copies} == family
    assert not any(save_reading(record, r, VERSIONS) for r in found)
    assert rows(record) == before
    assert check(record) == []
    assert copied(record, {one: (three,), three: (one,)}) == 3
    assert copied(record, {}) == 2
    assert list(read.documents(record, Selection(document=one))) == [found[0].document]


def test_a_part_is_replaced_and_the_rest_stays(record: Record) -> None:
    found = readings(40)
    fill(record, found)
    before = rows(record)
    events, disputes, positions = reconciled(found)
    dispute = disputes[0]
    changed = replace(next(e for e in events if e.id == dispute.subject.id), outlets=9)
    position = next(p for p in positions if changed.id in p.events)
    part = ([changed], [dispute], [position])
    assert save_reconciled(record, *part, [], {changed.id}).stored == 3
    assert {e.id: e for e in read.events(record)} == {e.id: e for e in (*events, changed)}
    assert check(record) == []
    gone = {changed.id, dispute.id, position.id}
    assert save_reconciled(record, [], [], [], [], gone).removed == 3
    assert {e.id for e in read.events(record)} == {e.id for e in events} - {changed.id}
    assert check(record) == []
    save_reconciled(record, events, disputes, positions)
    assert rows(record) == before


def test_a_part_can_neither_take_a_report_nor_leave_a_dispute_behind(record: Record) -> None:
    found = readings(40)
    fill(record, found)
    before = rows(record)
    events, disputes, _ = reconciled(found)
    thief = replace(events[0], id="event:thief")
    with pytest.raises(RecordError, match="too"):
        save_reconciled(record, [thief], [], [], [], ())
    with pytest.raises(RecordError, match=disputes[0].id):
        save_reconciled(record, [], [], [], [], {disputes[0].subject.id})
    assert rows(record) == before


def test_what_is_read_within_a_writing_is_what_was_written_and_all_or_nothing_stays(
    record: Record,
) -> None:
    one = reading(1)

    def broken() -> None:
        with record.writing():
            save_reading(record, one, VERSIONS)
            assert list(read.documents(record)) == [one.document]
            save_reconciled(record, *reconciled((one,)))
            raise RecordError("the power went")

    with pytest.raises(RecordError, match="power"):
        broken()
    assert set(read.counts(record).values()) == {0}
    with record.writing():
        assert save_reading(record, one, VERSIONS)
    assert list(read.documents(record)) == [one.document]
