"""Stated dates, inferred years, and the publication date that rests on them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.model.time import UNKNOWN_PUBLICATION
from dragoman.sources.dateline import find_dateline
from dragoman.sources.inference import infer_year
from dragoman.sources.page import Fact
from dragoman.sources.published import publication_date
from dragoman.sources.stated import first_date


@pytest.mark.parametrize(
    ("text", "first", "last", "precision"),
    [
        ("Jul 18, 2021", date(2021, 7, 18), date(2021, 7, 18), "day"),
        ("18th of July 2021", date(2021, 7, 18), date(2021, 7, 18), "day"),
        ("2021-07-18T22:10:00Z", date(2021, 7, 18), date(2021, 7, 18), "day"),
        ("Sunday, 18.07.2021", date(2021, 7, 18), date(2021, 7, 18), "day"),
        ("07/18/2021", date(2021, 7, 18), date(2021, 7, 18), "day"),
        ("05/05/2021", date(2021, 5, 5), date(2021, 5, 5), "day"),
        ("03/04/2021", date(2021, 1, 1), date(2021, 12, 31), "year"),
        ("February 2024", date(2024, 2, 1), date(2024, 2, 29), "month"),
        ("December, 2021", date(2021, 12, 1), date(2021, 12, 31), "month"),
    ],
)
def test_stated_dates(text: str, first: date, last: date, precision: str) -> None:
    stated = first_date(text)
    assert stated is not None
    assert stated.interval() == (first, last, precision)


@pytest.mark.parametrize("text", ["", "31 April 2021", "Maybe 5", "Resolution 1325", "10:45"])
def test_what_is_no_date(text: str) -> None:
    assert first_date(text) is None


def test_a_day_without_a_year_has_no_interval() -> None:
    stated = first_date("Nov 06")
    assert stated is not None
    assert (stated.month, stated.day, stated.interval()) == (11, 6, None)


@given(st.dates(min_value=date(1990, 1, 1), max_value=date(2099, 12, 31)))
def test_every_day_is_read_back(day: date) -> None:
    for written in (f"{day:%d %B %Y}", f"{day:%b} {day.day}, {day.year}", day.isoformat()):
        stated = first_date(f"Posted {written} at noon")
        assert stated is not None
        assert stated.interval() == (day, day, "day")


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("Officials marked the 30th anniversary of Georgia's independence in Tbilisi.", 2021),
        ("Crowds came for the twenty-fifth anniversary of the 1999 accord.", 2024),
        ("Ten years ago, Russia's annexation of Crimea changed the map.", 2024),
        ("A show marks 25 years since the Kargil War.", 2024),
        ("Norland marks five years of its triumph. The 2018 war cost many lives.", 2023),
        ("Leaders met on the 80th anniversary of the end of the Second World War.", 2025),
        ("Three years ago the army liberated the valley. The Kargil War was over.", 2002),
    ],
)
def test_a_year_is_inferred_from_the_articles_own_words(text: str, year: int) -> None:
    inferred = infer_year(text)
    assert inferred is not None
    assert inferred.year == year
    assert "counts from" in inferred.why


@pytest.mark.parametrize(
    "text",
    [
        "Twenty-five years ago the war ended.",
        "In 2015 the city held the tenth anniversary of the 2005 accord.",
        "The country will mark the 80th anniversary of the 1945 victory.",
        "Last year saw the tenth anniversary of the 2005 accord.",
        "The 10th anniversary of the 2005 accord and the 5th anniversary of the 2001 pact met.",
        "The fortieth anniversary of the 1979 revolution passed. On 5 March 2022 a court ruled.",
        "The third anniversary of the treaty passed. The 1990 treaty replaced the 1980 treaty.",
        "The anniversary of the war was quiet.",
        "The 70th anniversary of the Second World War was quiet.",
    ],
)
def test_a_year_stays_unknown_where_the_words_leave_it_open(text: str) -> None:
    assert infer_year(text) is None


BODY = ("Norland marks five years of its victory.", "The 2018 war cost many lives.")


def published(*lines: str, stated: str = "") -> tuple[object, ...]:
    given_date = first_date(stated)
    fact = Fact(given_date, f"the line “{stated}”") if given_date else None
    found = publication_date(fact, find_dateline(lines), lines)
    return found.start, found.precision, found.basis


def test_the_page_is_believed_before_its_dateline_and_that_before_inference() -> None:
    opening = "KESTREL, 6 May 2023 (NNA): Norland rejoiced."
    assert published(opening, stated="7 May 2023") == (date(2023, 5, 7), "day", "metadata")
    assert published(opening, *BODY) == (date(2023, 5, 6), "day", "dateline")
    assert published("KESTREL, May 6: Crowds.", *BODY) == (date(2023, 5, 6), "day", "inferred")
    assert published(*BODY) == (date(2023, 1, 1), "year", "inferred")


def test_an_unknown_date_stays_unknown_and_says_why() -> None:
    assert publication_date(None, None, ("Nothing here is dated.",)) == UNKNOWN_PUBLICATION
    lines = ("KESTREL, May 6: Crowds came.",)
    found = publication_date(None, find_dateline(lines), lines)
    assert not found.known
    assert found.why.startswith("dateline “KESTREL, May 6:” names no year")


def test_a_leap_day_in_no_leap_year_leaves_the_year() -> None:
    lines = ("KESTREL, Feb 29: Crowds came.", *BODY)
    found = publication_date(None, find_dateline(lines), lines)
    assert (found.precision, found.basis, found.start) == ("year", "inferred", date(2023, 1, 1))
