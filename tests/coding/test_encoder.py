"""The coder's runtime: offsets point into the plain sentence whatever is asked of it."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.codebook.ontology import plover
from dragoman.coding.encoder import Pair, encoder

SENTENCE = "Ghana’s fishermen thanked the port of Tema for the new harbour."
FISHERMEN, PORT = ((0, 17),), ((26, 42),)


def test_the_labels_are_the_codebook_s() -> None:
    labels, types = encoder().labels, plover().types
    assert set(labels.types) == {*types, "NONE"}
    modes = [mode.split(".") for mode in labels.modes if mode != "-"]
    assert all(mode in types[type_].modes for type_, mode in modes)
    assert {tag[2:] for tag in labels.tags} == {"", "A", "R", "E", "P"}


def test_what_is_asked_changes_nothing_in_the_sentence() -> None:
    (plain,) = encoder().read([(SENTENCE, [])])
    (asked,) = encoder().read([(SENTENCE, [Pair(FISHERMEN, PORT), Pair(PORT, FISHERMEN)])])
    assert plain.offsets.tolist() == asked.offsets.tolist()
    assert np.allclose(plain.tags, asked.tags, atol=0.05), "quantising alone may move them a little"


def test_who_does_it_to_whom_makes_a_difference() -> None:
    pairs = [Pair(FISHERMEN, PORT), Pair(PORT, FISHERMEN), Pair(FISHERMEN)]
    (seen,) = encoder().read([(SENTENCE, pairs)])
    forth, back, alone = seen.pairs
    assert not np.allclose(forth.types, back.types)
    assert not np.allclose(forth.types, alone.types)


def test_pairs_do_not_hear_of_each_other() -> None:
    (alone,) = encoder().read([(SENTENCE, [Pair(FISHERMEN, PORT)])])
    (beside,) = encoder().read([(SENTENCE, [Pair(FISHERMEN, PORT), Pair(PORT)])])
    assert np.allclose(alone.pairs[0].types, beside.pairs[0].types, atol=0.05)


def test_answers_come_in_the_order_of_the_questions() -> None:
    questions = [SENTENCE * n for n in (3, 1, 2)]
    together = encoder().read([(question, []) for question in questions])
    for question, seen in zip(questions, together, strict=True):
        (alone,) = encoder().read([(question, [])])
        assert alone.offsets.tolist() == seen.offsets.tolist()


@settings(max_examples=30, deadline=None)
@given(st.text(max_size=120))
def test_any_text_has_probabilities_and_ordered_offsets(text: str) -> None:
    (seen,) = encoder().read([(text, [Pair(((0, len(text)),))])])
    (judged,) = seen.pairs
    for chances in (judged.types, judged.modes, judged.modalities):
        assert chances.sum() == pytest.approx(1, abs=1e-4)
    offsets = seen.offsets.tolist()
    assert judged.parts.shape == (2, len(offsets))
    assert all(0 <= start < end <= len(text) for start, end in offsets)
    assert all(left[0] <= right[0] for left, right in pairwise(offsets))


def test_a_glance_sees_the_words_that_a_second_look_sees() -> None:
    (glimpse,) = encoder().glance([SENTENCE])
    (seen,) = encoder().judge([(glimpse, [Pair(FISHERMEN, PORT)])])
    assert glimpse.seen.offsets.tolist() == seen.offsets.tolist()
    assert glimpse.seen.tags.shape == seen.tags.shape
    assert np.allclose(glimpse.seen.tags.sum(-1), 1, atol=1e-4)


def test_nothing_asked_nothing_answered() -> None:
    assert encoder().read([]) == []
    assert encoder().glance([]) == []
    assert encoder().judge([]) == []
