"""Days that come again, over several sentences: one entry each, every count checked."""

from datetime import date

from dealings_scene import observances

from dragoman.model.entries import Ordinal


def test_a_count_is_checked_against_the_year_that_another_sentence_gives() -> None:
    text = (
        "Gambia and Chile celebrated the {} anniversary of diplomatic relations in Santiago. "
        "The two states established them on 2 October 1989."
    )
    (right,) = observances(text.format("thirtieth"), date(2019, 10, 4))
    (wrong,) = observances(text.format("twentieth"), date(2019, 10, 4))
    assert right.ordinals == (Ordinal(30, 2019, True),)
    assert wrong.ordinals == (Ordinal(20, 2019, False),)
    assert right.id == wrong.id
    assert (right.month_day, right.since, right.countries) == ("10-02", 1989, ("CHL", "GMB"))
    assert right.next == date(2020, 10, 2)


def test_what_cannot_be_checked_stays_open() -> None:
    (found,) = observances("Gambia celebrated the ninth anniversary of the treaty.")
    assert found.ordinals == (Ordinal(9, 2024, None),)
    assert (found.month_day, found.since, found.next) == (None, None, None)


def test_a_day_at_the_turn_of_the_year_counts_for_the_year_that_it_fell_in() -> None:
    (found,) = observances(
        "Haiti celebrated the tenth anniversary of the uprising of 31 December 2008.",
        date(2019, 1, 1),
    )
    assert found.ordinals == (Ordinal(10, 2018, True),)


def test_the_dateline_s_day_is_no_day_of_the_year() -> None:
    (found,) = observances(
        "BANJUL, May 20 (Gull News) - Gambia celebrates its Harvest Day.", date(2024, 5, 20)
    )
    assert (found.name, found.month_day) == ("Harvest Day", None)


def test_a_day_of_nobody_is_none() -> None:
    assert observances("It was the best day of the year. The firm marked its anniversary.") == ()
