"""What it takes for two mentions of an actor to speak of the same party."""

from collections.abc import Iterable
from functools import cache

from dragoman.codebook.merging import merging
from dragoman.codebook.ontology import plover
from dragoman.codebook.states import state_names
from dragoman.model.actors import ActorRef

PERSON = "person."
PARTIAL = "PRE"


def party(actor: ActorRef) -> str:
    """The party an actor speaks for: its country as a rule.

    It is the actor's own id where the code is unknown, shared by many, or that of a state which
    does not hold the body (PRE); the opponents of a state share a party by country and sector.
    """
    country = actor.country
    if not country or country in merging().shared_codes or PARTIAL in sectors(actor):
        return actor.id
    return f"{country}/{actor.sector}" if actor.sector in merging().apart else country


def sectors(actor: ActorRef) -> set[str]:
    """All sectors that an actor belongs to."""
    return {actor.sector, *actor.other_sectors}


def parties(actors: Iterable[ActorRef]) -> frozenset[str]:
    """The parties of several actors."""
    return frozenset(party(actor) for actor in actors)


def party_name(code: str) -> str:
    """The codebook's name of a country or body that a code stands for; "" for any other code."""
    return _party_names().get(code, "")


@cache
def _party_names() -> dict[str, str]:
    bodies = {code: name for code, name in plover().nobodys.items() if _one(code)}
    return {**bodies, **state_names()}


def _one(code: str) -> bool:
    return code not in merging().shared_codes


def is_bare(actor: ActorRef) -> bool:
    """Whether the actor is its party as such: the state, not an organ or a person of it."""
    return actor.id == party(actor) or not actor.sector
