"""Sentences keep exact offsets, whatever the text."""

from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.language.parse import parse
from dragoman.model.text import Document


def document(text: str) -> Document:
    return Document(id="document:test", source="test", text=text)


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=300))
def test_offsets_are_exact(text: str) -> None:
    for sentence in parse(document(text)):
        assert text[sentence.start : sentence.end] == sentence.text
        for token in sentence.tokens:
            assert text[token.start : token.end] == token.text
            assert 0 <= token.head < len(sentence.tokens)


def test_a_headline_does_not_run_into_the_next_line() -> None:
    first, second = parse(
        document("Baku backs Islamabad on Kashmir\nThe minister spoke on Friday.")
    )
    assert (first.paragraph, second.paragraph) == (0, 1)
    assert second.text == "The minister spoke on Friday."


def test_double_spaces_leave_no_tokens() -> None:
    (sentence,) = parse(document("Pakistan  recognised   Azerbaijan."))
    assert [t.text for t in sentence.tokens] == ["Pakistan", "recognised", "Azerbaijan", "."]
