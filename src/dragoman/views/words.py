"""How actors, sides and voices are written on screen, the same in every view."""

from collections.abc import Iterable

from dragoman.model.actors import ActorRef
from dragoman.model.entries import Report
from dragoman.model.places import Place
from dragoman.model.record import Event
from dragoman.reconcile.parties import party, party_name

UNNAMED = "unnamed"


def direction(entry: Event | Report) -> str:
    """Who to whom by code: "PAK → AZE", or "AZE – PAK" where nobody is told as receiver."""
    doers = codes(entry.actors)
    receivers = [code for code in codes(entry.recipients) if code not in doers]
    if receivers:
        return f"{', '.join(doers)} → {', '.join(receivers)}"
    return " – ".join(doers)


def codes(actors: Iterable[ActorRef]) -> list[str]:
    """The countries of actors; the name of one who has none or isn't of the state it lies in."""
    named = {party(actor): actor for actor in actors}
    return sorted(
        key if key == actor.country else actor.name or actor.text for key, actor in named.items()
    )


def actor_words(actor: ActorRef) -> str:
    """An actor's name, with its country where the name does not say it."""
    name = actor.name or actor.text
    country = party_name(actor.country) or actor.country
    return f"{name} ({actor.country})" if country and country not in name else name


def place_words(place: Place) -> str:
    """A place with what is known of it: "Shusha (AZE), city, 39.760 46.750, written “Shushi”"."""
    name = f"{place.name} ({place.country})" if place.country else place.name
    at = f"{place.latitude:.3f} {place.longitude:.3f}" if place.located else "not located"
    kind = place.precision if place.precision != "unknown" else ""
    written = f"written “{place.text}”" if place.text not in ("", place.name) else ""
    return ", ".join(filter(None, (name, kind, at, written)))


def voices(chains: Iterable[Iterable[ActorRef]]) -> tuple[str, ...]:
    """Everybody in the chains of voices, each once, in alphabetical order."""
    return tuple(sorted({actor_words(actor) for chain in chains for actor in chain}))


def country_words(code: str) -> str:
    """A country's name as the codebook has it, or the code itself."""
    return party_name(code) or code
