"""Which of the places that have a name is meant, by the words around it, and why.

What stands beside the name decides first ("Paris, Texas"), then the countries and places named in
its sentence, then those of the document; else the best known is taken, which is stated. A name
that the gazetteer lacks stays a name without coordinates.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from dragoman.codebook.gazetteer import LISTED, Gazetteer, Spot
from dragoman.codebook.place_words import place_words
from dragoman.model.places import Place, PlaceBasis, PlacePrecision

# On the gazetteer's scale of how well known a place is. Set by hand on invented cases: a country
# named in the sentence is worth a hundredfold of people, so that Lebanon's Tripoli beats Libya's
# where Lebanese act, and American Paris never beats the French one unless Texas is named.
SENTENCE, DIVISION_NAMED, DOCUMENT = 2.0, 2.0, 1.0
KIND_NAMED = 4.0
SEAT = 3.0  # a division gives way to the city in it that has its name, unless it is called one
STATE_NOT_NAMED = 1.0


@dataclass(frozen=True, slots=True)
class Around:
    """What the words around a place name say about where it is.

    `within` are names beside it that hold it, nearest first; `owners` countries beside it ("the
    Lebanese city"); `kind` the precision its own words claim ("province"). `countries` are those
    of the sentence's actors, `nearby` its other place names, `shares` the countries of the
    document with their shares of its mentions (0 to 1).
    """

    within: tuple[str, ...] = ()
    owners: frozenset[str] = frozenset()
    kind: PlacePrecision = "unknown"
    countries: frozenset[str] = frozenset()
    nearby: tuple[str, ...] = ()
    shares: Mapping[str, float] = field(default_factory=dict)


NOTHING_AROUND = Around()


def locate(name: str, known: Gazetteer, around: Around = NOTHING_AROUND) -> Place:
    """The place that `name` means, with the basis and the reason; unlocated if nobody has it."""
    spots = known.named(name)
    if not spots:
        why = "no place of the gazetteer has this name"
        return Place(name, _country(known, around), text=name, why=why)
    stated = [spot for spot in spots if _stated(spot, known, around)]
    left = stated or list(spots)
    nearby = _holders(known, around.nearby)

    def points(spot: Spot) -> float:
        seated = spot.known < LISTED and any(spot.holds(other) for other in left)
        return _points(spot, around, nearby) - SEAT * seated

    best = max(left, key=lambda spot: (points(spot), -spots.index(spot)))
    basis, why = _reason(best, spots, stated, around)
    return replace(best.place, text=name, basis=basis, why=why)


def _country(known: Gazetteer, around: Around) -> str:
    """The country of a name that nobody has, where the words beside it say so."""
    held = {spots[0].place.country for name in around.within if (spots := known.named(name))}
    countries = held | around.owners
    return countries.pop() if len(countries) == 1 else ""


def _stated(spot: Spot, known: Gazetteer, around: Around) -> bool:
    """Whether the words beside the name say that it is this place."""
    if spot.place.country in around.owners and spot.place.precision != "country":
        return True
    return any(holder.holds(spot) for name in around.within for holder in known.named(name))


def _holders(known: Gazetteer, names: Sequence[str]) -> list[Spot]:
    """The likeliest place of each name around."""
    return [spots[0] for name in names if (spots := known.named(name))]


def _points(spot: Spot, around: Around, nearby: Sequence[Spot]) -> float:
    place = spot.place
    named = {place.country} & (around.countries | {other.place.country for other in nearby})
    in_division = any(o.holds(spot) for o in nearby if o.place.precision == "division")
    with_state = place.country in place_words().state_named and place.precision == "city"
    return (
        spot.known
        + SENTENCE * bool(named)
        + DIVISION_NAMED * in_division
        + DOCUMENT * around.shares.get(place.country, 0.0)
        + KIND_NAMED * (around.kind == place.precision)
        - STATE_NOT_NAMED * (with_state and not in_division)
    )


def _reason(
    best: Spot, spots: Sequence[Spot], stated: Sequence[Spot], around: Around
) -> tuple[PlaceBasis, str]:
    if stated:
        beside = ", ".join((*around.within, *sorted(around.owners)))
        return "stated", f"the words beside it say where: {beside}"
    others = [s.place for s in spots if not (s is best or s.holds(best) or best.holds(s))]
    if not others:
        return "name", "one place only has this name"
    rivals = ", ".join(dict.fromkeys(filter(None, (place.country for place in others))))
    if best is not spots[0] or best.place.country in around.countries:
        country = best.place.country or "no country"
        return "context", f"{country} is spoken of; the name is also found in {rivals or country}"
    return "best-known", f"the best known of {len(spots)}; the name is also found in {rivals}"
