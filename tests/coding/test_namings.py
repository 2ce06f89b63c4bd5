"""Loaded names of events are kept as their sources' words."""

import pytest

from dragoman.codebook.loaded_terms import parse_terms
from dragoman.coding.namings import find_namings
from dragoman.coding.statements import find_statements
from dragoman.errors import CodebookError
from dragoman.language.parse import parse
from dragoman.model.entries import Naming
from dragoman.model.text import Document


def namings(text: str) -> tuple[Naming, ...]:
    document = Document("document:test", "test", text)
    sentences = parse(document)
    statements = find_statements(document, sentences, (), ())
    return find_namings(document, sentences, statements)


@pytest.mark.parametrize(
    ("text", "of", "term"),
    [
        ("The paper recalled the Lumora massacre.", "Lumora", "massacre"),
        ("Survivors of the Lumora genocide gathered.", "Lumora", "genocide"),
        ("The liberation of Lumora took a week.", "Lumora", "liberation"),
        ("The occupation of Lumora took a week.", "Lumora", "occupation"),
        ("Veterans of the Patriotic War marched.", "Patriotic War", "Patriotic War"),
    ],
)
def test_a_loaded_word_beside_a_name(text: str, of: str, term: str) -> None:
    (naming,) = namings(text)
    assert (naming.of, naming.term) == (of, term)
    assert text[naming.evidence.start : naming.evidence.end] == naming.evidence.text


def test_whose_word_it_is() -> None:
    (naming,) = namings("The mayor said that the Lumora tragedy was no accident.")
    assert [voice.text.removeprefix("The ") for voice in naming.asserted_by] == ["mayor"]


def test_a_word_without_a_name_names_nothing() -> None:
    assert namings("It was a tragedy, and the occupation went on.") == ()


def test_broken_terms_say_where() -> None:
    with pytest.raises(CodebookError, match=r"mine\.yaml"):
        parse_terms("nouns: 3", "mine.yaml")
