"""Vectors of meaning: like sentences lie near each other, whatever words they use."""

import numpy as np
import pytest

from dragoman.coding.vectors import sentence_vectors

ALIKE = (
    ("The two navies stopped shooting at dawn.", "A ceasefire at sea took hold early on Monday."),
    ("Lenders forgave half of the debt.", "Creditors wrote off loans worth two billion."),
    ("The envoy was thrown out.", "The ambassador has been expelled from the country."),
)
OTHER = "The orchestra opened its season with a symphony by Sibelius."


@pytest.mark.parametrize(("one", "same"), ALIKE)
def test_what_means_the_same_lies_nearer_than_what_does_not(one: str, same: str) -> None:
    vectors = sentence_vectors([one, same, OTHER])
    assert vectors[0] @ vectors[1] > vectors[0] @ vectors[2]


def test_vectors_have_length_one_and_words_are_needed() -> None:
    vectors = sentence_vectors(["Peru", "", "Peru and Chile met."])
    assert np.linalg.norm(vectors, axis=1).tolist() == pytest.approx([1, 0, 1], abs=1e-5)
    assert sentence_vectors([]).shape[0] == 0


def test_a_sentence_has_the_same_vector_in_any_company() -> None:
    alone, beside = sentence_vectors([OTHER]), sentence_vectors([ALIKE[0][0], OTHER])
    assert np.array_equal(alone[0], beside[1])
