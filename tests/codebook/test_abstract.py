"""What names no one cannot act; what only sounds so can."""

import pytest

from dragoman.codebook.abstract import abstract_nouns


@pytest.mark.parametrize("noun", ["cooperation", "friendship", "war", "spirit", "cleansing"])
def test_an_abstract_noun_names_no_one(noun: str) -> None:
    assert noun in abstract_nouns()


@pytest.mark.parametrize("noun", ["delegation", "leadership", "protester", "army", "settlement"])
def test_a_noun_that_acts_is_not_abstract(noun: str) -> None:
    assert noun not in abstract_nouns()
