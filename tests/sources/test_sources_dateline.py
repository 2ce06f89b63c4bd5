"""Datelines are understood where they stand, and sentences are not taken for them."""

import pytest

from dragoman.sources.dateline import find_dateline, parse_dateline


@pytest.mark.parametrize(
    ("line", "place", "outlet", "day"),
    [
        ("KARACHI, Nov 06 (APP): Traders", "Karachi", "Associated Press of Pakistan", (11, 6)),
        ("Lahore, 3 May 2021 (TDI): A panel", "Lahore", "The Diplomatic Insight", (5, 3)),
        ("BAKU, Azerbaijan, May 28. /Trend/. Oil", "Baku", "Trend News Agency", (5, 28)),
        ("BAKU, Azerbaijan, May 28, 2020. /Trend/ Oil", "Baku", "Trend News Agency", (5, 28)),
        ("WASHINGTON (Reuters) - Senators", "Washington", "Reuters", None),
        ("PARIS (AP) — Ministers", "Paris", "Associated Press", None),
        ("YEREVAN, SEPTEMBER 14, ARMENPRESS. A train", "Yerevan", "Armenpress", (9, 14)),
        ("Moscow, October 5, Interfax - A train", "Moscow", "Interfax", (10, 5)),
        ("Baku. 5 May. APA: A train", "Baku", "Azeri Press Agency", (5, 5)),
        ("VIENNA, 5 May (APA) – A train", "Vienna", "Austria Press Agency", (5, 5)),
        ("ANKARA, Sept 5 (Xinhua/AFP) -- A train", "Ankara", "Xinhua News Agency", (9, 5)),
        ("Washington, D.C., March 4 (VOA) - A train", "Washington", "Voice of America", (3, 4)),
        ("KABUL (Pajhwok): A train", "Kabul", "Pajhwok Afghan News", None),
        ("NEW DELHI: A train", "New Delhi", None, None),
        ("UNITED NATIONS — A train", "United Nations", None, None),
        ("KESTREL /Border Wire/ - A train", "Kestrel", None, None),
    ],
)
def test_datelines_of_the_world(
    line: str, place: str, outlet: str | None, day: tuple[int, int] | None
) -> None:
    dateline = parse_dateline(line)
    assert dateline is not None
    assert dateline.place == place
    assert (dateline.outlet.name if dateline.outlet else None) == outlet
    date = dateline.date
    assert (date and (date.month, date.day)) == day
    assert line.startswith(dateline.text)


@pytest.mark.parametrize(
    "line",
    [
        "BREAKING: The dam has burst.",
        "NATO – the alliance – sent nobody.",
        "Bell (R) - a senator - said no.",
        "Ann Bell (D-Norland) - a deputy - said no.",
        "Kestrel — the town, not the bird — was quiet.",
        "Dorn: we will see what comes of it.",
        "President Dorn said on May 28 that he would go.",
        "On May 28, the bridge fell.",
        "May 28 was a quiet day.",
        "THE END. It was over.",
        "",
    ],
)
def test_sentences_are_no_datelines(line: str) -> None:
    assert parse_dateline(line) is None


def test_a_dateline_opens_one_of_the_first_paragraphs() -> None:
    lines = ["A summary of what follows.", "KARACHI: Traders met.", "More.", "QUETTA: Late."]
    found = find_dateline(lines)
    assert found is not None
    assert found.place == "Karachi"
    assert find_dateline(["One.", "Two.", "Three.", "QUETTA: Late."]) is None
