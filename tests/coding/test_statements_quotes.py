"""Quotation marks of every kind, balanced or not; apostrophes are no quotes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.coding.statements.quotes import find_quotes


def quoted(text: str) -> list[str]:
    return [text[q.start : q.end] for q in find_quotes(text)]


@pytest.mark.parametrize(
    "quotation", ["“Stop now.”", '"Stop now."', "«Stop now.»", "‘Stop now.’", "'Stop now.'"]
)
def test_every_kind_of_mark(quotation: str) -> None:
    assert quoted(f"He said: {quotation} Then he left.") == [quotation]


def test_doubled_marks() -> None:
    assert quoted("He said, ''Stop now,'' and left.") == ["''Stop now,''"]
    assert quoted("He said, ``Stop now,'' and left.") == ["``Stop now,''"]


def test_apostrophes_and_possessives_are_no_quotes() -> None:
    assert quoted("The states' envoys didn't sign in the '90s; it's Chad's loss.") == []


def test_a_possessive_does_not_close_a_single_quotation() -> None:
    assert quoted("She said, 'The voters' will is clear,' and sat.") == [
        "'The voters' will is clear,'"
    ]


def test_a_quotation_inside_another_belongs_to_it() -> None:
    assert quoted("“He told us “go home” twice,” she said.") == ["“He told us “go home” twice,”"]


def test_an_unclosed_quotation_ends_with_its_paragraph() -> None:
    assert quoted("He said: “Stop now.\nThen he left.") == ["“Stop now."]


def test_a_quotation_may_close_paragraphs_later() -> None:
    text = "He said: 'Stop now.\nThink of the dead.\nGo home.'\nThen he left."
    assert quoted(text) == ["'Stop now.\nThink of the dead.\nGo home.'"]


def test_each_paragraph_may_open_again() -> None:
    assert quoted("“Stop now.\n“Go home.”") == ["“Stop now.", "“Go home.”"]


@given(st.text(alphabet="ab .,\n“”\"'‘’«»`", max_size=80))
def test_quotations_lie_in_the_text_and_never_overlap(text: str) -> None:
    last = 0
    for quote in find_quotes(text):
        assert last <= quote.start < quote.end <= len(text)
        last = quote.end
