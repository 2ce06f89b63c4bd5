"""An act has the date of its own clause, or none."""

from datetime import date

import pytest
from events_scene import scene

from dragoman.coding.events.dating import date_of
from dragoman.model.time import DateMention, DateRange


def dated(text: str, trigger: str, **days: date) -> date | None:
    s = scene(text)
    mentions = [
        DateMention(start, start + len(words), DateRange(day, day, "day", words))
        for key, day in days.items()
        if (words := key.replace("_", " ")) and (start := text.index(words)) >= 0
    ]
    return date_of(s.tree, s.at(trigger), mentions).start


def test_each_act_takes_the_date_of_its_clause() -> None:
    text = "On Friday Oslo condemned the raid that gunmen staged in March."
    days = {"Friday": date(2020, 3, 6), "March": date(2020, 3, 1)}
    assert dated(text, "condemned", **days) == date(2020, 3, 6)
    assert dated(text, "staged", **days) == date(2020, 3, 1)


def test_when_it_was_said_is_not_when_it_happened() -> None:
    text = "The mayor said on Friday that gunmen had burnt the mill."
    assert dated(text, "burnt", Friday=date(2020, 3, 6)) is None
    assert dated(text, "said", Friday=date(2020, 3, 6)) == date(2020, 3, 6)


def test_an_infinitive_takes_the_date_of_its_verb() -> None:
    text = "On Friday Oslo agreed to release the crew."
    assert dated(text, "release", Friday=date(2020, 3, 6)) == date(2020, 3, 6)


def test_without_a_date_it_is_unknown() -> None:
    assert dated("Oslo condemned the raid.", "condemned") is None


def year_lent(text: str, trigger: str) -> date | None:
    """The first day of the act's date, where the sentence has none but the year 2016."""
    year = text.index("2016")
    day = DateRange(date(2016, 1, 1), date(2016, 12, 31), "year", "2016")
    s = scene(text)
    return date_of(s.tree, s.at(trigger), [DateMention(year, year + 4, day)]).start


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("Peru withdrew its bid to host the games of 2016.", "withdrew"),
        ("Peru kept guards on the bridge in breach of the truce of 2016.", "kept"),
        ("Peru rejected the charge, made by Chile in 2016, that troops had crossed.", "rejected"),
        ("Peru rejected the charge that Chile had crossed the river in 2016.", "rejected"),
        ("Peru thanked Chile for its help in the flood of 2016.", "thanked"),
        ("Peru praised the 2016 pact.", "praised"),
        ("Peru praised the pact signed in 2016.", "praised"),
        ("Peru praised the truce, which began in 2016.", "praised"),
    ],
)
def test_the_date_of_another_noun_or_clause_is_not_lent(text: str, trigger: str) -> None:
    assert year_lent(text, trigger) is None


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("Peru hailed the vote in 2016.", "hailed"),
        ("The raid of 2016 shook Lima.", "raid"),
        ("The 2016 raid shook Lima.", "raid"),
        ("The deal struck in 2016 ended the feud.", "deal"),
        ("After Kenya, Peru was the second state to recognise Chile in 2016.", "was"),
        ("They became allies when they signed the pact in 2016.", "became"),
        ("Troops stormed the port on the night of 2016.", "stormed"),
    ],
)
def test_the_date_of_the_act_its_noun_or_its_time_is(text: str, trigger: str) -> None:
    assert year_lent(text, trigger) == date(2016, 1, 1)


def test_a_date_after_a_preposition_is_the_clauses_wherever_it_hangs() -> None:
    text = "Few noticed, but on 31 August Peru and Chile established diplomatic relations."
    assert dated(text, "established", **{"31_August": date(2025, 8, 31)}) == date(2025, 8, 31)
