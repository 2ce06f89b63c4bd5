"""An act has the date of its own clause, or none."""

from datetime import date

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
