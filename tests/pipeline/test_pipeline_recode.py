"""Coding anew what older versions read: told beforehand, resumable, reviews kept."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from dragoman.errors import CoderError
from dragoman.model.reading import Reading
from dragoman.pipeline import recode, stages, versions
from dragoman.pipeline.reader import read_into
from dragoman.record import read, review_making
from dragoman.record.check import check
from dragoman.record.recoding import outdated
from dragoman.record.session import Record, open_record
from dragoman.settings import Settings

STORIES = {
    "one.txt": "Fiji condemned Tonga on 3 May 2019.\n",
    "two.txt": "Samoa thanked Fiji for its help on 9 June 2020.\n",
}


def quiet(number: int, total: int, name: str) -> None:
    assert 1 <= number <= total
    assert name


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    folder = tmp_path / "press"
    folder.mkdir()
    for name, text in STORIES.items():
        (folder / name).write_text(text, encoding="utf-8")
    with open_record(str(tmp_path / "record.db"), create=True) as made:
        read_into(made, [str(folder)], Settings(), quiet)
        yield made


@pytest.fixture
def newer(record: Record, monkeypatch: pytest.MonkeyPatch) -> Record:
    """A record whose versions are no longer the current ones."""
    other = replace(versions.current(), codebook="another")
    monkeypatch.setattr(versions, "current", lambda *_: other)
    return record


def test_nothing_is_to_do_when_the_versions_are_the_same(record: Record) -> None:
    assert outdated(record, versions.current()) == ()
    assert list(recode.differences(record, Settings(), quiet)) == []
    done = recode.recode(record, Settings(), quiet)
    assert (done.recoded, done.unchanged) == (0, 2)


def test_the_same_rules_under_another_name_change_nothing_but_the_name(newer: Record) -> None:
    told = [changes for _, changes in recode.differences(newer, Settings(), quiet)]
    assert told == [(), ()]
    before = [*read.events(newer), *read.reports(newer), *read.statements(newer)]
    done = recode.recode(newer, Settings(), quiet)
    assert (done.recoded, done.unchanged) == (2, 0)
    assert [*read.events(newer), *read.reports(newer), *read.statements(newer)] == before
    for document in read.documents(newer):
        assert read.versions(newer, document.id) == versions.current()
    assert check(newer) == []


def test_what_would_change_is_told_and_not_stored(
    newer: Record, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = stages.read_through

    def without_reports(reading: Reading, steps: object) -> Reading:
        return replace(whole(reading, steps), reports=(), statements=(), stands=())  # type: ignore[arg-type]

    monkeypatch.setattr(stages, "read_through", without_reports)
    before = list(read.reports(newer))
    assert before
    found = recode.differences(newer, Settings(), quiet, 1)
    (changes,) = [told for _, told in found]
    assert {change.how for change in changes} == {"gone"}
    assert list(read.reports(newer)) == before


def test_a_stopped_run_goes_on_and_reviews_hold(
    newer: Record, monkeypatch: pytest.MonkeyPatch
) -> None:
    event = list(read.events(newer))[0]  # noqa: RUF015 - the listing is read to its end
    hand = review_making.Hand("Ama", datetime.now(UTC))
    review_making.correct(newer, event.id, ["date=1999"], hand)
    whole = stages.read_through
    done: list[str] = []

    def stop_at_the_second(reading: Reading, steps: object) -> Reading:
        if done:
            raise CoderError("the power went")
        done.append(reading.document.id)
        return whole(reading, steps)  # type: ignore[arg-type]

    monkeypatch.setattr(stages, "read_through", stop_at_the_second)
    with pytest.raises(CoderError):
        recode.recode(newer, Settings(), quiet)
    assert len(outdated(newer, versions.current())) == 1
    monkeypatch.setattr(stages, "read_through", whole)
    rest = recode.recode(newer, Settings(), quiet)
    assert (rest.recoded, rest.unchanged, rest.waiting) == (1, 1, ())
    dates = {one.id: one.date.text for one in read.events(newer)}
    assert dates[event.id] == "1999"
