"""Reconciling piece by piece comes out as reconciling everything at once."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import permutations
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection
from sqlalchemy.event import listen, remove

from dragoman.codebook.merging import merging
from dragoman.evaluation.gold import read_gold
from dragoman.evaluation.merging import passage
from dragoman.model.actors import Actor, ActorRef, Mention, Resolution
from dragoman.model.entries import Naming, Report
from dragoman.model.reading import Reading, Versions
from dragoman.model.text import Document
from dragoman.model.time import PublicationDate
from dragoman.reconcile import Material, reconcile, regions
from dragoman.reconcile.kin import Bond
from dragoman.reconcile.material import Reconciled
from dragoman.reconcile.merge import outcome
from dragoman.reconcile.sketch import Sketch, sketch
from dragoman.record import blocks, read, reconciling
from dragoman.record.check import check
from dragoman.record.fetch import Fetch
from dragoman.record.kin import KeptKin
from dragoman.record.reconciled import Changes
from dragoman.record.reconciling import reconcile_pending
from dragoman.record.selection import Selection
from dragoman.record.session import Record, open_record
from dragoman.record.write import save_reading

GOLD = Path(__file__).parents[1] / "evaluation" / "merging.jsonl"
VERSIONS = Versions("1", "1", "1")


def _reading(told: tuple[Document, Report]) -> Reading:
    document, report = told
    refs = {ref.id: ref for ref in (*report.actors, *report.recipients)}
    mentions = tuple(
        Mention(0, 0, ref.text, 0, 0, "name", (_actor(ref),), Resolution("name", "listed"))
        for ref in refs.values()
    )
    named = _naming(document, report)
    return Reading(document, mentions=mentions, reports=(report,), namings=named)


def _actor(ref: ActorRef) -> Actor:
    return Actor(ref.id, ref.name, "unknown", ref.country, ref.sector)


def _naming(document: Document, report: Report) -> tuple[Naming, ...]:
    """Every place is called something by whoever tells of it: a rich field for term disputes."""
    if report.place is None:
        return ()
    id_ = f"naming:{document.id}"
    return (Naming(id_, report.place.name, report.trigger.text, (), report.evidence),)


# Every other one: enough to meet and to miss one another.
READINGS = [_reading(passage(row)) for row in read_gold(GOLD, ["id"])][::2]


def material(readings: Sequence[Reading]) -> Material:
    return Material(
        {reading.document.id: reading.document for reading in readings},
        [report for reading in readings for report in reading.reports],
        [naming for reading in readings for naming in reading.namings],
    )


def whole(readings: Sequence[Reading]) -> Reconciled:
    return reconcile(material(readings))


def stored(record: Record) -> Reconciled:
    """What the record holds, in the order of `whole`."""
    events = sorted(read.events(record), key=lambda event: event.id)
    disputes = sorted(read.disputes(record), key=lambda dispute: dispute.id)
    return Reconciled(tuple(events), tuple(disputes))


def kept(record: Record, readings: Sequence[Reading]) -> set[tuple[str, Bond]]:
    """Whom the record has for kin of the readings' reports."""
    reports = [report.id for reading in readings for report in reading.reports]
    with record.reading() as connection:
        return set(KeptKin(connection).around(reports))


def take(record: Record, readings: Sequence[Reading], versions: Versions = VERSIONS) -> None:
    for reading in readings:
        save_reading(record, reading, versions)
    reconcile_pending(record)


def take_in_pieces(record: Record, shuffled: list[int], sizes: list[int]) -> None:
    rest = [READINGS[number] for number in shuffled]
    for size in sizes:
        take(record, rest[:size])
        rest = rest[size:]
    take(record, rest)


@pytest.fixture
def apart(monkeypatch: pytest.MonkeyPatch) -> None:
    """However much waits, it is reconciled with its own blocks."""
    monkeypatch.setattr(reconciling, "MOST_APART", 2.0)


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    with open_record(str(tmp_path / "record.db"), create=True) as record:
        yield record


