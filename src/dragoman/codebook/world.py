"""The world's names, read once: states, territories, bodies, groups, organs, roles and leaders."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
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
    yield from _repeated("officials.csv", ((t.person, t.title, t.start) for t in loaded.officials))
    yield from _backward(loaded)
    yield from _offices_of_nobody(loaded, known)


def _backward(loaded: World) -> Iterator[str]:
    dated: list[State | Group | Term] = [*loaded.states, *loaded.groups, *loaded.terms]
    for row in dated:
        if row.start is not None and row.end is not None and row.start > row.end:
            yield f"{row.names[0]} ends on {row.end}, before it starts on {row.start}"


def _unknown_codes(loaded: World, known: set[str]) -> Iterator[str]:
    coded: list[Territory | Body | Group | Organ] = [
        *loaded.territories,
        *loaded.bodies,
        *loaded.groups,
        *loaded.organs,
    ]
    for row in coded:
        if row.country not in known:
            yield f"{row.name} has the country {row.country}, which no state has"
    sectors = plover().sectors.keys() | {""}
    nouns: list[OrganWord | Title | Agent] = [
        *loaded.organ_words,
        *loaded.titles,
        *loaded.agents,
    ]
    used = {r.sector for r in coded} | {n.sector for n in nouns}
    used |= {term.sector for term in loaded.terms}
    yield from (f"no sector of the ontology is called {s}" for s in sorted(used - sectors))


def _offices_of_nobody(loaded: World, known: set[str]) -> Iterator[str]:
    named = known | {state.id for state in loaded.states}
    named |= {territory.id for territory in loaded.territories}
    named |= {body.acronym for body in loaded.bodies} | {group.name for group in loaded.groups}
    for term in loaded.terms:
        if term.of not in named:
            yield f"{term.person} is {term.title} of {term.of}, which is unknown"


def _repeated(source: str, keys: Iterable[object]) -> Iterator[str]:
    seen: set[object] = set()
    for key in keys:
        if key in seen:
            yield f"{source}: {key} stands twice"
        seen.add(key)
