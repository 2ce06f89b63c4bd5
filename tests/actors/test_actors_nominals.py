"""Noun phrases without a name: who is new, who was met before, what only looks like somebody."""

import pytest

from dragoman.actors import resolve, resolve_phrase
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


def country(text: str, passage: str, outlet: str = "") -> str:
    (actor,) = named(text, passage, outlet).actors
    return actor.country


STRUCK = "Peru shelled the Chilean port of Arica. In Peru, flags flew. "


@pytest.mark.parametrize(
    ("text", "passage"),
    [
        ("She said 40 people were killed.", "40 people"),
        ("The dead were civilians.", "civilians"),
        ("Children hid in cellars.", "Children"),
        ("The victims were buried.", "The victims"),
        ("A soldier spoke to her.", "A soldier"),
        ("Two sailors were rescued.", "Two sailors"),
        ("Mary Wanja fears for her husband.", "her husband"),
        ("The port was hit with artillery.", "artillery"),
        ("Neither army moved.", "Neither army"),
    ],
)
def test_no_state_is_lent_to_whom_it_need_not_be(text: str, passage: str) -> None:
    assert country(STRUCK + text, passage) == ""


@pytest.mark.parametrize(
    ("text", "passage"),
    [
        ("The army moved.", "The army"),
        ("Soldiers moved.", "Soldiers"),
        ("Farmers clashed with police.", "police"),
        ("An official of the ministry spoke.", "An official of the ministry"),
        ("A military spokesman spoke.", "A military spokesman"),
    ],
)
def test_the_state_that_a_text_is_about_is_lent_to_its_own(text: str, passage: str) -> None:
    assert country(STRUCK + text, passage) == "PER"


def test_the_two_governments_are_the_states_named_together() -> None:
    found = named("Peru and Chile signed. The two governments smiled.", "The two governments")
    assert [actor.id for actor in found.actors] == ["PER", "CHL"]


@pytest.mark.parametrize(
    ("text", "outlet", "whose"),
    [
        ("Armenia shelled Azerbaijan. The Foreign Office was silent.", "PAK", "PAK"),
        ("Armenia shelled Azerbaijan. The Foreign Office was silent.", "", ""),
        ("Traders left Karachi for Baku, in Azerbaijan. The Foreign Office was silent.", "", "PAK"),
    ],
)
def test_the_foreign_office_is_of_a_state_that_calls_it_so(
    text: str, outlet: str, whose: str
) -> None:
    assert country(text, "The Foreign Office", outlet) == whose


def test_the_government_in_an_officials_words_is_the_officials_own() -> None:
    text = "Baku was angry. India's foreign ministry said the government had no plans."
    assert named(text, "the government").actors[0].id == "IND.government"
    text = "Baku was angry. Traders said the government had no plans."
    assert named(text, "the government").actors[0].id != "IND.government"


def test_a_title_before_a_preposition_is_somebodys_without_a_parser_too() -> None:
    found = resolve_phrase("Peruvian Ambassador to the United Nations")
    assert found is not None
    assert [actor.country for actor in found.actors] == ["PER"]
