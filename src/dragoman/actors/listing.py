"""The world's tables as gazetteer entries, in the order in which readings of one form are tried."""

from collections.abc import Collection, Iterator

from dragoman.actors.terms import Entry
from dragoman.codebook.actor_words import actor_words
from dragoman.codebook.bodies import Body, Group, Organ
from dragoman.codebook.outlets import outlets
from dragoman.codebook.roles import Term
from dragoman.codebook.states import State, Territory
from dragoman.codebook.words import is_acronym, plural, slug, words
from dragoman.codebook.world import World, world
from dragoman.model.actors import Actor

# Outlets whose names are common words or actors' names are not looked for ("Trend", "Asia").
LEAST_OUTLET_WORDS = 2


def entries() -> Iterator[Entry]:
    """All entries: persons and states before common nouns, cities last."""
    tables = world()
    for term in tables.terms:
        yield from (Entry(name, "leader", person(term)) for name in term.names)
    for state in tables.states:
        yield from _state(state)
    for territory in tables.territories:
        yield from _territory(territory)
    yield from _bodies(tables)
    yield from _outlets()
    yield from _state_words(tables)
    yield from _nouns(tables)


def person(term: Term) -> Actor:
    """The actor of a leader, before any office is chosen."""
    return Actor(f"person.{slug(term.person)}", term.person, "person", aliases=term.aliases)


def state_actor(state: State) -> Actor:
    """The actor of a state: its id is its own code, its country that of who carries it on."""
    return Actor(state.id, state.name, "state", state.country, aliases=state.names[1:])


def body_actor(body: Body) -> Actor:
    """The actor of an international body; its acronym is its id."""
    kind = "organisation" if body.country == "NGO" else "igo"
    name = body.name
    if body.country not in ("IGO", "UNO", "EUR", "NGO"):
        kind = "organisation"
    key = body.acronym if is_acronym(body.acronym) else f"{body.country}.{slug(body.acronym)}"
    return Actor(key, name, kind, body.country, body.sector, aliases=body.names[1:])  # type: ignore[arg-type]


def group_actor(group: Group) -> Actor:
    """The actor of an armed group, party or movement."""
    return Actor(
        f"{group.country}.{slug(group.name)}",
        group.name,
        "organisation",
        group.country,
        group.sector,
        group.other_sectors,
        group.others,
    )


def organ_actor(organ: Organ) -> Actor:
    """The actor of a state's organ that has a name of its own."""
    key = f"{organ.country}.{slug(organ.name)}"
    return Actor(key, organ.name, "organisation", organ.country, organ.sector, (), organ.others)


def territory_actor(territory: Territory) -> Actor:
    """The actor of a territory's authorities."""
    return Actor(
        territory.id,
        territory.name,
        "organisation",
        territory.country,
        territory.sector,
        aliases=territory.others,
    )


def _state(state: State) -> Iterator[Entry]:
    actor = state_actor(state)
    yield from (Entry(name, "state", actor, state.country) for name in state.names)


def _territory(territory: Territory) -> Iterator[Entry]:
    actor = territory_actor(territory)
    for name in territory.names:
        yield Entry(name, "territory", actor, territory.country, territory.sector)


def _bodies(tables: World) -> Iterator[Entry]:
    for body in tables.bodies:
        actor = body_actor(body)
        yield from (Entry(n, "body", actor, body.country, body.sector) for n in body.names)
    for organ in tables.organs:
        actor = organ_actor(organ)
        yield from (Entry(n, "organ", actor, organ.country, organ.sector) for n in organ.names)
    for group in tables.groups:
        actor = group_actor(group)
        for name in group.names:
            yield Entry(
                form=name,
                kind="group",
                actor=actor,
                country=group.country,
                sector=group.sector,
                start=group.start,
                end=group.end,
            )
    for lookalike in tables.lookalikes:
        yield from (Entry(name, "lookalike") for name in lookalike.names)


