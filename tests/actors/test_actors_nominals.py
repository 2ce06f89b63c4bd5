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


@pytest.mark.parametrize(
    ("text", "passage", "actor"),
    [
        ("Peru's Security Council met.", "Peru's Security Council",
         "PER.national-security-council"),
        ("The Security Council of Peru met.", "The Security Council of Peru",
         "PER.national-security-council"),
        ("Peruvian Security Council Secretary Rosa Mejia left.", "Peruvian Security Council",
         "PER.national-security-council"),
        ("Peru wrote to the Security Council.", "Security Council", "UNSC"),
        ("The UN's Security Council met.", "Security Council", "UNSC"),
        ("Peru's Security Council seat was lost.", "Security Council", "UNSC"),
    ],
)  # fmt: skip
def test_a_name_that_states_share_is_that_of_the_state_beside_it(
    text: str, passage: str, actor: str
) -> None:
    assert [found.id for found in named(text, passage).actors] == [actor]


@pytest.mark.parametrize(
    "text",
    [
        "The official Twitter Page of the Peruvian Senate shared a note.",
        "The official Instagram account of Peru shared a note.",
        "The Official Gazette printed the law.",
    ],
)
def test_a_title_that_describes_a_thing_is_no_person(text: str) -> None:
    assert "official" not in {m.text.lower().removeprefix("the ") for m in mentions(text)}
