"""States, their dependencies and regions, and the cities that tell a country.

States that ended keep an id of their own (ISO 3166-3: SUN, YUG, CSK); their `country` is the state
that carries on their Correlates of War number (Soviet Union 365 → RUS, Yugoslavia 345 → SRB). One
that nobody carries on alone keeps its own code (Czechoslovakia, CSK).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from functools import cache

from dragoman.codebook.tables import load_table
from dragoman.codebook.words import peoples_plural

CODE_LENGTH = 3
# Least likeness, by difflib: of codes two letters of three, so that "FJJ" is FJI; of names what
# takes "Azerbajan" for Azerbaijan and "Atlantis" for nothing.
CODE_LIKE, NAME_LIKE = 0.6, 0.75


@dataclass(frozen=True, slots=True)
class State:
    """A state. `cow` is its Correlates of War number; dates are those of its existence, from 1900
    on and as far as the table gives them; `capitals` stand for its government."""

    id: str
    country: str
    cow: int | None
    name: str
    formal: str
    others: tuple[str, ...]
    adjectives: tuple[str, ...]
    people: tuple[str, ...]
    capitals: tuple[str, ...]
    start: date | None
    end: date | None

    @property
    def names(self) -> tuple[str, ...]:
        """All names, the short one first."""
        return tuple(name for name in (self.name, self.formal, *self.others) if name)

    @property
    def persons(self) -> tuple[str, ...]:
        """Nouns for one of its people: "Azerbaijani", "Dane"."""
        return self.people or tuple(a for a in self.adjectives if peoples_plural(a) != a)

    @property
    def peoples(self) -> tuple[str, ...]:
        """Nouns for several of its people: "Azerbaijanis", "Danes", "Frenchmen"."""
        return tuple(plural for noun in self.persons if (plural := peoples_plural(noun)) != noun)


@dataclass(frozen=True, slots=True)
class Territory:
    """A dependency, region or partially recognised body, with the state it is coded to.

    Partially recognised bodies take the country that claims the land and the sector PRE: a
    convention of the codebook, which takes no side.
    """

    id: str
    country: str
    sector: str
    name: str
    others: tuple[str, ...]
    adjectives: tuple[str, ...]
    kind: str

    @property
    def names(self) -> tuple[str, ...]:
        return (self.name, *self.others)


@dataclass(frozen=True, slots=True)
class Cities:
    """Cities of a country, each listed once: where several bear a name, under the largest."""

    country: str
    names: tuple[str, ...]


def load_states() -> tuple[State, ...]:
    """All states, those of today and those that ended."""
    return load_table("states.csv", State)


@cache
def state_names() -> Mapping[str, str]:
    """The name of each state of today by its country code."""
    return {state.country: state.name for state in load_states() if state.id == state.country}


@cache
def states_by_capital() -> Mapping[str, State]:
    """The states of today by their capitals' names, case folded."""
    today = (state for state in load_states() if state.id == state.country)
    return {name.casefold(): state for state in today for name in state.capitals}


def closest_state(given: str) -> str:
    """The state of today with the code or name most like one: "Azerbaijan (AZE)"; "" for none."""
    word, names = given.strip().casefold(), state_names()
    if len(word) == CODE_LENGTH:
        known, like = {code.casefold(): code for code in names}, CODE_LIKE
    else:
        known, like = {name.casefold(): code for code, name in names.items()}, NAME_LIKE
    near = get_close_matches(word, known, cutoff=like)
    best = max(near, key=lambda other: other[:2] == word[:2], default="")
    return f"{names[known[best]]} ({known[best]})" if best else ""


def load_territories() -> tuple[Territory, ...]:
    """Dependencies, regions and partially recognised bodies."""
    return load_table("territories.csv", Territory)


def load_cities() -> tuple[Cities, ...]:
    """Cities of more than 150,000 people, and smaller ones that are often in the news."""
    return load_table("cities.csv", Cities)
