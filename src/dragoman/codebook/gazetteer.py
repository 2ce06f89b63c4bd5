"""The gazetteer: every place that a name may mean, and how well known each is.

How well known is on the scale of the decimal logarithm of a city's people: Paris in France has
6.3, Paris in Texas 4.4. What is no city takes a fixed figure on that scale, so that a name that a
state shares with a town means the state.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from math import log10

from dragoman.codebook import places
from dragoman.codebook.places import City, Division, NamedPlace
from dragoman.codebook.states import State
from dragoman.codebook.words import words
from dragoman.codebook.world import world
from dragoman.model.places import Place, kilometres

# Set by hand: a state before all, then what places.csv lists, then divisions by their people.
STATE, LISTED, LEAST_DIVISION = 9.0, 7.5, 5.0
CAPITAL = 1.0  # a capital is as well known as a city of ten times its people
FORMER_NAME = 1.5  # a name that is not the first one is rarely meant: "Cham" for Damascus
FEWEST = 100  # people, where GeoNames counts none
HOLDING_KM = 400.0  # what lies this near the middle of a region lies in it, as far as we know


@dataclass(frozen=True, slots=True)
class Spot:
    """A place that a name may mean; `inside` is the GeoNames id of its first-level division."""

    place: Place
    known: float
    inside: int | None = None

    def holds(self, other: "Spot") -> bool:
        """Whether the other lies in this one."""
        mine, its = self.place, other.place
        if mine.precision == "country":
            return mine.country == its.country and its.precision != "country"
        if mine.precision == "division":
            return mine.geonameid is not None and mine.geonameid == other.inside
        apart = kilometres(mine, its)
        return mine.precision == "region" and apart is not None and apart <= HOLDING_KM


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """Spots by the normal words of their names, the best known first."""

    spots: dict[str, tuple[Spot, ...]]
    longest: int

    def named(self, name: str) -> tuple[Spot, ...]:
        """The spots of a name, without regard to case, accents and "the"; () if there are none."""
        key = _key(name)
        return self.spots.get(key) or self.spots.get(key.removeprefix("the "), ())


@cache
def gazetteer() -> Gazetteer:
    """The places that ship with Dragoman; CodebookError if a table is broken."""
    found: defaultdict[str, list[Spot]] = defaultdict(list, {"": []})
    listed = {_key(row.name) for row in places.load_named_places()}
    for names, spot in _all_spots():
        found[_key(names[0])].append(spot)
        other = _rarely(spot) if spot.place.precision == "city" else spot
        for key in map(_key, names[1:]):
            if key not in listed:  # "Kashmir" is not what others call a part of it
                found[key].append(other)
    del found[""]
    ordered = {key: _each_once(spots) for key, spots in found.items()}
    return Gazetteer(ordered, max(key.count(" ") for key in ordered) + 1)


def _rarely(spot: Spot) -> Spot:
    return replace(spot, known=spot.known - FORMER_NAME)


def _key(name: str) -> str:
    """The normal words of a name; most are plain letters, which need no taking apart."""
    plain = name.isascii() and name.replace(" ", "").isalpha()
    return name.casefold() if plain else " ".join(words(name))


def _each_once(spots: list[Spot]) -> tuple[Spot, ...]:
    """The spots, the best known first, each place once."""
    if len(spots) == 1:
        return tuple(spots)
    kept: dict[tuple[str, int | str], Spot] = {}
    for spot in sorted(spots, key=lambda spot: (-spot.known, spot.place.geonameid or 0)):
        kept.setdefault((spot.place.country, spot.place.geonameid or spot.place.name), spot)
    return tuple(kept.values())


Named = tuple[tuple[str, ...], Spot]


def _all_spots() -> Iterator[Named]:
    listed = places.load_named_places()
    yield from map(_listed, listed)
    yield from _states(world().states)
    ours = {place.geonameid for place in listed if place.geonameid is not None}
    divisions = places.load_divisions()
    names = {division.geonameid: division.name for division in divisions}
    yield from (_division(d) for d in divisions if d.geonameid not in ours)
    yield from _cities((c for c in places.load_place_cities() if c.geonameid not in ours), names)


def _listed(row: NamedPlace) -> Named:
    place = Place(row.name, row.country, row.latitude, row.longitude, row.geonameid, row.precision)
    return (row.name, *row.others), Spot(place, LISTED)


def _states(states: Iterable[State]) -> Iterator[Named]:
    """States of today with their middles; those that ended have none, since borders moved."""
    middles = {row.country: row for row in places.load_place_countries()}
    for state in states:
        middle = middles.get(state.id)
        place = Place(state.name, state.country, precision="country")
        if middle:
            place = replace(
                place,
                latitude=middle.latitude,
                longitude=middle.longitude,
                geonameid=middle.geonameid,
            )
        yield state.names, Spot(place, STATE)


def _division(row: Division) -> Named:
    place = Place(row.name, row.country, row.latitude, row.longitude, row.geonameid, "division")
    known = max(LEAST_DIVISION, log10(max(row.people, FEWEST)))
    return (row.name, *row.others), Spot(place, known)


def _cities(rows: Iterable[City], divisions: dict[int, str]) -> Iterator[Named]:
    capitals = {country.capital for country in places.load_place_countries()}
    press = {names.geonameid: names for names in places.load_city_names()}
    for row in rows:
        ours = press.get(row.geonameid)
        first = (ours.name, *ours.others) if ours else ()
        name = ours.name if ours else row.name
        place = Place(
            name, row.country, row.latitude, row.longitude, row.geonameid, "city",
            division=divisions.get(row.division or 0, ""),
        )  # fmt: skip
        known = log10(max(row.people, FEWEST)) + CAPITAL * (row.geonameid in capitals)
        yield from ((((one,), Spot(place, known, row.division))) for one in first)
        yield (row.name, *row.others), Spot(place, known, row.division)
