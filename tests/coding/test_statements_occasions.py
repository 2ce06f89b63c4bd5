"""On what occasion something was said, where the text tells."""

import pytest

from dragoman.pipeline.text import read_text


@pytest.mark.parametrize(
    ("text", "occasion"),
    [
        (
            "At a press conference in Lima, the minister said the treaty would be signed.",
            "At a press conference in Lima",
        ),
        ("Ghana's envoy told reporters during his visit to Riga that talks go on.", "during"),
        (
            "“We shall sign,” Kenya's minister said on the sidelines of the summit in Accra.",
            "on the sidelines of the summit in Accra",
        ),
        ("The minister said that Peru would attend the talks at the summit in May.", None),
        ("Chile's president said on Monday that the port would open.", None),
    ],
)
def test_the_occasion_is_what_stands_outside_the_words_said(
    text: str, occasion: str | None
) -> None:
    reading = read_text(text)
    (said, *_) = reading.statements
    if occasion is None:
        assert said.occasion is None
        return
    assert said.occasion is not None
    assert said.occasion.text.startswith(occasion)
    assert text[said.occasion.start : said.occasion.end] == said.occasion.text
