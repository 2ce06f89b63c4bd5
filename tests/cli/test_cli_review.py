"""Having the last word, searching and coding anew, as users do it."""

import shutil
from pathlib import Path

import pytest

from cli.conftest import Dragoman

pytestmark = pytest.mark.usefixtures("reviewer")


@pytest.fixture
def reviewer(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DRAGOMAN_REVIEWER", "Ama")


@pytest.fixture
def own(record: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the record that may be changed, and that commands take by themselves."""
    place = tmp_path / "own.db"
    shutil.copy(record, place)
    monkeypatch.setenv("DRAGOMAN_RECORD", str(place))
    return place


def events(dragoman: Dragoman) -> list[str]:
    return [line["id"] for line in dragoman("chronicle", "--format", "json").json["lines"]]


def test_verdicts_are_seen_at_once_and_undone(dragoman: Dragoman, own: Path) -> None:
    before = events(dragoman)
    assert own.exists()
    corrected = dragoman(
        "review", "correct", before[0], "date=1971", "type=aid", "--note", "see p. 3"
    )
    assert (corrected.code, corrected.err) == (0, "")
    shown = dragoman("show", before[0]).out
    assert "AID" in shown
    assert "correct by Ama" in shown
    assert "see p. 3" in shown
    given = dragoman("review", "reject", before[1], "--format", "json").json
    assert before[1] not in events(dragoman)
    assert dragoman("review", "undo", given["id"]).code == 0
    assert sorted(events(dragoman)) == sorted(before)
    states = [line["state"] for line in dragoman("review", "log", "--format", "json").json]
    assert states == ["in force", "withdrawn", "in force"]
    assert "withdrawn" in dragoman("review", "log").out


def test_merged_events_are_one_and_split_again(dragoman: Dragoman, own: Path) -> None:
    assert own.exists()
    before = events(dragoman)
    assert dragoman("review", "merge", before[0], before[1]).code == 0
    merged = events(dragoman)
    assert len(merged) == len(before) - 1
    (whole,) = [one for one in merged if one in before[:2]]
    exported = own.parent / "out"
    assert dragoman("export", "--to", exported).code == 0
    line = next(x for x in (exported / "events.jsonl").read_text().splitlines() if whole in x)
    report = line.split('"report:')[1].split('"')[0]
    assert dragoman("review", "split", whole, f"report:{report}").code == 0
    assert len(events(dragoman)) == len(before)


def test_the_queue_leaves_out_what_was_looked_at(dragoman: Dragoman, own: Path) -> None:
    assert own.exists()
    queued = [line["id"] for line in dragoman("review", "queue", "--format", "json").json]
    assert queued
    dragoman("review", "accept", queued[0])
    after = [line["id"] for line in dragoman("review", "queue", "--format", "json").json]
    assert after == queued[1:]
    other = ("--reviewer", "Kofi")
    dragoman("review", "reject", queued[0], *other)
    again = dragoman("review", "queue", "--format", "json").json
    assert "reviewers differ" in next(x["why"] for x in again if x["id"] == queued[0])
    found = dragoman("review", "agreement", "--format", "json").json
    assert (found["entries"], found["shared"]) == (1, 1)
    assert "Krippendorff" in dragoman("review", "agreement").out


def test_what_was_reviewed_is_a_gold_set(dragoman: Dragoman, own: Path) -> None:
    gold = own.parent / "gold.jsonl"
    assert "nothing to write" in dragoman("review", "gold", "--to", gold).complaint
    for one in events(dragoman):
        dragoman("review", "accept", one)
    assert dragoman("review", "gold", "--to", gold).code == 0
    measured = dragoman("evaluate", "coder", gold, "--format", "json").json
    assert measured["size"] == len(gold.read_text(encoding="utf-8").splitlines())
    assert measured["measures"]["F1 end to end"] > 0


def test_search_marks_the_words_and_names_the_kinds(dragoman: Dragoman, own: Path) -> None:
    assert own.exists()
    out = dragoman("search", "fishing", "agreement").out
    assert "*fishing* *agreement*" in out
    found = dragoman("search", "fish*", "--kind", "documents", "--format", "json").json["found"]
    assert {line["kind"] for line in found} == {"document"}
    assert dragoman("search", "zeppelin").out.startswith("Nothing")
    for wrong in (["search"], ["search", "a", "--kind", "poems"], ["search", "—"]):
        assert dragoman(*wrong).code == 2


def test_nothing_is_to_recode_right_after_reading(dragoman: Dragoman, own: Path) -> None:
    assert own.exists()
    assert "nothing would change" in dragoman("diff").out
    assert dragoman("recode", "--format", "json").json["recoded"] == 0
