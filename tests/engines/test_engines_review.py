"""People's verdicts over every store: laid over what was coded, and found again after re-coding."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import count
from typing import Any

import pytest
from invented import VERSIONS, reading, readings, reconciled

from dragoman.codebook.ontology import plover
from dragoman.errors import EntryMissing, UsageError
from dragoman.model.entries import Report
from dragoman.model.ids import content_id
from dragoman.model.reading import Reading
from dragoman.model.record import Event
from dragoman.model.review import Review
from dragoman.reconcile.constraints import Apart, Together
from dragoman.record import read
from dragoman.record import review_making as making
from dragoman.record.check import check
from dragoman.record.reviews import all_reviews, constraints, waiting
from dragoman.record.selection import Selection
from dragoman.record.session import Record
from dragoman.record.write import save_reading, save_reconciled

NEXT = replace(VERSIONS, model="coder 2")
_hours = count()


def hand(reviewer: str = "Gloria", note: str = "") -> making.Hand:
    """Each verdict an hour after the one before."""
    at = datetime(2026, 1, 1, tzinfo=UTC) + timedelta(hours=next(_hours))
    return making.Hand(reviewer, at, note)


def fill(record: Record, found: Sequence[Reading], versions: object = VERSIONS) -> None:
    for one in found:
        save_reading(record, one, versions)  # type: ignore[arg-type]
    save_reconciled(record, *reconciled(found))


@pytest.fixture
def filled(record: Record) -> Record:
    fill(record, readings(24))
    return record


def recoded(one: Reading, **changed: object) -> Reading:
    """The reading as another model would give it: other codes from the same words."""
    report = replace(one.reports[0], **changed)  # type: ignore[arg-type]
    report = replace(report, id=content_id("report", report.id, report.type, report.modality))
    said = replace(one.statements[0], reports=(report.id,))
    return replace(one, reports=(report,), statements=(said,), stands=())


def first(record: Record) -> Event:
    return list(read.events(record))[0]  # noqa: RUF015 - the listing is read to its end


def test_a_correction_is_shown_and_the_coded_entry_kept(filled: Record) -> None:
    event = first(filled)
    making.correct(filled, event.id, ["type=protest", "date=1950-04", "recipients="], hand())
    shown = read.entry(filled, event.id)
    assert isinstance(shown, Event)
    assert (shown.type, shown.date.start, shown.recipients) == ("PROTEST", date(1950, 4, 1), ())
    assert shown.quad == plover().quad("PROTEST")
    assert read.entry(filled.as_coded(), event.id) == event
    assert first(filled).id == event.id
    assert first(filled) == shown
    assert check(filled) == []


def test_a_corrected_entry_answers_as_corrected_and_no_longer_as_coded(filled: Record) -> None:
    event = first(filled)
    making.correct(filled, event.id, ["type=PROTEST", "date=1950", "actors=Sylvania"], hand())
    kept = Selection(types=("PROTEST",), until=date(1960, 1, 1), actors=("SYL",))
    assert [one.id for one in read.events(filled, kept)] == [event.id]
    assert event.id not in {e.id for e in read.events(filled, Selection(types=(event.type,)))}
    assert list(read.events(filled.as_coded(), kept)) == []


def test_a_later_day_puts_an_entry_in_its_new_place(filled: Record) -> None:
    before = [event.id for event in read.events(filled)]
    making.correct(filled, before[0], ["date=2035-01-01"], hand())
    dated = [event.id for event in read.events(filled) if event.date.known]
    assert dated[-1] == before[0]
    assert sorted(e.id for e in read.events(filled)) == sorted(before)
    assert [e.id for e in read.events(filled, Selection(limit=2))] == before[1:3]


def test_a_rejected_entry_is_gone_from_listings_and_shown_when_asked_for(filled: Record) -> None:
    before = [event.id for event in read.events(filled)]
    making.reject(filled, before[1], hand(note="a proverb"))
    assert [e.id for e in read.events(filled)] == [before[0], *before[2:]]
    assert [e.id for e in read.events(filled, Selection(limit=2))] == [before[0], before[2]]
    assert isinstance(read.entry(filled, before[1]), Event)
    making.accept(filled, before[1], hand("Trentino"))
    assert [e.id for e in read.events(filled)] == before


def test_a_rejected_report_takes_its_event_and_disputes_along(filled: Record) -> None:
    dispute = [d for d in read.disputes(filled) if d.subject.kind == "event"][0]  # noqa: RUF015
    event = read.entry(filled, dispute.subject.id)
    assert isinstance(event, Event)
    for report in event.reports[:-1]:
        making.reject(filled, report.id, hand())
    shown = read.entry(filled, event.id)
    assert isinstance(shown, Event)
    assert [r.id for r in shown.reports] == [event.reports[-1].id]
    assert shown.outlets == 1
    making.reject(filled, event.reports[-1].id, hand())
    assert event.id not in {e.id for e in read.events(filled)}
    assert dispute.id not in {d.id for d in read.disputes(filled)}
    assert dispute in list(read.disputes(filled.as_coded()))


def test_what_was_accepted_stays_whatever_the_next_model_says(filled: Record) -> None:
    one = reading(3)
    making.accept(filled, one.reports[0].id, hand())
    other = recoded(one, type="THREATEN", confidence=0.5)
    fill(filled, [other if n == 3 else reading(n) for n in range(24)], NEXT)
    coded = read.entry(filled.as_coded(), other.reports[0].id)
    shown = read.entry(filled, other.reports[0].id)
    assert isinstance(coded, Report)
    assert isinstance(shown, Report)
    assert coded.type == "THREATEN"
    assert (shown.type, shown.confidence) == (one.reports[0].type, 1.0)
    assert waiting(filled) == ()


def test_only_the_claim_that_was_rejected_is_rejected_when_made_again(filled: Record) -> None:
    one = reading(3)
    making.reject(filled, one.reports[0].id, hand())
    other = recoded(one, type="THREATEN")
    save_reading(filled, other, NEXT)
    assert other.reports[0].id in {r.id for r in read.reports(filled)}
    again = replace(NEXT, model="coder 3")
    save_reading(filled, recoded(one, modes=()), again)
    assert one.document.id not in {r.evidence.document for r in read.reports(filled)}


def test_a_review_waits_for_its_entry_and_holds_again_when_that_is_back(filled: Record) -> None:
    one = reading(3)
    given = making.correct(filled, one.reports[0].id, ["type=PROTEST"], hand())
    nothing = replace(one, reports=(), statements=(), stands=())
    save_reading(filled, nothing, NEXT)
    assert waiting(filled) == (given,)
    save_reading(filled, one, replace(NEXT, model="coder 3"))
    assert waiting(filled) == ()
    shown = read.entry(filled, one.reports[0].id)
    assert isinstance(shown, Report)
    assert shown.type == "PROTEST"


def test_of_two_new_entries_from_the_same_words_none_is_guessed(filled: Record) -> None:
    one = reading(3)
    given = making.correct(filled, one.reports[0].id, ["type=PROTEST"], hand())
    both = [recoded(one, type=type_).reports[0] for type_ in ("THREATEN", "AID")]
    said = replace(one.statements[0], reports=())
    two = replace(one, reports=tuple(both), statements=(said,), stands=())
    save_reading(filled, two, NEXT)
    shown = {r.type for r in read.reports(filled, Selection(document=one.document.id))}
    assert shown == {"THREATEN", "AID"}
    assert waiting(filled) == (given,)


def test_an_undo_withdraws_and_an_undone_undo_does_not(filled: Record) -> None:
    event = first(filled)
    rejected = making.reject(filled, event.id, hand())
    undo = making.undo(filled, rejected.id, hand())
    assert event.id in {e.id for e in read.events(filled)}
    with pytest.raises(UsageError, match="withdrawn already"):
        making.undo(filled, rejected.id, hand())
    making.undo(filled, undo.id, hand())
    assert event.id not in {e.id for e in read.events(filled)}
    assert [r.verdict for r in all_reviews(filled)] == ["reject", "undo", "undo"]


def test_merges_and_splits_bind_reports_and_wake_their_documents(filled: Record) -> None:
    events = [e for e in read.events(filled) if len(e.reports) > 1][:1]
    events += [e for e in read.events(filled) if e.id != events[0].id][:1]
    making.merge(filled, [e.id for e in events], hand())
    together = {r.id for e in events for r in e.reports}
    assert constraints(filled) == (Together(frozenset(together)),)
    documents = {r.evidence.document for e in events for r in e.reports}
    assert documents <= set(read.pending(filled))
    leaving = events[0].reports[0].id
    parted = making.split(filled, events[0].id, [leaving], hand())
    rest = {r.id for r in events[0].reports} - {leaving}
    assert constraints(filled)[1] == Apart(frozenset({leaving}), frozenset(rest))
    making.undo(filled, parted.id, hand())
    assert len(constraints(filled)) == 1


def test_what_makes_no_sense_is_refused_and_nothing_is_added(filled: Record) -> None:
    event = first(filled)
    refused: tuple[list[str], ...] = (
        ["type=WALTZ"],
        ["colour=red"],
        ["date=2020-13-01"],
        ["date=2021/2020"],
        ["modality=perhaps"],
        ["type"],
        [],
    )
    for words in refused:
        with pytest.raises(UsageError):
            making.correct(filled, event.id, words, hand())
    with pytest.raises(EntryMissing):
        making.correct(filled, event.id, ["actors=Nobody at all"], hand())
    with pytest.raises(UsageError, match="cannot be reviewed"):
        making.accept(filled, event.reports[0].evidence.document, hand())
    with pytest.raises(UsageError, match="at least two"):
        making.merge(filled, [event.id, event.id], hand())
    with pytest.raises(UsageError, match="leaves some"):
        making.split(filled, event.id, [r.id for r in event.reports], hand())
    with pytest.raises(UsageError, match="name"):
        making.Hand(" ", datetime.now(UTC))
    assert all_reviews(filled) == ()


def test_every_kind_that_can_be_reviewed_can_be_accepted_and_rejected(filled: Record) -> None:
    listings: tuple[Callable[[Record], Iterator[Any]], ...] = (
        *(read.statements, read.figures, read.namings, read.offices, read.positions),
        *(read.instruments, read.observances, read.disputes, read.stands),
    )
    for listing in listings:
        entry = list(listing(filled))[0]  # noqa: RUF015
        accepted: Review = making.accept(filled, entry.id, hand())
        assert accepted.anchors[0].entry == entry.id
        making.reject(filled, entry.id, hand())
        assert entry.id not in {one.id for one in listing(filled)}, entry
    assert waiting(filled) == ()
