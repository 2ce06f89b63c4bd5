"""Searching every store alike: by words with the sentence marked, and by meaning."""

from dataclasses import replace

import numpy as np
import pytest
from invented import VERSIONS, reading, readings, reconciled
from sqlalchemy import delete, select
from test_engines_review import hand

from dragoman.errors import UsageError
from dragoman.record import read, search_index, search_postgresql, search_sqlite
from dragoman.record import review_making as making
from dragoman.record.search import SearchKind, by_meaning, by_words, packed, vector_of
from dragoman.record.search_tables import passages, vectors
from dragoman.record.search_words import terms, unmarked
from dragoman.record.session import Record
from dragoman.record.write import save_reading, save_reconciled
from dragoman.views.search import search

EVERY: tuple[SearchKind, ...] = ("documents", "statements", "events")
MODEL = "a model"


@pytest.fixture
def filled(record: Record) -> Record:
    found = readings(8)
    for one in found:
        save_reading(record, one, VERSIONS)
    save_reconciled(record, *reconciled(found))
    return record


def found(record: Record, words: str, kind: SearchKind) -> set[str]:
    return {hit.entry.id for hit in by_words(record, words, kind, 50)}


def test_all_words_must_occur_in_any_of_their_forms(filled: Record) -> None:
    everybody = {one.document.id for one in readings(8)}
    assert found(filled, "cart", "documents") == everybody
    assert found(filled, "Ferries held", "documents") == everybody
    assert found(filled, "cart zeppelin", "documents") == set()
    one = reading(6)
    assert found(filled, "46 carts", "documents") == {one.document.id}
    assert found(filled, "46 carts", "statements") == {one.statements[0].id}


def test_phrases_and_beginnings(filled: Record) -> None:
    assert found(filled, '"Quiet Ferry"', "statements")
    assert found(filled, '"Ferry Quiet"', "statements") == set()
    assert found(filled, "ferr*", "documents") == found(filled, "ferry", "documents")
    assert found(filled, "erry*", "documents") == set()


def test_events_are_found_by_the_sentences_of_their_reports(filled: Record) -> None:
    report = reading(6).reports[0]
    wanted = {e.id for e in read.events(filled) if report.id in {r.id for r in e.reports}}
    sides = f"{report.actors[0].name} turned crossing 1"
    assert wanted <= found(filled, sides, "events")


def test_marks_stand_on_the_words(filled: Record) -> None:
    for kind in EVERY:
        for hit in by_words(filled, "crossing turn*" if kind != "statements" else "carts", kind, 9):
            assert hit.marks
            words = {hit.text[start:end].casefold() for start, end in hit.marks}
            assert words <= {"crossing", "turned", "carts"}
    assert unmarked("a \x02b\x03 c\x02d\x03") == ("a b cd", ((2, 3), (5, 6)))


def test_a_view_shows_the_sentence_of_a_document(filled: Record) -> None:
    (line,) = search(filled, "outrage 45", ["documents"]).found
    assert line.sentence.startswith("“Some 45 carts")
    assert [line.sentence[a:b] for a, b in line.marks] == ["45", "outrage"]


def test_signs_of_a_query_language_are_words_like_others(filled: Record) -> None:
    for words in ("AND", "NEAR(carts", "kind:documents", "a:b", "carts'", "carts & ! |", "-carts"):
        for kind in EVERY:
            found(filled, words, kind)
    for nothing in ("", "  ", "—", '""', "&"):
        with pytest.raises(UsageError, match="no word"):
            by_words(filled, nothing, "documents", 5)


def test_what_is_rejected_or_read_anew_is_found_so(filled: Record) -> None:
    one = reading(6)
    making.reject(filled, one.statements[0].id, hand())
    assert found(filled, "46 carts", "statements") == set()
    other = replace(one, statements=(), reports=(), stands=())
    save_reading(filled, other, replace(VERSIONS, model="coder 2"))
    assert found(filled.as_coded(), "46 carts", "statements") == set()
    with filled.reading() as connection:
        assert list(search_index.unindexed(connection)) == []


def test_a_damaged_index_is_told_and_built_anew(filled: Record) -> None:
    before = found(filled, "cart", "documents")
    with filled.writing() as connection:
        connection.execute(delete(passages).where(passages.c.kind == "documents"))
        assert len(list(search_index.unindexed(connection))) == 8
    assert found(filled, "cart", "documents") == set()
    with filled.writing() as connection:
        assert search_index.rebuild(connection) == 24
    assert found(filled, "cart", "documents") == before


def test_the_nearest_in_meaning_come_first(filled: Record) -> None:
    with filled.writing() as connection:
        rows = connection.execute(
            select(passages.c.gist, passages.c.entry).where(passages.c.kind == "statements")
        ).all()
        turned = {key: float(number) / len(rows) for number, (key, _) in enumerate(rows)}
        made = [
            {"gist": key, "model": MODEL, "whole": False, "vector": packed(_at(angle))}
            for key, angle in turned.items()
        ]
        connection.execute(vectors.insert(), made)
    like = vector_of(filled, [rows[2].entry], MODEL)
    assert like is not None
    hits = by_meaning(filled, like, "statements", 3, MODEL)
    assert hits[0].entry.id == rows[2].entry
    assert hits[0].score == pytest.approx(1, abs=1e-3)
    assert {hit.entry.id for hit in hits[1:]} == {rows[1].entry, rows[3].entry}
    assert by_meaning(filled, like, "documents", 3, MODEL) == ()
    assert vector_of(filled, [rows[2].entry], "another model") is None


def _at(angle: float) -> np.ndarray[tuple[int], np.dtype[np.float32]]:
    return np.array([np.cos(angle), np.sin(angle)], dtype=np.float32)


def test_of_a_word_that_very_many_have_those_read_last_are_ranked(filled: Record) -> None:
    """However far apart they lie: a few among the last, or all long ago."""
    here = [30, 900, 9_000, 70_000, 599_990, 599_999, 600_000]
    with filled.reading() as connection:
        document = connection.execute(select(passages.c.document)).scalars().first()
    with filled.writing() as connection:
        for n in [*here, 700_000]:
            words = "The zeppelin came." if n in here else "Nothing came."
            row = {"n": n, "kind": "reports", "entry": f"report:{n}", "document": document}
            connection.execute(passages.insert(), {**row, "gist": f"gist:{n}", "text": words})
    database = search_sqlite if filled.engine.dialect.name == "sqlite" else search_postgresql
    with filled.reading() as connection:
        for most in range(1, 9):
            found = database.newest(connection, terms("zeppelin came"), "reports", most)
            assert sorted(n for n, _ in found) == here[-most:]
            assert all(points > 0 for _, points in found)
        assert database.newest(connection, terms("zeppelin"), "documents", 9) == []
        marked = database.marked(connection, terms("zeppelin"), "reports", [900, 70_000])
    assert marked[900][2] == "The \x02zeppelin\x03 came."


def test_as_many_are_shown_as_are_wanted_although_some_are_rejected(filled: Record) -> None:
    every = [hit.entry.id for hit in by_words(filled, "carts", "statements", 50)]
    for id_ in every[:5]:
        making.reject(filled, id_, hand())
    assert [hit.entry.id for hit in by_words(filled, "carts", "statements", 3)] == every[5:8]
