"""Stances in words: the sign, what turns it, whose it is, and what is nobody's."""

import pytest

from dragoman.model.entries import Stand
from dragoman.model.ids import content_id
from dragoman.model.reading import Reading
from dragoman.model.text import Document
from dragoman.pipeline.stages import read_through, standard
from dragoman.settings import Settings

# Stances do not need the coder, which is the slow part.
STAGES = [stage for stage in standard(Settings()) if stage.name != "reports"]


def read(text: str) -> Reading:
    document = Document(content_id("document", text), "a test", text, language="en")
    return read_through(Reading(document), STAGES)


def stands(text: str) -> set[tuple[str, str, str, str]]:
    return {(s.actor.id, s.issue, s.stance, s.side.id if s.side else "") for s in read(text).stands}


def one(text: str) -> Stand:
    (stand,) = read(text).stands
    return stand


@pytest.mark.parametrize(
    ("text", "stance", "side"),
    [
        ("Peru supports Argentina on the Malvinas.", "support", "ARG"),
        ("Peru does not support Argentina on the Malvinas.", "oppose", "ARG"),
        ("Peru withdrew its support for Argentina on the Malvinas.", "oppose", "ARG"),
        ("Peru supports an end to the occupation of the Golan Heights.", "oppose", "ISR"),
        ("Peru condemned the annexation of the Golan Heights by Israel.", "oppose", "ISR"),
        ("Peru urged Russia to withdraw its troops from Transnistria.", "oppose", "RUS"),
        ("Russia's annexation of Crimea was condemned by Peru.", "oppose", "RUS"),
        ("Peru voted against a resolution condemning the annexation of Crimea.", "support", "RUS"),
    ],
)
def test_what_stands_between_word_and_side_turns_the_sign(
    text: str, stance: str, side: str
) -> None:
    found = one(text)
    assert found.side is not None
    assert (found.actor.id, found.stance, found.side.id) == ("PER", stance, side)


@pytest.mark.parametrize(
    "text",
    [
        "Lima denied that Peru supports Argentina on the Malvinas.",
        "Peru might support Argentina on the Malvinas.",
        "Peru should support Argentina on the Malvinas.",
        "Does Peru support Argentina on the Malvinas?",
        "We support Argentina on the Malvinas.",
        "Peru did not condemn Argentina over the Malvinas.",
        "Argentina supports its own position on the Malvinas.",
        "Peru supports Argentina in the football final.",
    ],
)
def test_what_is_denied_doubted_asked_or_nobody_s_is_no_stance(text: str) -> None:
    assert stands(text) == set()


@pytest.mark.parametrize(
    "text",
    [
        "Peru called on all parties to the Essequibo dispute to show restraint.",
        "Peru remains neutral on the Essequibo dispute.",
        "Peru neither supports nor opposes Venezuela on the Essequibo dispute.",
        "Peru urged Guyana and Venezuela to settle the Essequibo dispute by talks.",
    ],
)
def test_who_calls_on_all_sides_is_on_none(text: str) -> None:
    assert stands(text) == {("PER", "Essequibo", "neutral", "")}


def test_a_party_s_stake_names_the_issue_and_its_side() -> None:
    assert stands("Peru reaffirmed its support for Moldova's territorial integrity.") == {
        ("PER", "Transnistria", "support", "MDA")
    }


def test_an_official_speaks_for_the_state_and_we_is_whoever_is_quoted() -> None:
    found = one('"We support Argentina on the Malvinas," Peru\'s foreign minister said.')
    assert found.actor.id == "PER"
    assert [voice.country for voice in found.asserted_by] == ["PER"]
    assert found.statement is not None


def test_a_stance_told_by_another_keeps_its_voice() -> None:
    found = one("Argentina's ambassador said that Peru supports Argentina on the Malvinas.")
    assert found.actor.id == "PER"
    assert [voice.country for voice in found.asserted_by] == ["ARG"]


def test_the_day_is_the_one_told_and_never_another() -> None:
    assert one("In 2012 Peru recognised Kosovo.").date.text == "2012"
    assert not one("Peru recognised Kosovo.").date.known


def test_statements_learn_the_issues_that_they_name() -> None:
    reading = read("The minister said the Kashmir dispute was old. She said it was late.")
    assert [said.issues for said in reading.statements] == [("Kashmir",), ()]


def test_the_cue_and_the_sentence_are_cut_from_the_text() -> None:
    found = one("Rain fell. Peru supports Argentina on the Malvinas.")
    assert (found.cue.text, found.evidence.start) == ("supports", 11)
