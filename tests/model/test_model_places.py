"""How places lie to one another: the same, one within the other, near or apart."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.model.places import Place, bearing, kilometres

STATE = Place("Chad", "TCD", 15.0, 19.0, 1, "country")
DIVISION = Place("Borkou", "TCD", 18.0, 19.0, 2, "division")
OTHER_DIVISION = Place("Guéra", "TCD", 11.5, 18.5, 3, "division")
CITY = Place("Faya", "TCD", 17.9, 19.1, 4, "city", division="Borkou")
FAR_CITY = Place("Mongo", "TCD", 12.2, 18.7, 5, "city", division="Guéra")
CAMP = Place("Camp", "TCD", 17.8, 19.0, None, "point")
REGION = Place("Aouzou Strip", "TCD", 20.0, 18.0, None, "region")
ABROAD = Place("Murzuq", "LBY", 25.9, 13.9, 6, "city")
SEA = Place("Lake", "", 13.1, 14.4, None, "region")
UNKNOWN = Place("Oru", "TCD")
ALL = [STATE, DIVISION, OTHER_DIVISION, CITY, FAR_CITY, CAMP, REGION, ABROAD, SEA, UNKNOWN]


@pytest.mark.parametrize(
    ("one", "other", "lies"),
    [
        (CITY, CITY, "same"),
        (CITY, replace(CITY, text="Faya-Largeau"), "same"),
        (Place("Oru"), Place("oru", "TCD"), "same"),
        (CITY, STATE, "within"),
        (CITY, DIVISION, "within"),
        (DIVISION, STATE, "within"),
        (CITY, REGION, "within"),
        (UNKNOWN, STATE, "within"),
        (CITY, CAMP, "near"),
        (CITY, FAR_CITY, "apart"),
        (CITY, OTHER_DIVISION, "apart"),
        (DIVISION, OTHER_DIVISION, "apart"),
        (CITY, ABROAD, "apart"),
        (ABROAD, SEA, "apart"),
        (UNKNOWN, CITY, "unknown"),
    ],
)
def test_the_bearing_of_two_places(one: Place, other: Place, lies: str) -> None:
    assert bearing(one, other) == lies


@given(st.sampled_from(ALL), st.sampled_from(ALL))
def test_it_is_the_same_from_both_sides(one: Place, other: Place) -> None:
    assert bearing(one, other) == bearing(other, one)


def test_distances_are_great_circles() -> None:
    quarter = kilometres(Place("a", "", 0.0, 0.0), Place("b", "", 0.0, 90.0))
    assert quarter == pytest.approx(10007.5, abs=1)
    assert kilometres(UNKNOWN, CITY) is None