@settings(max_examples=3, deadline=None)
@given(st.permutations(range(len(READINGS))), st.lists(st.integers(1, 40), min_size=1, max_size=4))
def test_in_any_order_and_any_pieces_the_record_is_the_same(
    shuffled: list[int], sizes: list[int]
) -> None:
    with TemporaryDirectory() as place, pytest.MonkeyPatch.context() as patch:
        patch.setattr(reconciling, "MOST_APART", 2.0)
        with open_record(f"{place}/record.db", create=True) as record:
            take_in_pieces(record, shuffled, sizes)
            assert stored(record) == whole(READINGS)
            assert check(record) == []


@settings(max_examples=2, deadline=None)
@given(
    st.permutations(range(len(READINGS))),
    st.lists(st.integers(1, 30), min_size=1, max_size=6),
    st.integers(1, 8),
)
def test_regions_that_are_cut_make_no_difference(
    shuffled: list[int], sizes: list[int], most: int
) -> None:
    """However few reports a region may have before it is cut."""
    with TemporaryDirectory() as place, pytest.MonkeyPatch.context() as patch:
        patch.setattr(reconciling, "MOST_APART", 2.0)
        patch.setattr(regions, "MOST", most)
        with open_record(f"{place}/record.db", create=True) as record:
            take_in_pieces(record, shuffled, sizes)
            assert stored(record) == whole(READINGS)
            again = [replace(reading, reports=(), namings=()) for reading in READINGS[::4]]
            take(record, again, Versions("2", "1", "1"))
            take(record, READINGS[::4], Versions("3", "1", "1"))
            assert stored(record) == whole(READINGS)
            kin = outcome(material(READINGS)).kin
            bonds = {(id_, bond) for id_, own in kin.items() for bond in own.values()}
            assert kept(record, READINGS) == bonds
            assert check(record) == []


@pytest.mark.usefixtures("apart")
def test_a_document_read_again_leaves_no_trace(record: Record) -> None:
    take(record, READINGS)
    emptied = [replace(reading, reports=(), namings=()) for reading in READINGS[::3]]
    take(record, emptied, Versions("2", "1", "1"))
    left = [*emptied, *(one for number, one in enumerate(READINGS) if number % 3)]
    assert stored(record) == whole(left)
    assert check(record) == []
    take(record, READINGS[::3], Versions("3", "1", "1"))
    assert stored(record) == whole(READINGS)


def test_nothing_new_changes_nothing(record: Record) -> None:
    take(record, READINGS[:40])
    before = stored(record)
    assert reconcile_pending(record) == Changes(0, 0)
    assert stored(record) == before


@pytest.mark.usefixtures("apart")
def test_copies_that_come_later_count_for_who_came_first(record: Record) -> None:
    text = " ".join(f"word{number}" for number in range(90)) + " Gabon [donated] buses to Togo."
    row = {"event": "e", "type": "AID", "actors": ["GAB"], "recipients": ["TGO"], "date": "2020"}
    wire, paper = (
        _reading(passage({**row, "id": f"report:{outlet}", "outlet": outlet, "text": text}))
        for outlet in ("Agence", "Zambezi")
    )
    take(record, [paper])
    take(record, [wire])
    (event,) = read.events(record)
    assert event.outlets == 1
    (document,) = read.documents(record, Selection(document=wire.document.id))
    assert document.copies == (paper.document.id,)
    changed = replace(paper, document=replace(paper.document, text=paper.document.text[-30:]))
    gone = replace(changed, reports=(), namings=())
    take(record, [gone], Versions("2", "1", "1"))
    assert [document.copies for document in read.documents(record)] == [(), ()]


STORY = " ".join(f"word{number}" for number in range(90))


def printed(outlet: str, day: int, text: str, **fields: object) -> Reading:
    """A document of an outlet that tells of one act, on a day of January 2020."""
    row = {"event": "e", "type": "AID", "date": "2020", "id": f"report:{outlet}{day}", **fields}
    reading = _reading(passage({**row, "outlet": outlet, "text": text}))
    first = date(2020, 1, day)
    published = PublicationDate(first, first, "day", "metadata")
    return replace(reading, document=replace(reading.document, published=published))


