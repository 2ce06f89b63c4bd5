"""What looks like speech and is none, and whose turn a bare "she said" goes on."""

import pytest

from dragoman.coding.statements import find_statements
from dragoman.language.parse import parse
from dragoman.model.entries import Statement
from dragoman.model.text import Document


def statements(text: str) -> tuple[Statement, ...]:
    document = Document("document:test", "test", text)
    return find_statements(document, parse(document), (), ())


def told(text: str) -> list[tuple[str, str]]:
    """Cue and content of each statement."""
    return [(s.cue.text if s.cue else "", s.text) for s in statements(text)]


@pytest.mark.parametrize(
    "text",
    [
        "The rebels attacked Chad's border posts.",
        "Gunmen attacked Maputo on Friday.",
        "Farmers defend their motherland.",
        "The patrols explored the coast and tackled the fire.",
        "Oslo had ignored the request.",
        "Chile will not admit the mission to its territory.",
        "Chile will not admit it to its own territory.",
    ],
)
def test_acts_on_places_and_people_are_no_speech(text: str) -> None:
    assert not told(text)


@pytest.mark.parametrize(
    ("text", "cue", "content"),
    [
        ("The senator attacked the decision.", "attacked", "the decision"),
        ("The senator attacked “a shameful law”.", "attacked", "“a shameful law”"),
        ("The envoy defended his words.", "defended", "his words"),
        ("The envoy admitted the mistake.", "admitted", "the mistake"),
        ("The envoy admitted to the charge.", "admitted to", "the charge"),
        ("The senator attacked her rival as a fraud.", "attacked", "her rival as a fraud"),
        ("The envoy admitted taking the money.", "admitted", "taking the money"),
    ],
)
def test_acts_on_words_and_doings_are(text: str, cue: str, content: str) -> None:
    assert told(text) == [(cue, content)]


@pytest.mark.parametrize(
    "text",
    [
        "The anniversary recalls the loss of the island.",
        "History acknowledged their courage.",
        "The event underscored the need for peace.",
        "Malta's support for Peru is old.",
    ],
)
def test_what_happens_does_not_speak(text: str) -> None:
    assert not told(text)


def test_texts_speak_and_not_their_dates() -> None:
    (plain,) = statements("The statement of 3 May promised peace.")
    assert plain.source is not None
    assert plain.source.text == "The statement of 3 May"
    (relative,) = statements(
        "The war ended with a joint statement, signed on 3 May 2016, which promised free passage."
    )
    assert relative.source is not None
    assert relative.source.text.startswith("a joint statement")


def test_a_name_inside_a_date_still_speaks() -> None:
    (statement,) = statements("Last week Ruiz said the port was closed.")
    assert statement.source is not None
    assert "Ruiz" in statement.source.text


def test_a_dateline_is_no_speaker() -> None:
    assert not told("LIMA: Peru and Chile are keeping the port open.")
    (statement,) = statements("NEW DELHI: India will keep the port open, the envoy said.")
    assert statement.source is not None
    assert statement.source.text == "the envoy"


@pytest.mark.parametrize(
    "text",
    [
        "The minister, speaking on condition of anonymity, said it rained.",
        "An aide, who asked not to be named, said it rained.",
        "An aide, who declined to be identified, said it rained.",
    ],
)
def test_terms_of_speaking_are_no_content(text: str) -> None:
    assert told(text) == [("said", "it rained")]


@pytest.mark.parametrize(
    "text",
    [
        "Neither fleet reported losses on Monday.",
        "No official confirmed the report.",
        "Nobody announced a truce.",
    ],
)
def test_what_nobody_tells_is_no_statement(text: str) -> None:
    assert not told(text)


def test_a_clause_that_nobody_tells_is_marked_by_its_cue() -> None:
    found = told("No official confirmed that the bridge had burned.")
    assert found == [("No official confirmed", "that the bridge had burned")]
