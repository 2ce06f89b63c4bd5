"""The world's names, read once: states, territories, bodies, groups, organs, roles and leaders."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from dragoman.codebook import bodies, roles, states
from dragoman.codebook.ontology import plover
from dragoman.errors import CodebookError


@dataclass(frozen=True, slots=True)
class World:
    """All reference tables about actors."""

    states: tuple[states.State, ...]
    territories: tuple[states.Territory, ...]
    cities: tuple[states.Cities, ...]
    bodies: tuple[bodies.Body, ...]
    groups: tuple[bodies.Group, ...]
    organs: tuple[bodies.Organ, ...]
    organ_words: tuple[bodies.OrganWord, ...]
    lookalikes: tuple[bodies.Lookalike, ...]
    titles: tuple[roles.Title, ...]
    agents: tuple[roles.Agent, ...]
    given_names: tuple[roles.GivenNames, ...]
    leaders: tuple[roles.Term, ...]


@cache
def world() -> World:
    """The tables that ship with Dragoman; CodebookError says where they contradict themselves."""
    loaded = World(
        states=states.load_states(),
        territories=states.load_territories(),
        cities=states.load_cities(),
        bodies=bodies.load_bodies(),
        groups=bodies.load_groups(),
        organs=bodies.load_organs(),
        organ_words=bodies.load_organ_words(),
        lookalikes=bodies.load_lookalikes(),
        titles=roles.load_titles(),
        agents=roles.load_agents(),
        given_names=roles.load_given_names(),
        leaders=roles.load_leaders(),
    )
    if problems := tuple(find_problems(loaded)):
        raise CodebookError("; ".join(problems))
    return loaded


def find_problems(loaded: World) -> Iterator[str]:
    """What is wrong with the tables, a line each: codes, overlaps, dates, duplicates."""
    known = {state.country for state in loaded.states} | plover().nobodys.keys()
    yield from _unknown_codes(loaded, known)
    yield from _repeated("states.csv", (state.id for state in loaded.states))
    yield from _repeated("states.csv", (s.name for s in loaded.states))
    yield from _repeated("territories.csv", (territory.id for territory in loaded.territories))
    yield from _repeated("bodies.csv", (name for body in loaded.bodies for name in {*body.names}))
    yield from _repeated("groups.csv", ((g.country, g.name, g.start) for g in loaded.groups))
    yield from _repeated("organs.csv", (name for organ in loaded.organs for name in organ.names))
    yield from _repeated("leaders.csv", ((t.person, t.title, t.start) for t in loaded.leaders))
    for dated in (*loaded.states, *loaded.groups, *loaded.leaders):
        if dated.start is not None and dated.end is not None and dated.start > dated.end:
            yield f"{dated.names[0]} ends on {dated.end}, before it starts on {dated.start}"
    yield from _offices_of_nobody(loaded, known)


def _unknown_codes(loaded: World, known: set[str]) -> Iterator[str]:
    coded = (*loaded.territories, *loaded.bodies, *loaded.groups, *loaded.organs)
    for row in coded:
        if row.country not in known:
            yield f"{row.name} has the country {row.country}, which no state has"
    sectors = plover().sectors.keys()
    sectored = (*coded, *loaded.organ_words, *loaded.titles, *loaded.agents, *loaded.leaders)
    for entry in sectored:
        if entry.sector and entry.sector not in sectors:
            yield f"{entry} has a sector that the ontology lacks"


def _offices_of_nobody(loaded: World, known: set[str]) -> Iterator[str]:
    named = known | {state.id for state in loaded.states}
    named |= {territory.id for territory in loaded.territories}
    named |= {body.acronym for body in loaded.bodies} | {group.name for group in loaded.groups}
    for term in loaded.leaders:
        if term.of not in named:
            yield f"leaders.csv: {term.person} is {term.title} of {term.of}, which is unknown"


def _repeated(source: str, keys: Iterable[object]) -> Iterator[str]:
    seen: set[object] = set()
    for key in keys:
        if key in seen:
            yield f"{source}: {key} stands twice"
        seen.add(key)
