"""What may be wrong with the tables of places: codes, ids, coordinates, names listed twice."""

from collections.abc import Collection, Iterable, Iterator
from typing import Protocol

from dragoman.codebook import places
from dragoman.codebook.faults import Fault, lines, repeated
from dragoman.codebook.places import City, CityNames, Division, NamedPlace
from dragoman.codebook.states import load_states
from dragoman.codebook.words import normal
from dragoman.errors import CodebookError

NORTHMOST, EASTMOST = 90.0, 180.0


class Spotted(Protocol):
    """A row with a country and WGS84 degrees."""

    @property
    def country(self) -> str: ...
    @property
    def latitude(self) -> float: ...
    @property
    def longitude(self) -> float: ...


def check_places() -> None:
    """CodebookError with a line for each fault in the tables that ship with Dragoman."""
    known = {state.country for state in load_states()}
    divisions, cities = places.load_divisions(), places.load_place_cities()
    listed = places.load_named_places()
    faults = [
        *off_the_map(places.COUNTRIES, places.load_place_countries(), known),
        *off_the_map(places.DIVISIONS, divisions, known),
        *off_the_map(places.CITIES, cities, known),
        *off_the_map(places.NAMED, listed, known | {""}),
        *named_twice(listed),
        *repeated(places.COUNTRIES, places.load_place_countries(), lambda c: c.country),
        *repeated(places.DIVISIONS, divisions, lambda d: d.geonameid),
        *repeated(places.CITIES, cities, lambda c: c.geonameid),
        *repeated(places.NAMES, places.load_city_names(), lambda n: n.geonameid),
        *nowhere(cities, divisions, places.load_city_names()),
    ]
    if faults:
        raise CodebookError("\n".join(map(str, faults)))


def off_the_map(file: str, rows: Iterable[Spotted], known: Collection[str]) -> Iterator[Fault]:
    """Rows of a country that no state has, or whose degrees are none."""
    for line, row in lines(rows):
        if row.country not in known:
            yield Fault(file, line, f"the country {row.country}, which no state has")
        if abs(row.latitude) > NORTHMOST or abs(row.longitude) > EASTMOST:
            yield Fault(file, line, f"{row.latitude} {row.longitude} is nowhere on earth")


def named_twice(listed: Iterable[NamedPlace]) -> Iterator[Fault]:
    """Places listed by hand with a name of an earlier one."""
    first: dict[str, int] = {}
    for line, place in lines(listed):
        for name in dict.fromkeys(map(normal, (place.name, *place.others))):
            if name in first:
                yield Fault(places.NAMED, line, f"{name} is listed on line {first[name]} too")
            first.setdefault(name, line)


def nowhere(
    cities: Iterable[City], divisions: Iterable[Division], names: Iterable[CityNames]
) -> Iterator[Fault]:
    """Cities of a division that is not listed, and names of cities that are not."""
    known = {division.geonameid for division in divisions} | {None}
    listed = set()
    for line, city in lines(cities):
        listed.add(city.geonameid)
        if city.division not in known:
            yield Fault(places.CITIES, line, f"{city.name} lies in {city.division}, not listed")
    for line, row in lines(names):
        if row.geonameid not in listed:
            yield Fault(
                places.NAMES, line, f"{row.name} is {row.geonameid}, no city that is listed"
            )
