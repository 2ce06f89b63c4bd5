"""The words of counting: what ships with Dragoman, and what is refused in a user's own file."""

import pytest

from dragoman.codebook.figures import FIGURES, figure_words, parse_figure_words
from dragoman.errors import CodebookError

TEXT = FIGURES.read_text(encoding="utf-8")


def test_people_are_known_from_every_table() -> None:
    known = figure_words()
    people = ["gunmen", "Ministers", "Danes", "fishermen", "toll", "Chadian"]
    assert all(known.is_person(word) for word in people)
    assert not any(known.is_person(word) for word in ("states", "groups", "lorries", "agreements"))


def test_units_have_dimensions_and_a_common_base() -> None:
    known = figure_words()
    asked = ("USD", "miles", "people")
    assert [known.dimension(unit) for unit in asked] == ["money", "distance", ""]
    assert known.in_base(20, "miles") == pytest.approx(32.2, abs=0.1)
    assert known.measures["decades"] == ("years", 10.0)
    assert known.money["us$"] == "USD"


@pytest.mark.parametrize(
    ("old", "new", "complaint"),
    [
        ("scores: [40, 100]", "scores: [100, 40]", "scores would claim more"),
        ("words: [km, ", "words: [mile, km, ", "of two units: ['mile']"),
        ("types: [RETREAT]", "types: [RETREATS]", "RETREATS"),
        ("ordinary_width: 0.1", "ordinary_width: wide", "ordinary_width"),
    ],
)
def test_what_does_not_fit_is_refused_with_its_reason(old: str, new: str, complaint: str) -> None:
    assert old in TEXT
    with pytest.raises(CodebookError) as refused:
        parse_figure_words(TEXT.replace(old, new, 1), "mine.yaml")
    assert complaint in str(refused.value)
    assert "mine.yaml" in str(refused.value)
