"""Proving the codebook: every data file loaded by its own loader, and what is wrong with any.

A user who extends a file learns here whether it still fits, before anything is read with it.
"""

import csv
import io
from collections.abc import Callable, Sized
from dataclasses import dataclass
from pathlib import Path

import yaml

from dragoman.codebook import bodies, places, roles, states
from dragoman.codebook.abstract import abstract_nouns
from dragoman.codebook.accusations import accusations
from dragoman.codebook.actor_words import actor_words
from dragoman.codebook.anniversaries import anniversaries
from dragoman.codebook.boilerplate import boilerplate
from dragoman.codebook.calendar import calendar
from dragoman.codebook.contexts import context_words
from dragoman.codebook.cues import english_cues
from dragoman.codebook.denials import denials
from dragoman.codebook.faults import allowed
from dragoman.codebook.figures import figure_words
from dragoman.codebook.instruments import instrument_words
from dragoman.codebook.issues import issues, own_issues
from dragoman.codebook.loaded_terms import loaded_terms
from dragoman.codebook.merging import merging
from dragoman.codebook.modality import modality_words
from dragoman.codebook.observances import observance_words
from dragoman.codebook.once import once_acts
from dragoman.codebook.ontology import plover
from dragoman.codebook.outlets import outlets
from dragoman.codebook.own_types import read_own_types
from dragoman.codebook.place_faults import check_places
from dragoman.codebook.place_words import place_words
from dragoman.codebook.press import press
from dragoman.codebook.reference_events import reference_events
from dragoman.codebook.stances import stance_words
from dragoman.codebook.tables import DATA
from dragoman.codebook.telling import telling
from dragoman.codebook.unnamed import unnamed_words
from dragoman.codebook.world import world
from dragoman.errors import CodebookError

# In the order in which they build on one another.
LOADERS: dict[str, Callable[[], object]] = {
    "plover.yaml": plover,
    "contexts.yaml": context_words,
    "modality.yaml": modality_words,
    "abstract.yaml": abstract_nouns,
    "cues.yaml": english_cues,
    "once.yaml": once_acts,
    "merging.yaml": merging,
    "telling.csv": telling,
    "press.yaml": press,
    "denials.yaml": denials,
    "accusations.yaml": accusations,
    "loaded_terms.yaml": loaded_terms,
    "unnamed.yaml": unnamed_words,
    "calendar.yaml": calendar,
    "anniversaries.yaml": anniversaries,
    "reference_events.csv": reference_events,
    "instruments.yaml": instrument_words,
    "observances.yaml": observance_words,
    "figures.yaml": figure_words,
    "boilerplate.yaml": boilerplate,
    "outlets.csv": outlets,
    "actor_words.yaml": actor_words,
    "actor_faults.yaml": allowed,
    "states.csv": states.load_states,
    "territories.csv": states.load_territories,
    "cities.csv": states.load_cities,
    places.COUNTRIES: places.load_place_countries,
    places.DIVISIONS: places.load_divisions,
    places.CITIES: places.load_place_cities,
    places.NAMES: places.load_city_names,
    places.NAMED: places.load_named_places,
    "place_words.yaml": place_words,
    "bodies.csv": bodies.load_bodies,
    "groups.csv": bodies.load_groups,
    "organs.csv": bodies.load_organs,
    "organ_words.csv": bodies.load_organ_words,
    "lookalikes.csv": bodies.load_lookalikes,
    "titles.csv": roles.load_titles,
    "agents.csv": roles.load_agents,
    "given_names.csv": roles.load_given_names,
    "leaders.csv": roles.load_leaders,
    "officials.csv": roles.load_officials,
    "stances.yaml": stance_words,
    "issues.yaml": issues,
}


@dataclass(frozen=True, slots=True)
class Checked:
    """A data file, how many entries it holds, and what is wrong with it ("" if nothing is)."""

    name: str
    entries: int
    problem: str


def check() -> tuple[Checked, ...]:
    """Each data file in turn; if all are well, also whether those that belong together agree."""
    files_ = tuple(_check(name, load) for name, load in LOADERS.items())
    if any(file.problem for file in files_):
        return files_
    together = (
        Checked("tables about actors", 0, _problem(world)),
        Checked("tables of places", 0, _problem(check_places)),
    )
    return (*files_, *(tables for tables in together if tables.problem))


def check_own(path: Path) -> tuple[Checked, ...]:
    """A codebook file of one's own: its types, and its issues beside the shipped ones."""
    parts: dict[str, Callable[[], Sized]] = {
        "types": lambda: read_own_types(path),
        "issues": lambda: own_issues(str(path)),
    }
    return tuple(_counted(name, load) for name, load in parts.items())


def _counted(name: str, load: Callable[[], Sized]) -> Checked:
    try:
        return Checked(name, len(load()), "")
    except CodebookError as error:
        return Checked(name, 0, str(error))


def _check(name: str, load: Callable[[], object]) -> Checked:
    problem = _problem(load)
    return Checked(name, 0 if problem else _entries(name), problem)


def _problem(load: Callable[[], object]) -> str:
    try:
        load()
    except CodebookError as error:
        return str(error)
    return ""


def _entries(name: str) -> int:
    """The rows of a table, or the values in a YAML file."""
    text = (DATA / name).read_text(encoding="utf-8")
    if name.endswith(".csv"):
        return sum(1 for _ in csv.DictReader(io.StringIO(text)))
    return _values(yaml.safe_load(text))


def _values(read: object) -> int:
    match read:
        case dict():
            return sum(map(_values, read.values()))
        case list():
            return sum(map(_values, read))
    return 1
