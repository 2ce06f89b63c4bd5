"""Noun phrases without a name: who is new, who was met before, what only looks like somebody."""

import pytest

from dragoman.actors import resolve
from dragoman.language.parse import parse
from dragoman.model.actors import Mention
from dragoman.model.text import Document


def mentions(text: str, outlet: str = "") -> tuple[Mention, ...]:
    document = Document(id="document:test", source="test", text=text, outlet_country=outlet)
    return resolve(document, parse(document)).mentions


def named(text: str, passage: str, outlet: str = "") -> Mention:
    return next(m for m in mentions(text, outlet) if m.text == passage)


MEJIA = "Rosa Mejia sells wool in Cusco. "


@pytest.mark.parametrize(
    ("text", "passage"),
    [
        (MEJIA + "A Foreign Office official saw her stall.", "A Foreign Office official"),
        (MEJIA + "A Foreign Office spokeswoman saw her stall.", "A Foreign Office spokeswoman"),
        (MEJIA + "Later an official in Lima saw her stall.", "an official"),
        ("Peru's official Rosa Mejia left. An official of Peru stayed.", "An official of Peru"),
        (MEJIA + "Officials saw her stall.", "Officials"),
    ],
)
def test_who_is_new_is_nobody_met_before(text: str, passage: str) -> None:
    found = named(text, passage)
    assert "person.rosa-mejia" not in [actor.id for actor in found.actors]
    assert found.resolution.rule != "met-before"


def test_the_same_noun_after_the_is_somebody_met_before() -> None:
    found = named(MEJIA + "A Peruvian official came. The official smiled.", "The official")
    assert [actor.id for actor in found.actors] == ["PER.official"]
