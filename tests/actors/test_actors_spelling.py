"""Spellings of one name are told from names of two."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.actors.spelling import alike
from dragoman.codebook.words import words

PARTS = st.text("abdeghiklmnoqrstuvz", min_size=2, max_size=9)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Nadim Razan", "Nadeem Raza"),
        ("Muammar Gaddafi", "Moammar Qadhafi"),
        ("Volodymyr Zelensky", "Volodymyr Zelenskyy"),
        ("Aleksandr Lukashenko", "Alyaksandr Lukashenka"),
        ("Sergei Lavrov", "Sergey Lavrov"),
    ],
)
def test_transliterations_of_one_name_are_alike(one: str, other: str) -> None:
    assert alike(words(one), words(other))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ali Hassan", "Ali Hussein"),
        ("Mohammed Khan", "Mahmoud Khan"),
        ("Rosa Quispe", "Rosa Quiroga"),
        ("Ana Ruiz", "Ana Maria Ruiz"),
    ],
)
def test_names_of_two_are_not(one: str, other: str) -> None:
    assert not alike(words(one), words(other))


def test_letters_with_marks_are_no_other_spelling_at_all() -> None:
    assert words("İlham Əliyev") == words("Ilham Aliyev")


@given(st.lists(PARTS, min_size=1, max_size=3), st.lists(PARTS, min_size=1, max_size=3))
def test_likeness_goes_both_ways_and_nobody_is_a_spelling_of_himself(
    one: list[str], other: list[str]
) -> None:
    assert alike(one, other) == alike(other, one)
    assert not alike(one, one)
