"""The world's names, read once: states, territories, bodies, groups, organs, roles and leaders."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

from dragoman.codebook.bodies import (
    Body,
    Group,
    Lookalike,
    Organ,
    OrganWord,
    load_bodies,
    load_groups,
    load_lookalikes,
    load_organ_words,
    load_organs,
)
from dragoman.codebook.faults import (
    Claim,
    Fault,
    backward,
    claimed_twice,
    lines,
    offices_of_nobody,
    overlapping,
    repeated,
    two_names,
    unknown_countries,
    unknown_sectors,
)
from dragoman.codebook.ontology import plover
from dragoman.codebook.roles import (
    Agent,
    GivenNames,
    Term,
    Title,
    load_agents,
    load_given_names,
    load_leaders,
    load_officials,
    load_titles,
)
from dragoman.codebook.states import (
    Cities,
    State,
    Territory,
    load_cities,
    load_states,
    load_territories,
)
from dragoman.errors import CodebookError


@dataclass(frozen=True, slots=True)
class World:
    """All reference tables about actors."""

    states: tuple[State, ...]
    territories: tuple[Territory, ...]
    cities: tuple[Cities, ...]
    bodies: tuple[Body, ...]
    groups: tuple[Group, ...]
    organs: tuple[Organ, ...]
    organ_words: tuple[OrganWord, ...]
    lookalikes: tuple[Lookalike, ...]
    titles: tuple[Title, ...]
    agents: tuple[Agent, ...]
    given_names: tuple[GivenNames, ...]
    leaders: tuple[Term, ...]
    officials: tuple[Term, ...]

    @property
    def terms(self) -> tuple[Term, ...]:
        """The terms of everybody listed by name, the leaders first."""
        return (*self.leaders, *self.officials)


@cache
def world() -> World:
    """The tables that ship with Dragoman; CodebookError says where they contradict themselves."""
    loaded = World(
        states=load_states(),
        territories=load_territories(),
        cities=load_cities(),
        bodies=load_bodies(),
        groups=load_groups(),
        organs=load_organs(),
        organ_words=load_organ_words(),
        lookalikes=load_lookalikes(),
        titles=load_titles(),
        agents=load_agents(),
        given_names=load_given_names(),
        leaders=load_leaders(),
        officials=load_officials(),
    )
    if problems := tuple(find_problems(loaded)):
        raise CodebookError("\n".join(map(str, problems)))
    return loaded


def find_problems(loaded: World) -> Iterator[Fault]:
    """What is wrong with the tables: codes, dates, duplicates, overlaps, names claimed twice."""
    known = {state.country for state in loaded.states} | plover().nobodys.keys()
    yield from _codes(loaded, known)
    yield from _dates_and_duplicates(loaded)
    named = known | {state.id for state in loaded.states}
    named |= {territory.id for territory in loaded.territories}
    named |= {body.acronym for body in loaded.bodies} | {group.name for group in loaded.groups}
    terms = (("leaders.csv", loaded.leaders), ("officials.csv", loaded.officials))
    for file, listed in terms:
        yield from offices_of_nobody(file, listed, named)
    yield from overlapping(terms)
    yield from two_names(terms)
    yield from claimed_twice(_claims(loaded))


def _codes(loaded: World, known: Collection[str]) -> Iterator[Fault]:
    sectors = plover().sectors.keys()
    coded: dict[str, tuple[Territory | Body | Group | Organ, ...]] = {
        "territories.csv": loaded.territories,
        "bodies.csv": loaded.bodies,
        "groups.csv": loaded.groups,
        "organs.csv": loaded.organs,
    }
    words: dict[str, tuple[OrganWord | Title | Agent | Term, ...]] = {
        "organ_words.csv": loaded.organ_words,
        "titles.csv": loaded.titles,
        "agents.csv": loaded.agents,
        "leaders.csv": loaded.leaders,
        "officials.csv": loaded.officials,
    }
    for file, rows in coded.items():
        yield from unknown_countries(file, rows, known)
        yield from unknown_sectors(file, rows, sectors)
    yield from unknown_countries("cities.csv", loaded.cities, known)
    for file, nouns in words.items():
        yield from unknown_sectors(file, nouns, sectors)


def _dates_and_duplicates(loaded: World) -> Iterator[Fault]:
    yield from repeated("states.csv", loaded.states, lambda s: s.id)
    yield from repeated("territories.csv", loaded.territories, lambda t: t.id)
    yield from repeated("bodies.csv", loaded.bodies, lambda b: b.acronym)
    yield from repeated("groups.csv", loaded.groups, lambda g: (g.country, g.name, g.start))
    yield from repeated("organs.csv", loaded.organs, lambda o: (o.country, o.name))
    yield from repeated("leaders.csv", loaded.leaders, lambda t: (t.person, t.title, t.start))
    yield from repeated("officials.csv", loaded.officials, lambda t: (t.person, t.title, t.start))
    yield from backward("states.csv", loaded.states)
    yield from backward("groups.csv", loaded.groups)
    yield from backward("leaders.csv", loaded.leaders)
    yield from backward("officials.csv", loaded.officials)


def _claims(loaded: World) -> Iterator[Claim]:
    """Who goes by which names, and when; persons share names, so theirs are no claims."""
    for line, state in lines(loaded.states):
        days = (state.start or date.min, state.end or date.max)
        yield Claim("states.csv", line, state.id, state.names, *days)
    for line, territory in lines(loaded.territories):
        yield Claim("territories.csv", line, territory.id, territory.names)
    for line, body in lines(loaded.bodies):
        yield Claim("bodies.csv", line, body.acronym, body.names)
    for line, organ in lines(loaded.organs):
        yield Claim("organs.csv", line, f"{organ.country} {organ.name}", organ.names)
    for line, group in lines(loaded.groups):
        days = (group.start or date.min, group.end or date.max)
        yield Claim("groups.csv", line, f"{group.country} {group.name}", group.names, *days)
