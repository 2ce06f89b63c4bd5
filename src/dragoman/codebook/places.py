"""Places as tables: countries, first-level divisions, cities, and what we list by hand.

places_countries, places_divisions and places_cities are GeoNames data (CC BY 4.0), a selection that
scripts/places takes from packages. places_names gives cities the names the English-language press
uses or used. places lists disputed regions, waters, and towns and sites that the others lack.
"""

from dataclasses import dataclass
from typing import Literal

from dragoman.codebook.tables import load_table

NAMED, NAMES = "places.csv", "places_names.csv"
COUNTRIES, DIVISIONS, CITIES = (
    f"places_{kind}.csv" for kind in ("countries", "divisions", "cities")
)


@dataclass(frozen=True, slots=True)
class CountryPlace:
    """The middle of a state of today, in WGS84 degrees, and the GeoNames id of its capital.

    Its names stand in states.csv, with the capitals that stand for a government.
    """

    country: str
    latitude: float
    longitude: float
    geonameid: int
    capital: int | None


@dataclass(frozen=True, slots=True)
class Division:
    """A first-level division; its place is the middle of its settlements."""

    country: str
    name: str
    others: tuple[str, ...]
    latitude: float
    longitude: float
    geonameid: int
    people: int


@dataclass(frozen=True, slots=True)
class City:
    """A city or town; `division` is the GeoNames id of the one that it lies in."""

    country: str
    division: int | None
    name: str
    others: tuple[str, ...]
    latitude: float
    longitude: float
    geonameid: int
    people: int


@dataclass(frozen=True, slots=True)
class CityNames:
    """What the press calls or called a city: `name` goes before that of places_cities.csv."""

    geonameid: int
    name: str
    others: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NamedPlace:
    """A place listed by hand. `convention` says why it has the country it has, where that is open.

    `country` is "" for waters, for what lies in several states, and for land that several states
    claim and no United Nations body has assigned.
    """

    name: str
    others: tuple[str, ...]
    country: str
    precision: Literal["region", "division", "city", "point"]
    latitude: float
    longitude: float
    geonameid: int | None
    convention: str


def load_place_countries() -> tuple[CountryPlace, ...]:
    """The middles of the states of today."""
    return load_table(COUNTRIES, CountryPlace)


def load_divisions() -> tuple[Division, ...]:
    """First-level divisions, and dependencies under their states."""
    return load_table(DIVISIONS, Division)


def load_place_cities() -> tuple[City, ...]:
    """Cities above 25,000 people, and the largest of each division."""
    return load_table(CITIES, City)


def load_city_names() -> tuple[CityNames, ...]:
    """Names of cities in the English-language press, today's and former ones."""
    return load_table(NAMES, CityNames)


def load_named_places() -> tuple[NamedPlace, ...]:
    """Disputed regions, waters, and towns and sites that GeoNames' selection lacks."""
    return load_table(NAMED, NamedPlace)
