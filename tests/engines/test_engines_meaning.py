"""Vectors in every store: made once, anew for another model, dropped when nothing needs them."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pytest
from invented import VERSIONS, reading, readings, reconciled
from sqlalchemy import func, select

from dragoman.errors import UsageError
from dragoman.pipeline.meaning import add_vectors
from dragoman.record.search import Vectors
from dragoman.record.search_tables import vectors
from dragoman.record.session import Record
from dragoman.record.write import save_reading, save_reconciled
from dragoman.views.search import like

WIDTH = 64


def by_letters(texts: Sequence[str]) -> Vectors:
    """An encoder to which texts of the same words in any order mean the same."""
    made = np.zeros((len(texts), WIDTH), dtype=np.float32)
    for row, words in enumerate(texts):
        for word in words.split():
            made[row, sum(word.encode()) % WIDTH] += 1
    unit: Vectors = made / np.linalg.norm(made, axis=1, keepdims=True)
    return unit


def stored(record: Record) -> int:
    with record.reading() as connection:
        return connection.execute(select(func.count()).select_from(vectors)).scalar_one()


@pytest.fixture
def filled(record: Record) -> Record:
    found = readings(10)
    for one in found:
        save_reading(record, one, VERSIONS)
    save_reconciled(record, *reconciled(found))
    add_vectors(record, "letters", by_letters)
    return record


def test_vectors_are_made_once_for_each_gist(filled: Record) -> None:
    sentences = {one.statements[0].evidence.text for one in readings(10)}
    sentences |= {one.reports[0].evidence.text for one in readings(10)}
    assert stored(filled) == len(sentences) + 10
    assert add_vectors(filled, "letters", by_letters) == 0


def test_another_model_makes_all_anew_and_compares_with_none_of_the_old(filled: Record) -> None:
    before = stored(filled)
    statement = reading(4).statements[0].id
    with pytest.raises(UsageError, match="no vector"):
        like(filled, statement, "other")
    assert add_vectors(filled, "other", by_letters) == before
    assert stored(filled) == before
    assert like(filled, statement, "other").found


def test_vectors_of_what_is_gone_are_dropped(filled: Record) -> None:
    before = stored(filled)
    fewer = replace(reading(4), statements=(), reports=(), stands=())
    save_reading(filled, fewer, replace(VERSIONS, model="coder 2"))
    save_reading(filled, reading(11), VERSIONS)
    add_vectors(filled, "letters", by_letters)
    assert stored(filled) <= before + 2


def test_what_is_alike_is_found_without_itself(filled: Record) -> None:
    one = reading(4)
    found = like(filled, one.statements[0].id, "letters", ["statements"], 3).found
    assert len(found) == 3
    assert one.statements[0].id not in {line.id for line in found}
    scores = [line.score for line in found]
    assert scores == sorted(scores, reverse=True)
    assert scores[0] > 0.8
    events = like(filled, one.reports[0].id, "letters", ["events"], 3).found
    assert {line.kind for line in events} == {"event"}
    documents = like(filled, one.document.id, "letters", ["documents"], 3).found
    assert len(documents) == 3
