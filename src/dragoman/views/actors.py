"""Whom the record knows, why, in which offices, how often; and who stayed unknown."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby, islice

from dragoman.codebook.roles import Term
from dragoman.codebook.words import slug, words
from dragoman.codebook.world import world
from dragoman.errors import EntryAmbiguous, EntryMissing
from dragoman.model.actors import Actor, Office
from dragoman.record import read
from dragoman.record.read import Named
from dragoman.record.session import Record
from dragoman.record.taught import all_named
from dragoman.views.words import actor_words

# Actors that an ambiguous name is answered with.
MOST_CANDIDATES = 5


@dataclass(frozen=True, slots=True)
class OfficeLine:
    """An office as a text or the reference data gives it; days are "" where nobody says them.

    `basis` is "text" or "listed", `words` the passage or the source of the listing.
    """

    title: str
    of: str
    since: str
    until: str
    former: bool
    basis: str
    words: str


@dataclass(frozen=True, slots=True)
class ActorLine:
    """One actor; `why` is the reason most often given for taking words for them."""

    id: str
    name: str
    kind: str
    country: str
    sectors: tuple[str, ...]
    offices: tuple[OfficeLine, ...]
    why: str
    times: int
    documents: int


@dataclass(frozen=True, slots=True)
class NamingLine:
    """How one document names an actor, and why the words were taken for them."""

    document: str
    words: str
    rule: str
    because: str
    times: int


@dataclass(frozen=True, slots=True)
class ActorView:
    """One actor whole."""

    actor: ActorLine
    aliases: tuple[str, ...]
    namings: tuple[NamingLine, ...]


def actors(record: Record, limit: int | None = None) -> tuple[ActorLine, ...]:
    """Everybody whom the record knows, those named most often first."""
    known = {actor.id: actor for actor in read.actors(record)}
    offices = _offices_by_person(read.offices(record))
    lines = (
        _line(known[id_], tuple(named), offices.get(id_, ()))
        for id_, named in groupby(all_named(record), key=lambda one: one.actor)
        if id_ in known and known[id_].kind != "unknown"
    )
    ordered = sorted(lines, key=lambda line: (-line.times, line.id))
    return tuple(islice(ordered, limit))


def actor(record: Record, name: str) -> ActorView:
    """One actor whole, by id, name, alias or surname.

    EntryMissing when nobody is called so, EntryAmbiguous when several are.
    """
    found = _called(record, name)
    named = tuple(all_named(record, found.id))
    told = [office for office in read.offices(record) if office.person.id == found.id]
    lines = (NamingLine(n.document, n.text, n.rule, n.because, n.count) for n in named)
    line = _line(found, named, _offices_by_person(told).get(found.id, ()))
    return ActorView(line, found.aliases, tuple(lines))


def _called(record: Record, name: str) -> Actor:
    """An id or a whole name comes before an alias, and that before the last words of a name."""
    wanted, known = words(name), list(read.actors(record))
    found: list[Actor] = [one for one in known if one.id.casefold() == name.casefold()]
    found = found or [one for one in known if words(one.name) == wanted]
    found = found or [one for one in known if wanted in (words(a) for a in one.aliases)]
    found = found or [one for one in known if wanted and words(one.name)[-len(wanted) :] == wanted]
    if not found:
        raise EntryMissing(f"nobody in this record is called {name!r}; `dragoman actors` lists all")
    if len(found) > 1:
        some = ", ".join(one.id for one in found[:MOST_CANDIDATES])
        raise EntryAmbiguous(f"several in this record are called {name!r}: {some}; give the id")
    return found[0]


def _line(one: Actor, named: tuple[Named, ...], offices: tuple[OfficeLine, ...]) -> ActorLine:
    reasons = Counter[str]()
    for naming in named:
        reasons[naming.because] += naming.count
    # What says most is a reason of its own, not that the words were met before.
    own = [n.because for n in named if n.rule not in ("met-before", "pronoun")]
    listed = tuple(_listed(term) for term in _terms().get(one.id, ()))
    return ActorLine(
        id=one.id,
        name=one.name,
        kind=one.kind,
        country=one.country,
        sectors=tuple(s for s in (one.sector, *one.other_sectors) if s),
        offices=(*offices, *listed),
        why=max(own or list(reasons), key=lambda because: (reasons[because], because), default=""),
        times=sum(n.count for n in named),
        documents=len({n.document for n in named}),
    )


def _offices_by_person(offices: Iterable[Office]) -> Mapping[str, tuple[OfficeLine, ...]]:
    found: defaultdict[str, list[OfficeLine]] = defaultdict(list)
    for office in offices:
        found[office.person.id].append(_told(office))
    return {person: tuple(lines) for person, lines in found.items()}


def _told(office: Office) -> OfficeLine:
    return OfficeLine(
        title=office.title,
        of=actor_words(office.of) if office.of else "",
        since=office.start.isoformat() if office.start else "",
        until=office.end.isoformat() if office.end else "",
        former=office.former,
        basis="text",
        words=office.evidence[0].text if office.evidence else "",
    )


def _listed(term: Term) -> OfficeLine:
    until = term.end.isoformat() if term.end else ""
    return OfficeLine(
        title=term.title,
        of=term.of,
        since=term.start.isoformat(),
        until=until,
        former=bool(until),
        basis="listed",
        words=term.source,
    )


def _terms() -> Mapping[str, list[Term]]:
    """The listed terms of each person, by the person's id."""
    found: defaultdict[str, list[Term]] = defaultdict(list)
    for term in sorted(world().terms, key=lambda term: term.start):
        found[f"person.{slug(term.person)}"].append(term)
    return found
