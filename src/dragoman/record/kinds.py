"""Every kind of entry: its dataclass, its table, and how it is found. One list, used everywhere."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from sqlalchemy import ColumnElement, FromClause, Table, literal, null, select

from dragoman.model.actors import Actor, Office
from dragoman.model.entries import Figure, Instrument, Naming, Observance, Report, Stand, Statement
from dragoman.model.reading import Notice
from dragoman.model.record import Dispute, Event, Position
from dragoman.model.text import Document
from dragoman.record import facets
from dragoman.record import tables as t
from dragoman.record.facets import Facets

E = TypeVar("E")
AnyEntry = (
    Document
    | Actor
    | Office
    | Report
    | Statement
    | Figure
    | Instrument
    | Observance
    | Naming
    | Stand
    | Event
    | Dispute
    | Position
    | Notice
)


@dataclass(frozen=True)
class Kind(Generic[E]):
    """A kind of entry.

    `sides` has a row for each actor in an entry, or is None when entries of the kind have none.
    `grounds` are two columns, an entry's id and a document it comes from. `dated` says whether
    entries of the kind have dates of their own.
    """

    name: str
    entry: type[E]
    table: Table
    facets: Callable[[E], Facets]
    grounds: tuple[ColumnElement[Any], ColumnElement[Any]]
    sides: FromClause | None = None
    dated: bool = True

    @property
    def shared(self) -> bool:
        """Whether several documents may each give an account of the same entry."""
        return len(self.table.primary_key) > 1


def _kind(
    entry: type[E], table: Table, of: Callable[[E], Facets], sides: Table | None, *, dated: bool
) -> Kind[E]:
    """A kind whose entries are of a document."""
    return Kind(table.name, entry, table, of, (table.c.id, table.c.document), sides, dated)


_people_of_documents = (
    select(
        t.appearances.c.document.label("entry"),
        literal("mentioned").label("role"),
        t.appearances.c.actor.label("n"),
        t.appearances.c.actor,
        t.actors.c.country,
        t.documents.c.type,
        t.documents.c.last,
        t.documents.c.day,
    )
    .join(t.actors, t.actors.c.id == t.appearances.c.actor)
    .join(t.documents, t.documents.c.id == t.appearances.c.document)
)
_actors_themselves = select(
    t.actors.c.id.label("entry"),
    literal("self").label("role"),
    literal(0).label("n"),
    t.actors.c.id.label("actor"),
    t.actors.c.country,
    t.actors.c.type,
    null().label("last"),
    literal(facets.UNKNOWN_SORTS_LAST).label("day"),
)

DOCUMENT = Kind(
    "documents",
    Document,
    t.documents,
    facets.of_document,
    (t.documents.c.id, t.documents.c.id),
    _people_of_documents.subquery("people"),
)
ACTOR = Kind(
    "actors",
    Actor,
    t.actors,
    facets.of_actor,
    (t.appearances.c.actor, t.appearances.c.document),
    _actors_themselves.subquery("themselves"),
    dated=False,
)
OFFICE = _kind(Office, t.offices, facets.of_office, t.office_sides, dated=True)
REPORT = _kind(Report, t.reports, facets.of_report, None, dated=True)
STATEMENT = _kind(Statement, t.statements, facets.of_statement, t.statement_sides, dated=True)
FIGURE = _kind(Figure, t.figures, facets.of_figure, t.figure_sides, dated=True)
INSTRUMENT = _kind(Instrument, t.instruments, facets.of_instrument, t.instrument_sides, dated=True)
OBSERVANCE = _kind(Observance, t.observances, facets.of_observance, t.observance_sides, dated=False)
NAMING = _kind(Naming, t.namings, facets.of_naming, t.naming_sides, dated=False)
STAND = _kind(Stand, t.stands, facets.of_stand, t.stand_sides, dated=True)
EVENT = Kind(
    "events",
    Event,
    t.events,
    facets.of_event,
    (t.reports.c.event, t.reports.c.document),
    t.event_sides,
)
DISPUTE = Kind(
    "disputes",
    Dispute,
    t.disputes,
    facets.of_dispute,
    (t.dispute_grounds.c.entry, t.dispute_grounds.c.document),
    t.dispute_sides,
)
POSITION = Kind(
    "positions",
    Position,
    t.positions,
    facets.of_position,
    (t.position_grounds.c.entry, t.position_grounds.c.document),
    t.position_sides,
)
NOTICE = _kind(Notice, t.notices, facets.of_notice, None, dated=False)

KINDS: tuple[Kind[Any], ...] = (
    DOCUMENT,
    ACTOR,
    OFFICE,
    REPORT,
    STATEMENT,
    FIGURE,
    INSTRUMENT,
    OBSERVANCE,
    NAMING,
    STAND,
    EVENT,
    DISPUTE,
    POSITION,
    NOTICE,
)
