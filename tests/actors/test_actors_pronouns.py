"""Pronouns that stand for nobody in the text, and those that tell a man from a woman."""

import pytest

from dragoman.actors import resolve
from dragoman.language.parse import parse
from dragoman.model.actors import Mention
from dragoman.model.text import Document


def last(text: str, pronoun: str) -> Mention:
    document = Document(id="document:test", source="test", text=text)
    mentions = resolve(document, parse(document)).mentions
    return [m for m in mentions if m.text == pronoun][-1]


TALKS = "Kenya and Uganda held talks in Kampala. "


@pytest.mark.parametrize(
    ("text", "thing"),
    [
        ("Kenya said the pumps were broken. Uganda said they had rusted.", "pumps"),
        ("The pumps broke on Monday. They were new.", "pumps"),
    ],
)
def test_they_are_left_open_where_things_come_later_than_actors(text: str, thing: str) -> None:
    found = last(TALKS + text, "they" if " they " in text else "They")
    assert found.actors == ()
    assert found.resolution.because.endswith(f"may stand for the “{thing}”")


@pytest.mark.parametrize(
    "text",
    [
        "They agreed to dig wells.",
        "The pumps broke on Monday. They said wells were needed.",
        "Both countries sent pumps. They will send more.",
    ],
)
def test_they_are_the_actors_where_only_somebody_can_be_meant(text: str) -> None:
    assert [actor.id for actor in last(TALKS + text, "They").actors] == ["KEN", "UGA"]


WANJA = "Mary Wanja teaches in Kisumu. "


@pytest.mark.parametrize(
    ("text", "pronoun"),
    [
        ("She did not know where her husband was. She wept.", "She"),
        ("Her brother fell ill. She wept.", "She"),
        ("Police said a soldier had been shot. She wept.", "She"),
    ],
)
def test_a_woman_is_known_again_after_a_man_or_somebody_in_passing(text: str, pronoun: str) -> None:
    assert [actor.id for actor in last(WANJA + text, pronoun).actors] == ["person.mary-wanja"]


def test_kin_and_newcomers_that_a_sentence_is_about_are_meant_too() -> None:
    (son,) = last(WANJA + "Her son fell ill. He recovered.", "He").actors
    assert son.id == "group.sons"
    (official,) = last(WANJA + "A Kenyan official came. She helped.", "She").actors
    assert official.id == "KEN.official"