def _outlets() -> Iterator[Entry]:
    for outlet in outlets().listed:
        country = outlet.country
        key = f"{country}.{slug(outlet.name)}" if country else f"organisation.{slug(outlet.name)}"
        sector = "EDU" if outlet.kind == "think-tank" else "JRN"
        actor = Actor(key, outlet.name, "organisation", country, sector)
        for name in (outlet.name, *outlet.aliases):
            if len(words(name)) >= LEAST_OUTLET_WORDS:
                yield Entry(name, "outlet", actor, country, sector)
        for acronym in outlet.acronyms:
            if is_acronym(acronym) and outlets().named(acronym) == outlet:
                yield Entry(acronym, "outlet", actor, country, sector)


def _state_words(tables: World) -> Iterator[Entry]:
    for state in tables.states:
        government = government_actor(state)
        for name in state.capitals:
            yield Entry(name, "capital", government, state.country, "GOV")
    for state in tables.states:
        actor, people = state_actor(state), people_actor(state)
        yield from (Entry(a, "adjective", actor, state.country) for a in state.adjectives)
        for noun in state.persons:
            yield Entry(noun, "people", people, state.country)
        for noun in state.peoples:
            yield Entry(noun, "people", people, state.country, plural=True)
    for territory in tables.territories:
        actor = territory_actor(territory)
        for adjective in territory.adjectives:
            yield Entry(
                adjective, "territory adjective", actor, territory.country, territory.sector
            )
            if (many := plural(adjective)) != adjective:
                people = Actor(
                    f"{territory.id}.people",
                    f"people of {territory.name}",
                    "people",
                    territory.country,
                    territory.sector,
                )
                yield Entry(
                    many, "people", people, territory.country, territory.sector, plural=True
                )


def government_actor(state: State) -> Actor:
    """The government of a state, as its capital and "the Azerbaijani government" name it."""
    key, name = f"{state.id}.government", f"government of {state.name}"
    return Actor(key, name, "organisation", state.country, "GOV")


def people_actor(state: State) -> Actor:
    """The people of a state, as "Azerbaijanis" and "the people of Azerbaijan" name it."""
    return Actor(f"{state.id}.people", f"people of {state.name}", "people", state.country)


def _nouns(tables: World) -> Iterator[Entry]:
    people = {word for agent in tables.agents for word in agent.words}
    for title in tables.titles:
        for word in _with_plurals(title.words, people):
            yield Entry(
                form=word,
                kind="title",
                sector=title.sector,
                slug=title.slug,
                plural=is_plural(word),
                yields=title.yields == "yes",
            )
    for organ in tables.organ_words:
        for word in organ.words:
            yield Entry(
                form=word,
                kind="organ word",
                sector=organ.sector,
                slug=organ.slug,
                plural=is_plural(word),
            )
    taken = {word for organ in tables.organ_words for word in organ.words}
    for noun in (actor_words().one_body | actor_words().one_group) - taken:
        yield Entry(noun, "stand-in", slug=noun)
    for agent in tables.agents:
        for word in agent.words:
            yield Entry(
                form=word,
                kind="agent",
                sector=agent.sector,
                slug=slug(word),
                plural=is_plural(word),
                yields=agent.yields == "yes",
            )
    for noun in actor_words().one_state | actor_words().both_states:
        yield Entry(noun, "state noun", slug=noun, plural=is_plural(noun))
    for cities in tables.cities:
        yield from (Entry(name, "city", None, cities.country) for name in cities.names)


def _with_plurals(listed: tuple[str, ...], people: Collection[str]) -> Iterator[str]:
    """The titles with the plurals that the table does not list: "foreign ministers", but for those
    that are other people's: "speakers"."""
    yield from listed
    for word in listed:
        head, link, rest = word.partition(" for " if " for " in word else " of ")
        many = plural(head) + link + rest
        if not is_plural(word) and many not in listed and many not in people:
            yield many


def is_plural(noun: str) -> bool:
    """Whether an English noun is plural, by its form."""
    last = noun.partition(" of ")[0].partition(" for ")[0].rsplit(maxsplit=1)[-1]
    if last in ("people", "children", "police", "public", "media", "press"):
        return True
    if last.endswith(("men", "women")):
        return True
    return last.endswith("s") and not last.endswith(("ss", "us", "is"))
