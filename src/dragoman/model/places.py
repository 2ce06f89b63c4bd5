"""Where: a place with its coordinates, how exactly it is known, and why it was taken for that."""

from dataclasses import dataclass
from math import asin, cos, radians, sin, sqrt
from typing import Literal

# A point is a site (a base, a crossing); a region any other land or water that has a name.
PlacePrecision = Literal["point", "city", "division", "country", "region", "unknown"]
PlaceBasis = Literal[
    "name",  # one place only has the name
    "stated",  # the words beside it say which: "Paris, Texas"
    "context",  # the states and places named around it decide between several
    "best-known",  # several have the name, nothing decides, and one is far better known
    "unlocated",  # no place of the gazetteer has the name
]
Bearing = Literal["same", "within", "near", "apart", "unknown"]

EARTH_RADIUS_KM = 6371.0
NEAR_KM = 100.0  # a battle may be told of the village or of the town nearby
REGION_KM = 500.0  # how far from its middle most regions and divisions reach at most
SPOTS = frozenset({"point", "city", "unknown"})  # what has no extent that counts


@dataclass(frozen=True, slots=True)
class Place:
    """A place as a passage names it.

    `name` is the gazetteer's, or as written where it has none; `text` always as written. `country`
    is ISO 3166 alpha-3, "" when not known or nobody's. WGS84 degrees and GeoNames id where known;
    `division` is the name of the first-level division around it. `why` is the reason in words.
    """

    name: str
    country: str = ""
    latitude: float | None = None
    longitude: float | None = None
    geonameid: int | None = None
    precision: PlacePrecision = "unknown"
    division: str = ""
    text: str = ""
    basis: PlaceBasis = "unlocated"
    why: str = ""

    @property
    def located(self) -> bool:
        return self.latitude is not None and self.longitude is not None


def bearing(one: Place, other: Place) -> Bearing:
    """How two places lie to each other: `within` if one may hold the other, in either order.

    A city lies within its division and both within their country; two cities are `near` up to
    NEAR_KM and `apart` beyond. Where too little is known of either, `unknown`.
    """
    if _identical(one, other):
        return "same"
    if one.country and other.country and one.country != other.country:
        return "apart"
    kinds = {one.precision, other.precision}
    if "country" in kinds and one.country == other.country:
        return "within"
    if _of_division(one, other) or _of_division(other, one):
        return "within"
    if kinds <= {"division", "city", "point"} and "division" in kinds:
        return "apart"
    return _by_distance(one, other)


def kilometres(one: Place, other: Place) -> float | None:
    """Great-circle distance (haversine); None unless both are located."""
    if one.latitude is None or one.longitude is None:
        return None
    if other.latitude is None or other.longitude is None:
        return None
    here, there = radians(one.latitude), radians(other.latitude)
    north, east = there - here, radians(other.longitude - one.longitude)
    inner = sin(north / 2) ** 2 + cos(here) * cos(there) * sin(east / 2) ** 2
    return 2 * EARTH_RADIUS_KM * asin(sqrt(inner))


def _identical(one: Place, other: Place) -> bool:
    if one.geonameid is not None and other.geonameid is not None:
        return one.geonameid == other.geonameid
    same_country = one.country == other.country or not (one.country and other.country)
    return same_country and one.name.casefold() == other.name.casefold()


def _of_division(inner: Place, outer: Place) -> bool:
    return outer.precision == "division" and inner.division == outer.name


def _by_distance(one: Place, other: Place) -> Bearing:
    apart = kilometres(one, other)
    if apart is None:
        return "unknown"
    if {one.precision, other.precision} <= SPOTS:
        return "near" if apart <= NEAR_KM else "apart"
    return "within" if apart <= REGION_KM else "apart"
