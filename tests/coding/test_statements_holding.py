"""Whose turn a bare "she said" goes on, with the actors that coreference gives it."""

import pytest

from dragoman.model.entries import Statement
from dragoman.model.ids import content_id
from dragoman.model.reading import Reading
from dragoman.model.text import Document
from dragoman.pipeline.stages import read_through, standard
from dragoman.settings import Settings

# Statements do not need the coder, which is the slow part.
STAGES = [stage for stage in standard(Settings()) if stage.name != "reports"]


def last(text: str) -> Statement:
    document = Document(content_id("document", text), "a test", text, language="en")
    return read_through(Reading(document), STAGES).statements[-1]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (
            (
                "A nurse in Lima said the bridge was closed. She did not know where her brother "
                "was. “The guns are silent, but nobody trusts them,” she said."
            ),
            "nurse",
        ),
        (
            (
                "Rosa Quispe, a retired envoy, rejected the charge that Peru had sent troops. "
                "“Not one soldier crossed,” she said."
            ),
            "Rosa Quispe",
        ),
        (
            (
                "One of them, from Cusco, said a soldier had told her that her son was safe. "
                "She said she would wait. “I will believe it when he comes home,” she said."
            ),
            "One of them",
        ),
        (
            "A baker in Lima said he had seen every march. “My son is twenty,” he said.",
            "baker",
        ),
    ],
)
def test_the_one_who_spoke_last_goes_on(text: str, speaker: str) -> None:
    found = last(text)
    assert found.speaker is not None
    assert speaker in found.speaker.name
    assert found.speaker.text in ("she", "he")


def test_a_new_speaker_takes_over() -> None:
    text = (
        "President Emmanuel Macron said the talks would go on. Angela Merkel doubted it. "
        "“They will fail by Friday,” she said."
    )
    speaker = last(text).speaker
    assert speaker is not None
    assert speaker.name == "Angela Merkel"