GIFT = {"actors": ["GAB"], "recipients": ["TGO"]}
LOAN = {"actors": ["GHA"], "recipients": ["MLI"]}
LENT = (
    "Ghana on Tuesday [lent] forty trucks to Mali for the dry season, so that grain reaches the "
    "towns of the north before the rivers rise again in autumn."
)
COPIES = (
    printed("Bulletin", 3, f"{LENT} {STORY}", **LOAN),
    printed("Agence", 9, f"Bamako: {LENT}", **LOAN),
    printed("Agence", 2, f"{STORY} Gabon [donated] buses to Togo.", **GIFT),
    printed("Courier", 4, f"{STORY} Gabon [donated] buses to Togo.", **GIFT),
)


@pytest.mark.usefixtures("apart")
@pytest.mark.parametrize("order", list(permutations(range(len(COPIES)), len(COPIES)))[::5])
def test_a_story_counts_for_whoever_printed_it_first_in_whatever_order_its_copies_come(
    record: Record, order: tuple[int, ...]
) -> None:
    for number in order:
        take(record, [COPIES[number]])
    told = [(len(event.reports), event.outlets) for event in read.events(record)]
    assert told == [(2, 1), (2, 1)]
    assert check(record) == []


@pytest.mark.usefixtures("apart")
def test_a_later_copy_leaves_alone_what_the_earlier_ones_tell_beside(
    record: Record, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked_up: set[str] = set()

    def reports(self: Fetch, ids: Iterable[str]) -> list[Report]:
        looked_up.update(listed := list(ids))
        return whole_reports(self, listed)

    take(record, COPIES[:3])
    whole_reports = Fetch.reports
    monkeypatch.setattr(Fetch, "reports", reports)
    take(record, COPIES[3:])
    assert looked_up == {one.id for reading in COPIES[2:] for one in reading.reports}


@pytest.mark.usefixtures("apart")
def test_no_more_is_read_than_may_change(record: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    """Sketches of neighbours of the same kind; whole reports of changed events alone."""
    met: list[Sketch] = []
    looked_up: set[str] = set()

    def numbered(connection: Connection, numbers: Collection[int]) -> dict[int, Sketch]:
        found = all_numbered(connection, numbers)
        met.extend(found.values())
        return found

    def reports(self: Fetch, ids: Iterable[str]) -> list[Report]:
        looked_up.update(listed := list(ids))
        return whole_reports(self, listed)

    take(record, READINGS[1:])
    before = {event.id: event for event in read.events(record)}
    all_numbered, whole_reports = blocks.numbered, Fetch.reports
    monkeypatch.setattr(blocks, "numbered", numbered)
    monkeypatch.setattr(Fetch, "reports", reports)
    take(record, READINGS[:1])
    (own,) = READINGS[0].reports
    families = set(merging().families_of(own.type))
    assert met
    assert all(families & set(merging().families_of(one.type)) for one in met)
    mine = sketch(own, READINGS[0].document).parties
    assert all(mine & one.parties for one in met)
    changed = [event for event in read.events(record) if before.get(event.id) != event]
    assert looked_up == {report.id for event in changed for report in event.reports}


def gift(number: int) -> Reading:
    """One of many accounts that are like one another, some more than others."""
    row = {"event": "e", "type": "AID", "actors": ["GAB"], "recipients": ["TGO"], "date": "2020"}
    text = f"Gabon [donated] buses from town{number // 3} by way of town{number // 4} to Togo."
    return _reading(passage({**row, "id": f"report:{number:04}", "outlet": "Agence", "text": text}))


@pytest.mark.usefixtures("apart")
def test_a_large_region_takes_no_more_statements_than_a_small_one(
    record: Record, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(regions, "MOST", 10)

    def statements(number: int) -> int:
        """How many it takes to reconcile one more."""
        said: list[str] = []

        def note(*about: object) -> None:
            said.append(str(about[2]))

        save_reading(record, gift(number), VERSIONS)
        listen(record.engine, "before_cursor_execute", note)
        reconcile_pending(record)
        remove(record.engine, "before_cursor_execute", note)
        return len(said)

    take(record, [gift(number) for number in range(0, 60, 2)])
    small = max(statements(number) for number in range(1, 12, 2))
    take(record, [gift(number) for number in range(60, 140)])
    assert max(statements(number) for number in range(13, 24, 2)) <= small + 10
