"""Whose voices the record holds: attributed speech by speaker, country, sector and outlet.

A story that several outlets print counts once, and nobody is scored as right: the counts say only
who is heard, and who is spoken about and is not.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass, replace

from dragoman.codebook.ontology import plover
from dragoman.model.actors import ActorRef
from dragoman.model.entries import UTTERED, Statement
from dragoman.model.record import Event
from dragoman.reconcile.parties import party, party_name
from dragoman.record import read
from dragoman.record.selection import EVERYTHING, Selection
from dragoman.record.session import Record
from dragoman.views.outlets import Outlets, outlets_of
from dragoman.views.words import UNNAMED, actor_words

INTERGOVERNMENTAL = "IGO"
PERSONS = ("person.", "group.", "phrase.", "speaker.")
NO_COUNTRY, NO_SECTOR = "of no named country", "of no sector"
UNKNOWN_SECTOR = "UNK"


@dataclass(frozen=True, slots=True)
class Count:
    """How many statements of one kind, and in how many independent outlets."""

    key: str
    name: str
    statements: int
    outlets: int


@dataclass(frozen=True, slots=True)
class Silent:
    """A state or body that others speak about and act with, and that says nothing itself."""

    key: str
    name: str
    statements: int
    events: int


@dataclass(frozen=True, slots=True)
class Voices:
    """Counts, the highest first. `unnamed` are statements of speakers without a name.

    `silent` are states and bodies, those most spoken about first.
    """

    statements: int
    speakers: tuple[Count, ...]
    countries: tuple[Count, ...]
    sectors: tuple[Count, ...]
    outlets: tuple[Count, ...]
    unnamed: int
    silent: tuple[Silent, ...]


def voices(record: Record, selection: Selection = EVERYTHING) -> Voices:
    """The voices in what `selection` asks for: statements by, to and about its actors."""
    whole = replace(selection, limit=None)
    said = [one for one in read.statements(record, whole) if one.kind in UTTERED]
    found = tally(record, said, tuple(read.events(record, whole)))
    return replace(found, speakers=found.speakers[: selection.limit])


def tally(record: Record, said: Iterable[Statement], events: Iterable[Event]) -> Voices:
    """The voices in some statements, and who is silent in them and in some events."""
    listed = list(said)
    outlets = outlets_of(record, {one.evidence.document for one in listed})
    once = _once(listed, outlets)
    named = [one for one in once if one.speaker and one.speaker.sector != UNKNOWN_SECTOR]
    return Voices(
        statements=len(once),
        speakers=_counted(named, outlets, _speaker),
        countries=_counted(once, outlets, _country),
        sectors=_counted(once, outlets, _sector),
        outlets=_counted(once, outlets, lambda one: (outlets.printing(one.evidence),) * 2),
        unnamed=len(once) - len(named),
        silent=_silent(once, events),
    )


def _once(said: Iterable[Statement], outlets: Outlets) -> list[Statement]:
    """Each statement once an outlet: what its copies repeat adds nothing."""
    found: dict[Hashable, Statement] = {}
    for one in sorted(said, key=lambda one: one.id):
        speaker = one.speaker.id if one.speaker else ""
        words = " ".join(one.text.casefold().split())
        found.setdefault((outlets.printing(one.evidence), speaker, words), one)
    return list(found.values())


def _counted(
    said: Sequence[Statement],
    outlets: Outlets,
    of: Callable[[Statement], tuple[str, str]],
) -> tuple[Count, ...]:
    groups: defaultdict[str, list[Statement]] = defaultdict(list)
    names: dict[str, str] = {}
    for one in said:
        key, name = of(one)
        groups[key].append(one)
        names[key] = min(names.get(key, name), name)
    heard_in = {
        key: {outlets.independent[one.evidence.document] for one in group}
        for key, group in groups.items()
    }
    counts = (
        Count(key, names[key], len(group), len(heard_in[key])) for key, group in groups.items()
    )
    return tuple(sorted(counts, key=lambda count: (-count.statements, count.name, count.key)))


def _speaker(one: Statement) -> tuple[str, str]:
    return (one.speaker.id, actor_words(one.speaker)) if one.speaker else ("", UNNAMED)


def _country(one: Statement) -> tuple[str, str]:
    code = one.speaker.country if one.speaker else ""
    return code, party_name(code) or code or NO_COUNTRY


def _sector(one: Statement) -> tuple[str, str]:
    code = one.speaker.sector if one.speaker else ""
    return code, plover().sectors.get(code, code) or NO_SECTOR


def _silent(said: Sequence[Statement], events: Iterable[Event]) -> tuple[Silent, ...]:
    heard = {one.speaker.country for one in said if one.speaker}
    heard |= {one.speaker.id for one in said if one.speaker}
    told = Counter(found for one in said for found in _states(one.about))
    done = Counter(found for e in events for found in _states((*e.actors, *e.recipients)))
    missing = {(key, name) for key, name in told.keys() | done.keys() if key not in heard}
    silent = (Silent(key, name, told[key, name], done[key, name]) for key, name in missing)
    return tuple(sorted(silent, key=lambda one: (-one.statements - one.events, one.name, one.key)))


def _states(actors: Sequence[ActorRef]) -> set[tuple[str, str]]:
    """The states and bodies for which actors stand, by key and name; others have none."""
    found = {(actor.id, actor.name) for actor in actors if _is_body(actor)}
    states = {actor.country for actor in actors if party(actor) == actor.country}
    return found | {(code, party_name(code)) for code in states if party_name(code)}


def _is_body(actor: ActorRef) -> bool:
    """Whether the actor is an intergovernmental body itself, not somebody of it."""
    return actor.country == INTERGOVERNMENTAL and not actor.id.startswith(PERSONS)
