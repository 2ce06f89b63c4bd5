"""The words of counting and measuring, as data: scales, hedges, units, currencies, fates."""

import re
from dataclasses import dataclass, field
from functools import cache, cached_property
from importlib.resources import files
from typing import Literal

from dragoman.codebook.calendar import calendar
from dragoman.codebook.files import read_yaml
from dragoman.codebook.ontology import plover
from dragoman.codebook.roles import load_agents, load_titles
from dragoman.codebook.states import load_states
from dragoman.codebook.words import plural
from dragoman.errors import CodebookError

FIGURES = files("dragoman.codebook") / "data" / "figures.yaml"
Hedge = Literal["above", "below", "about", "nearly", "exact"]
OF = re.compile(r"\s(?:of|for|in|to|from)\s")  # "head of state" is a head
PEOPLE, OBJECTS, PERCENT = "people", "objects", "percent"
DURATION = "duration"  # the dimension of days and years


@dataclass(frozen=True)
class Currency:
    """Signs stand before the number, words behind it; the ISO code may stand on either side."""

    signs: tuple[str, ...]
    words: tuple[str, ...]


@dataclass(frozen=True)
class Unit:
    """A unit of measure; `base` turns it into the first unit of its dimension.

    `times` are words for a multiple of the unit: a decade is ten years.
    """

    dimension: str
    words: tuple[str, ...]
    base: float = 1.0
    times: dict[str, float] = field(default_factory=dict)


@dataclass(frozen=True)
class Fate:
    """What became of somebody, by verbs done to them, verbs they do, and words that say it.

    `types` are the types of the events in which that happens.
    """

    done: frozenset[str]
    does: frozenset[str]
    words: frozenset[str]
    types: frozenset[str]


@dataclass(frozen=True)
class FigureWords:
    """All of it; data/figures.yaml says what each field means."""

    scales: dict[str, float]
    short_scales: dict[str, float]
    plurals: dict[str, tuple[float, float]]
    few: dict[str, tuple[float, float]]
    fractions: dict[str, int]
    hedges: dict[Hedge, tuple[str, ...]]
    hedges_after: dict[Hedge, tuple[str, ...]]
    ordinary_width: float
    percent: tuple[str, ...]
    currencies: dict[str, Currency]
    units: dict[str, Unit]
    people: frozenset[str]
    no_people: frozenset[str]
    people_endings: tuple[str, ...]
    fates: dict[str, Fate]
    losing: frozenset[str]
    acknowledging: frozenset[str]
    generic: frozenset[str]
    military: frozenset[str]
    tolls: frozenset[str]
    running: frozenset[str]
    running_words: tuple[str, ...]
    parts: tuple[str, ...]
    lasting: frozenset[str]
    costing: frozenset[str]
    numbered: frozenset[str]
    addresses: frozenset[str]
    dating: frozenset[str]
    aging: frozenset[str]
    scoring: frozenset[str]
    claiming: frozenset[str]
    giving: frozenset[str]
    light: frozenset[str]
    trading: frozenset[str]
    of_people: frozenset[str]
    kin: frozenset[str]
    reaching: frozenset[str]
    then: frozenset[str]
    harming: frozenset[str]
    fated_too: frozenset[str]
    through: frozenset[str]
    echoes: frozenset[str]
    each: frozenset[str]
    counts: frozenset[str]

    @cached_property
    def numbers(self) -> dict[str, int]:
        """Number words up to ninety-nine, with their values."""
        return {w: n for w, n in calendar().numbers.items() if w not in ("a", "an", "hundred")}

    @cached_property
    def measures(self) -> dict[str, tuple[str, float]]:
        """Every word of measure with its unit and how many of the unit it is."""
        plain = {word: (name, 1.0) for name, unit in self.units.items() for word in unit.words}
        return plain | {
            word: (name, times)
            for name, unit in self.units.items()
            for word, times in unit.times.items()
        }

    @cached_property
    def money(self) -> dict[str, str]:
        """Every sign, word and code of a currency, in lower case, with its ISO code."""
        return {
            form.lower(): code
            for code, currency in self.currencies.items()
            for form in (*currency.signs, *currency.words, code)
        }

    @cached_property
    def peoples(self) -> frozenset[str]:
        """Nouns and adjectives for the people of states, in lower case."""
        forms = (f for s in load_states() for f in (*s.persons, *s.peoples, *s.adjectives))
        return frozenset(form.lower() for form in forms)

    @cached_property
    def persons(self) -> frozenset[str]:
        """Last words of nouns for people, in lower case, from all tables that know any."""
        agents = (word for agent in load_agents() for word in agent.words)
        titles = (word for title in load_titles() for word in title.words)
        known = (OF.split(noun.lower())[0].split() for noun in (*agents, *titles, *self.peoples))
        nouns = {words[-1] for words in known} - self.no_people
        return self.people | nouns | frozenset(map(plural, nouns))

    def is_person(self, noun: str) -> bool:
        """Whether a noun, in any form, is a word for people."""
        word = noun.lower()
        return word in self.persons or word.endswith(self.people_endings)

    def dimension(self, unit: str) -> str:
        """What a unit measures: money for a currency, else as the data say; "" for counts."""
        if unit in self.currencies:
            return "money"
        return self.units[unit].dimension if unit in self.units else ""

    def in_base(self, value: float, unit: str) -> float:
        """The value in the first unit of its dimension; as it is where there is none."""
        return value * self.units[unit].base if unit in self.units else value


@cache
def figure_words() -> FigureWords:
    """The words that ship with Dragoman."""
    return parse_figure_words(FIGURES.read_text(encoding="utf-8"), str(FIGURES))


def parse_figure_words(text: str, source: str) -> FigureWords:
    """The words from YAML; CodebookError says what is wrong with them."""
    read = read_yaml(text, source, FigureWords)
    odd = [word for word, (low, high) in (read.plurals | read.few).items() if low > high]
    strange = sorted(
        frozenset().union(*(f.types for f in read.fates.values())) - set(plover().types)
    )
    if strange:
        raise CodebookError(f"{source}: no types of events: {strange}")
    if odd:
        raise CodebookError(f"{source}: {odd[0]} would claim more at least than at most")
    words = [word for unit in read.units.values() for word in (*unit.words, *unit.times)]
    if twice := sorted({word for word in words if words.count(word) > 1}):
        raise CodebookError(f"{source}: of two units: {twice}")
    return read
