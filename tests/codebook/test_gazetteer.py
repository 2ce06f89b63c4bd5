"""The gazetteer knows states, divisions, cities, and what is contested, and says which is meant."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.codebook.gazetteer import gazetteer
from dragoman.codebook.locating import Around, locate
from dragoman.codebook.places import load_named_places
from dragoman.codebook.states import load_states
from dragoman.codebook.tables import DATA
from dragoman.model.places import Place

MOST_BYTES = 3_000_000


def located(name: str, **around: object) -> Place:
    return locate(name, gazetteer(), Around(**around))  # type: ignore[arg-type]


def test_every_state_of_today_is_found_by_its_name_and_lies_somewhere() -> None:
    today = [state for state in load_states() if state.end is None and state.id != "ATA"]
    places = [located(state.name) for state in today]
    assert [p.country for p in places] == [state.id for state in today]
    assert all(p.located and p.geonameid and p.precision == "country" for p in places)


def test_a_state_that_ended_has_the_country_that_carries_it_on_and_no_middle() -> None:
    place = located("Soviet Union")
    assert (place.country, place.precision, place.located) == ("RUS", "country", False)


@pytest.mark.parametrize(
    ("name", "country"),
    [("Kashmir", ""), ("Crimea", "UKR"), ("Abkhazia", "GEO"), ("Golan Heights", "SYR"),
     ("Western Sahara", "MAR"), ("Aksai Chin", ""), ("South China Sea", ""), ("Artsakh", "AZE"),
     ("Transnistria", "MDA"), ("West Bank", "PSE"), ("Senkaku Islands", ""), ("Diaoyu", "")],
)  # fmt: skip
def test_contested_land_has_the_country_of_the_convention(name: str, country: str) -> None:
    place = located(name)
    assert (place.country, place.precision, place.basis) == (country, "region", "name")


def test_land_without_a_country_says_why() -> None:
    claimed = [p for p in load_named_places() if "claimed" in p.convention and not p.country]
    assert len(claimed) >= 10
    assert all("no country is coded" in p.convention or "seas" in p.name.lower() or "Sea" in p.name
               for p in claimed)  # fmt: skip


def test_both_names_of_a_town_are_one_place_and_the_written_one_is_kept() -> None:
    one, other = located("Stepanakert"), located("Khankendi")
    assert one.geonameid == other.geonameid
    assert (one.name, one.text) == (other.name, "Stepanakert")


@pytest.mark.parametrize(
    "name", ["Georgia", "Jordan", "Chad", "Luxembourg", "Mexico", "Kuwait", "Panama", "Djibouti"]
)
def test_a_name_that_a_state_shares_with_a_town_means_the_state(name: str) -> None:
    assert located(name).precision == "country"


def test_what_stands_beside_a_name_decides_before_fame() -> None:
    paris = located("Paris", within=("Texas",))
    assert (paris.country, paris.division, paris.basis) == ("USA", "Texas", "stated")
    assert located("Paris", countries=frozenset({"USA"})).country == "FRA"


def test_the_countries_of_the_sentence_decide_between_towns() -> None:
    lebanese = located("Tripoli", countries=frozenset({"LBN"}))
    assert (lebanese.country, lebanese.basis) == ("LBN", "context")
    assert "LBY" in lebanese.why
    assert located("Tripoli").country == "LBY"
    assert located("Tripoli").basis == "best-known"


def test_a_word_for_its_kind_decides_between_a_state_and_a_division() -> None:
    assert located("Georgia", kind="division").country == "USA"
    assert located("Zacatecas").precision == "city"
    assert located("Zacatecas", kind="division").precision == "division"


def test_a_name_that_nobody_has_stays_a_name() -> None:
    place = located("Qarmazalik", owners=frozenset({"TCD"}))
    assert (place.name, place.country, place.located) == ("Qarmazalik", "TCD", False)
    assert (place.precision, place.basis) == ("unknown", "unlocated")


@given(st.text(max_size=20))
def test_any_text_is_kept_as_written_and_comes_with_a_reason(name: str) -> None:
    place = located(name)
    assert place.text == name
    assert place.why
    assert place.located or not place.geonameid


def test_the_tables_stay_small() -> None:
    sizes = [len(f.read_bytes()) for f in DATA.iterdir() if f.name.startswith("places")]
    assert len(sizes) == 5
    assert sum(sizes) < MOST_BYTES
