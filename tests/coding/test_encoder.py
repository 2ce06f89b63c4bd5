"""The coder's runtime: offsets point into the plain sentence whatever is marked in it."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.codebook.ontology import plover
from dragoman.coding.encoder import Marked, encoder

SENTENCE = "Ghana’s fishermen thanked the port of Tema for the new harbour."


def test_the_labels_are_the_codebook_s() -> None:
    labels, types = encoder().labels, plover().types
    assert set(labels.types) == {*types, "NONE"}
    modes = [mode.split(".") for mode in labels.modes if mode != "-"]
    assert all(mode in types[type_].modes for type_, mode in modes)
    assert {tag[2:] for tag in labels.tags} == {"", "A", "R", "E", "P"}


def test_markers_move_no_offset() -> None:
    plain, marked = encoder().judge(
        [Marked(SENTENCE, ()), Marked(SENTENCE, ((0, 17),), ((26, 42),))]
    )
    assert plain.tagged.offsets.tolist() == marked.tagged.offsets.tolist()
    assert not np.allclose(plain.types, marked.types), "the marks must tell the coder something"


def test_answers_come_in_the_order_of_the_questions() -> None:
    questions = [SENTENCE * n for n in (3, 1, 2)]
    together = encoder().tag(questions)
    for question, tagged in zip(questions, together, strict=True):
        (alone,) = encoder().tag([question])
        assert alone.offsets.tolist() == tagged.offsets.tolist()


@settings(max_examples=30, deadline=None)
@given(st.text(max_size=120))
def test_any_text_has_probabilities_and_ordered_offsets(text: str) -> None:
    (judged,) = encoder().judge([Marked(text, ((0, len(text)),))])
    for chances in (judged.types, judged.modes, judged.modalities):
        assert chances.sum() == pytest.approx(1, abs=1e-4)
    offsets = judged.tagged.offsets.tolist()
    assert all(0 <= start < end <= len(text) for start, end in offsets)
    assert all(left[0] <= right[0] for left, right in pairwise(offsets))


def test_nothing_asked_nothing_answered() -> None:
    assert encoder().judge([]) == []
