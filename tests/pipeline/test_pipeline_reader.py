"""Reading into a record: the same input gives the same record, and what is refused stays noted."""

import os
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from written import texts

from dragoman.exports.jsonl import KINDS
from dragoman.model.reading import Versions
from dragoman.pipeline import stages, versions
from dragoman.pipeline.reader import Outcome, read_into, written
from dragoman.record import read
from dragoman.record.check import check
from dragoman.record.session import Record, open_record
from dragoman.settings import Settings

ARTICLE = (
    "Chad and Fiji agree on fishing\n\n"
    "Chad thanked Fiji for its help on 3 May 2019, the ministry in N'Djamena said in a statement. "
    "Fiji's prime minister, Jona Senilagakali, said that both countries had signed an agreement.\n"
)
OTHER = ARTICLE.replace("Chad", "Tonga").replace("N'Djamena", "Nuku'alofa")


def run(record: Record, *inputs: Path | str, given: Settings | None = None) -> Outcome:
    return read_into(record, [str(one) for one in inputs], given or Settings(), lambda *_: None)


def everything(record: Record) -> dict[str, list[object]]:
    """Every entry of the record, a kind at a time, in the record's order."""
    kinds = {**KINDS, "reports": read.reports, "namings": read.namings, "notices": read.notices}
    return {name: list(entries(record)) for name, entries in kinds.items()}


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    with open_record(str(tmp_path / "record.db"), create=True) as record:
        yield record


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "fishing.txt").write_text(ARTICLE, encoding="utf-8")
    (folder / "other.txt").write_text(OTHER, encoding="utf-8")
    return folder


def test_where_nothing_can_be_read_no_stage_is_loaded(
    record: Record, monkeypatch: pytest.MonkeyPatch
) -> None:
    def load(_: Settings) -> None:
        raise AssertionError

    monkeypatch.setattr(stages, "standard", load)
    outcome = run(record, "nowhere.txt", "nothing/*.txt")
    assert [notice.source for notice in outcome.refused] == ["nowhere.txt", "nothing/*.txt"]
    assert len(list(read.notices(record))) == 2


@settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(texts(), max_size=2))
def test_reading_again_changes_nothing(several: list[str]) -> None:
    with TemporaryDirectory() as place:
        for number, text in enumerate([ARTICLE, *several]):
            Path(place, f"{number}.txt").write_bytes(text.encode())
        with open_record(f"{place}/record.db", create=True) as record:
            first = run(record, place)
            before = everything(record)
            assert first.read >= 1
            assert first.read + len(first.refused) == len(several) + 1
            assert not check(record)
            second = run(record, place)
            assert (second.read, second.unchanged) == (0, first.read)
            assert second.refused == first.refused
            assert everything(record) == before


def test_a_newer_coder_reads_again_and_the_same_coder_gives_the_same(
    record: Record, articles: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run(record, articles)
    before = everything(record)
    assert before["events"]
    assert before["statements"]
    monkeypatch.setattr(versions, "current", lambda *_: Versions("0", "0", "0"))
    assert run(record, articles).read == 2
    assert everything(record) == before


def test_the_order_of_reading_is_no_matter(record: Record, articles: Path, tmp_path: Path) -> None:
    run(record, articles / "other.txt")
    run(record, articles / "fishing.txt")
    with open_record(str(tmp_path / "second.db"), create=True) as second:
        run(second, articles)
        assert everything(second) == everything(record)


def test_what_cannot_be_read_is_noted_and_the_rest_is_read(record: Record, articles: Path) -> None:
    (articles / "empty.txt").touch()
    outcome = run(record, articles, "nowhere.txt")
    assert outcome.read == 2
    assert {notice.source for notice in outcome.refused} == {
        str(articles / "empty.txt"),
        "nowhere.txt",
    }
    kept = [notice for notice in read.notices(record) if notice.kind == "unreadable"]
    assert sorted(kept, key=str) == sorted(outcome.refused, key=str)


def test_what_could_not_be_read_is_forgotten_once_it_can(record: Record, articles: Path) -> None:
    late = articles / "late.txt"
    late.touch()
    run(record, articles)
    late.write_text(ARTICLE.replace("Chad", "Peru"), encoding="utf-8")
    assert not run(record, articles).refused
    assert not [notice for notice in read.notices(record) if notice.kind == "unreadable"]


def test_a_day_is_given_only_where_the_page_states_none(record: Record, articles: Path) -> None:
    day = date(2019, 5, 4)
    run(record, articles, given=Settings(published=day))
    published = {document.published for document in read.documents(record)}
    assert {(one.start, one.basis) for one in published} == {(day, "given")}


def test_a_language_that_is_not_coded_is_kept_and_noted(record: Record, tmp_path: Path) -> None:
    german = "Der Minister sagte am Montag, dass die Gespräche mit Frankreich gut verlaufen seien. "
    (tmp_path / "german.txt").write_text(german * 6, encoding="utf-8")
    (notice,) = run(record, tmp_path / "german.txt").noticed
    assert notice.kind == "language"
    assert "“de”" in notice.reason
    assert len(list(read.documents(record))) == 1
    assert not list(read.reports(record))


def test_broken_characters_are_shown_and_noted(record: Record, tmp_path: Path) -> None:
    broken = ARTICLE.replace("agreement", "«agreement»").encode() + b"It was a caf\xc3 in Suva.\n"
    (tmp_path / "broken.txt").write_bytes(broken)
    noticed = run(record, tmp_path / "broken.txt").noticed
    assert [notice.kind for notice in noticed if notice.kind == "damaged"] == ["damaged"]
    (document,) = read.documents(record)
    assert "«agreement»" in document.text
    assert "caf\ufffd in Suva" in document.text


def test_a_name_that_is_no_text_stops_nobody(record: Record, articles: Path) -> None:
    if os.name != "posix":
        pytest.skip("names are bytes on POSIX only")
    (articles / "line\nbreak.txt").write_text(ARTICLE.replace("Chad", "Peru"), encoding="utf-8")
    for name in (b"caf\xe9.txt", b"empty\xe9.txt"):
        text = ARTICLE.replace("Chad", "Chile") if name.startswith(b"caf") else ""
        Path(os.fsdecode(os.fsencode(articles) + b"/" + name)).write_text(text, encoding="utf-8")
    outcome = run(record, articles)
    assert outcome.read == 4
    assert [Path(notice.source).name for notice in outcome.refused] == ["empty\\udce9.txt"]
    sources = {Path(document.source).name for document in read.documents(record)}
    assert {"caf\\udce9.txt", "line\\nbreak.txt"} < sources
    assert run(record, articles).unchanged == 4


@given(st.text(st.characters()))
def test_written_names_are_text_and_plain_ones_stay(name: str) -> None:
    shown = written(name)
    assert shown.encode().decode() == shown
    assert written(shown) == shown
    assert shown == name or not name.isprintable()


def test_the_record_is_no_input_where_its_folder_is_read(articles: Path) -> None:
    own = articles / "dragoman.db"
    with open_record(str(own), create=True) as record:
        assert run(record, articles).read == 2
        outcome = run(record, articles)
        assert (outcome.unchanged, outcome.refused) == (2, ())
        (named,) = run(record, own).refused
        assert named.source == str(own)


def test_a_folder_with_nothing_but_the_record_says_so(tmp_path: Path) -> None:
    with open_record(str(tmp_path / "dragoman.db"), create=True) as record:
        (refused,) = run(record, tmp_path).refused
    assert "nothing to read here but the record" in refused.reason
