"""Which name of a phrase is the place, when it is none, and what is noticed."""

from dataclasses import replace

import pytest
from events_scene import Scene, scene, state

from dragoman.coding.events.placing import place_in, unlocated
from dragoman.model.entries import Report
from dragoman.model.places import Place
from dragoman.model.text import evidence
from dragoman.model.time import UNKNOWN_DATE


def placed(told: Scene, phrase: str, *mentions: str) -> Place | None:
    """The place of a phrase; each mention is "words=CODE", a state's."""
    start = told.document.text.index(phrase)
    tokens = told.tree.sentence.covering(start, start + len(phrase))
    pairs = (mention.split("=") for mention in mentions)
    return place_in(told.tree, tokens, [told.mention(words, state(c)) for words, c in pairs])


@pytest.mark.parametrize(
    ("text", "phrase", "name", "country"),
    [
        ("Envoys of both sides met at the Swiss embassy in Nairobi.", "Nairobi", "Nairobi", "KEN"),
        ("Shells fell near Nagorno-Karabakh.", "Karabakh", "Nagorno-Karabakh", "AZE"),
        ("The ministers met at Ganja in Azerbaijan.", "Azerbaijan", "Ganja", "AZE"),
        ("Rebels shelled Congo's Goma.", "Congo's Goma", "Goma", "COD"),
        ("The envoys met in Athens, Georgia, on Monday.", "Athens", "Athens", "USA"),
        ("Troops entered the province of Idlib.", "Idlib", "Idlib", "SYR"),
        ("Marines abandoned Sirte.", "Sirte", "Sirte", "LBY"),
        ("Fighter jets bombed a base on Cyprus.", "Cyprus", "Cyprus", "CYP"),
    ],
)
def test_the_name_that_is_meant(text: str, phrase: str, name: str, country: str) -> None:
    place = placed(scene(text), phrase)
    assert place is not None
    assert (place.name, place.country, place.located) == (name, country, True)


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("The two sides resumed talks on Kashmir.", "Kashmir"),
        ("Chad quarrelled with its neighbour over Darfur.", "Darfur"),
        ("Chad signed a treaty with Jordan.", "Jordan"),
        ("Victoria Nuland praised the treaty.", "Victoria"),
    ],
)
def test_topics_parties_and_persons_are_no_places(text: str, phrase: str) -> None:
    assert placed(scene(text), phrase) is None


def test_an_adjective_says_of_which_country_a_town_is() -> None:
    told = scene("Soldiers patrolled the Lebanese city of Tripoli.")
    place = placed(told, "Tripoli", "Lebanese=LBN")
    assert place is not None
    assert (place.country, place.basis) == ("LBN", "stated")


def test_who_holds_a_town_does_not_say_of_which_country_it_is() -> None:
    told = scene("A mine exploded in Russian-held Donetsk.")
    place = placed(told, "Donetsk", "Russian=RUS")
    assert place is not None
    assert place.country == "UKR"


def test_a_phrase_without_a_name_is_kept_as_written() -> None:
    place = placed(scene("Rebels met the envoys in a small market."), "a small market")
    assert place is not None
    assert (place.name, place.located, place.precision) == ("a small market", False, "unknown")


def test_a_name_that_nobody_knows_is_noticed_once_and_spoils_no_other() -> None:
    told = scene("Guards clashed near Qarmazalik, and the envoys met in Oslo.")
    unknown, known = placed(told, "Qarmazalik"), placed(told, "Oslo")
    nameless = placed(scene("Rebels met in a market."), "a market")
    assert unknown is not None
    assert not unknown.located
    assert known is not None
    assert known.located
    whole = evidence(told.document, 0, len(told.document.text))
    report = Report(
        "report:1",
        "ASSAULT",
        (),
        (),
        "asserted",
        (),
        (),
        UNKNOWN_DATE,
        unknown,
        whole,
        (),
        0.9,
        whole,
    )
    reports = [replace(report, place=place) for place in (unknown, known, unknown, nameless, None)]
    (notice,) = unlocated(told.document, reports)
    assert (notice.kind, notice.text) == ("unknown-place", "Qarmazalik")
    assert "gazetteer" in notice.reason
