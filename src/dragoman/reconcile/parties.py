"""What it takes for two mentions of an actor to speak of the same party."""

from collections.abc import Iterable

from dragoman.codebook.merging import merging
from dragoman.model.actors import ActorRef

PERSON = "person."


def party(actor: ActorRef) -> str:
    """The country an actor speaks for; its own id where a code is shared by many or unknown."""
    alone = not actor.country or actor.country in merging().shared_codes
    return actor.id if alone else actor.country


def parties(actors: Iterable[ActorRef]) -> frozenset[str]:
    """The parties of several actors."""
    return frozenset(party(actor) for actor in actors)


def is_bare(actor: ActorRef) -> bool:
    """Whether the actor is its party as such: the state, not an organ or a person of it."""
    return actor.id == party(actor) or not actor.sector


def differ(one: ActorRef, other: ActorRef) -> bool:
    """Whether two actors of one party are surely not the same: two persons, or two sectors."""
    if one.id == other.id:
        return False
    persons = one.id.startswith(PERSON) and other.id.startswith(PERSON)
    return persons or not {one.sector, *one.other_sectors} & {other.sector, *other.other_sectors}
