"""Well-known office-holders: by name, by surname, and by office on a day."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from dragoman.actors.listing import body_actor, group_actor, state_actor, territory_actor
from dragoman.actors.spelling import alike
from dragoman.codebook.actor_words import actor_words
from dragoman.codebook.roles import Term
from dragoman.codebook.words import words
from dragoman.codebook.world import world
from dragoman.model.actors import Actor

_LINKS = frozenset({"of", "the", "for", "and", "to"})


@dataclass(frozen=True, slots=True)
class Leader:
    """A listed person with the term that counts on a day; `held` says how it stands to that day."""

    name: str
    gender: str
    term: Term
    held: str  # "now", "before", "later" or "undated"

    @property
    def of(self) -> Actor:
        return offices_of()[self.term.of]

    @property
    def country(self) -> str:
        return self.of.country

    @property
    def sectors(self) -> tuple[str, tuple[str, ...]]:
        """Sector and further sectors on the day: an office that is over makes one an elite."""
        sector = self.term.sector
        if self.held == "before" and sector in ("GOV", "LEG"):
            return "ELI", (sector,)
        return ("", ()) if self.held == "later" else (sector, ())

    @property
    def why(self) -> str:
        """The term in words."""
        until = f"to {self.term.end}" if self.term.end else "on"
        return f"{self.term.title} of {self.of.name} from {self.term.start} {until}"


@cache
def offices_of() -> Mapping[str, Actor]:
    """The actors that offices are of, by the codes and names that the leaders' table uses."""
    tables = world()
    found = {group.name: group_actor(group) for group in tables.groups}
    found |= {body.acronym: body_actor(body) for body in tables.bodies}
    found |= {territory.id: territory_actor(territory) for territory in tables.territories}
    return found | {state.id: state_actor(state) for state in tables.states}


def find_leader(name: str, day: date | None, country: str, *, titled: bool) -> Leader | None:
    """The listed person of a name; of a bare surname only when it can be one person alone.

    A surname counts for whoever holds an office on the day, in `country` if that is given; without
    a day, only when a single listed person bears it.
    """
    by_name, by_surname = _listed()
    form = words(name)
    if terms := by_name.get(form, ()):
        return choose(terms, day)
    bearing = by_surname.get(form[-1], ()) if len(form) == 1 else ()
    if country:
        bearing = tuple(t for t in bearing if offices_of()[t.of].country == country)
    if day is not None:
        bearing = tuple(t for t in bearing if t.at(day)) or (bearing if titled else ())
    persons = {term.person for term in bearing}
    return choose(bearing, day) if len(persons) == 1 else None


def find_spelled(name: str, day: date | None, country: str, titles: Sequence[str]) -> Leader | None:
    """The listed person whose whole name is another spelling of this one, in an office of the same
    state with the same kind of title on the day; None unless one person alone can be meant."""
    form, kind = words(name), {word for title in titles for word in words(title)} - _LINKS
    if len(form) == 1 or not country or not kind:
        return None
    fitting = [
        term
        for term in _by_country().get(country, ())
        if kind & {*words(term.title)}
        and (day is None or term.at(day))
        and any(alike(form, words(listed)) for listed in term.names)
    ]
    return choose(tuple(fitting), day) if len({term.person for term in fitting}) == 1 else None


def is_listed_surname(surname: str) -> bool:
    """Whether a listed leader bears a surname, given in normal form."""
    return surname in _listed()[1]


def choose(terms: tuple[Term, ...], day: date | None) -> Leader:
    """The term of one person that counts on a day: the one held then, else the last before."""
    ordered = sorted(terms, key=lambda term: term.start)
    if day is None:
        return _leader(ordered[-1], "undated")
    held = [term for term in ordered if term.at(day)]
    if held:
        return _leader(held[-1], "now")
    over = [term for term in ordered if term.start <= day]
    return _leader(over[-1], "before") if over else _leader(ordered[0], "later")


def holder(office: str, of: str, day: date) -> Leader | None:
    """Who holds an office of a state on a day, by the title's words; None if nobody is listed."""
    wanted = words(office)
    held = [
        term
        for term in world().leaders
        if term.of == of and words(term.title) == wanted and term.at(day)
    ]
    return _leader(held[-1], "now") if held else None


def _leader(term: Term, held: str) -> Leader:
    return Leader(term.person, term.gender, term, held)


@cache
def _by_country() -> Mapping[str, tuple[Term, ...]]:
    found: dict[str, list[Term]] = defaultdict(list)
    for term in world().terms:
        found[offices_of()[term.of].country].append(term)
    return {country: tuple(terms) for country, terms in found.items()}


@cache
def _listed() -> tuple[Mapping[tuple[str, ...], tuple[Term, ...]], Mapping[str, tuple[Term, ...]]]:
    by_name: dict[tuple[str, ...], list[Term]] = defaultdict(list)
    by_surname: dict[str, list[Term]] = defaultdict(list)
    for term in world().terms:
        for name in {words(name) for name in term.names}:
            by_name[name].append(term)
    for term in world().leaders:
        by_surname[_surname(term)].append(term)
    return (
        {name: tuple(terms) for name, terms in by_name.items()},
        {name: tuple(terms) for name, terms in by_surname.items()},
    )


def _surname(term: Term) -> str:
    parts = words(term.person)
    first = offices_of()[term.of].country in actor_words().surname_first
    return parts[0] if first else parts[-1]
