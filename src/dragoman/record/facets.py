"""What the tables need to find an entry: its type, its first and last day, who is in it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from dragoman.model.actors import Actor, ActorRef, Office
from dragoman.model.entries import Figure, Instrument, Naming, Observance, Report, Stand, Statement
from dragoman.model.reading import Notice
from dragoman.model.record import Dispute, Event, Position
from dragoman.model.text import Document

UNKNOWN_SORTS_LAST = date.max


@dataclass(frozen=True, slots=True)
class Side:
    """Somebody in an entry: in which role, of which country; `actor` is None for a bare country."""

    role: str
    country: str
    actor: str | None


@dataclass(frozen=True, slots=True)
class Facets:
    """`type` is the entry's own first classification; both days are None when not known."""

    type: str
    first: date | None = None
    last: date | None = None
    sides: tuple[Side, ...] = ()

    @property
    def day(self) -> date:
        """The day to sort by."""
        return self.first or UNKNOWN_SORTS_LAST


def pairs(sides: Iterable[Side]) -> set[tuple[str, str]]:
    """The unordered pairs of countries between any two of the sides, each with a ≤ b."""
    countries = sorted(side.country for side in sides if side.country)
    return set(combinations(countries, 2))


def of_document(document: Document) -> Facets:
    return Facets(document.language, document.published.start, document.published.end)


def of_actor(actor: Actor) -> Facets:
    return Facets(actor.kind)


def of_notice(notice: Notice) -> Facets:
    return Facets(notice.kind)


def of_report(report: Report) -> Facets:
    return Facets(report.type, report.date.start, report.date.end)


def of_statement(statement: Statement) -> Facets:
    sides = (
        *_sides("speaker", statement.speaker),
        *_sides("addressee", *statement.addressees),
        *_sides("about", *statement.about),
    )
    return Facets(statement.quotation, statement.date.start, statement.date.end, sides)


def of_figure(figure: Figure) -> Facets:
    sides = (*_sides("voice", *figure.asserted_by), *_sides("of", *figure.whose))
    return Facets(figure.unit, figure.date.start, figure.date.end, sides)


def of_naming(naming: Naming) -> Facets:
    return Facets(naming.term, sides=tuple(_sides("voice", *naming.asserted_by)))


def of_stand(stand: Stand) -> Facets:
    sides = (
        *_sides("actor", stand.actor),
        *_sides("side", stand.side),
        *_sides("voice", *stand.asserted_by),
    )
    return Facets(stand.stance, stand.date.start, stand.date.end, sides)


def of_office(office: Office) -> Facets:
    sides = (*_sides("person", office.person), *_sides("of", office.of))
    return Facets(office.title, office.start, office.end, sides)


def of_instrument(instrument: Instrument) -> Facets:
    sides = (
        *_sides("by", *instrument.by),
        *_sides("party", *instrument.parties),
        *_sides("about", *instrument.about),
    )
    return Facets(instrument.kind, instrument.date.start, instrument.date.end, sides)


def of_observance(observance: Observance) -> Facets:
    return Facets(
        observance.month_day or "",
        sides=tuple(Side("country", country, None) for country in observance.countries),
    )


def of_event(event: Event) -> Facets:
    sides = (*_sides("actor", *event.actors), *_sides("recipient", *event.recipients))
    return Facets(event.type, event.date.start, event.date.end, sides)


def of_position(position: Position) -> Facets:
    sides = (*_sides("actor", position.actor), *_sides("side", position.side))
    return Facets(position.stance, position.first.start, position.last.end, sides)


def of_dispute(dispute: Dispute, subject: Event | None = None) -> Facets:
    """A dispute is found by those in the event it is about, and by those who speak in it."""
    event = of_event(subject) if subject else Facets("")
    voices = {voice.id: voice for value in dispute.values for voice in value.asserted_by}
    sides = (*event.sides, *_sides("voice", *voices.values()))
    return Facets(dispute.attribute, event.first, event.last, sides)


def _sides(role: str, *actors: ActorRef | None) -> Iterator[Side]:
    return (Side(role, actor.country, actor.id) for actor in actors if actor)
