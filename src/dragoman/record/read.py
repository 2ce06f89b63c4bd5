"""Reading the record: typed, streaming, in one stable order (first day, then id; unknown last).

Each function takes an open record and a Selection. Reviews are laid over what was coded, unless the
record was asked for `as_coded()`. EntryMissing is raised for an actor whom the record
does not know, UsageError for a condition that makes no sense for the kind, both when the first
entry is asked for.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby, islice
from typing import TypeVar

from sqlalchemy import Connection, Row, and_, distinct, func, select

from dragoman.errors import EntryAmbiguous, EntryMissing
from dragoman.model.actors import Actor, Office, Rule
from dragoman.model.entries import Figure, Instrument, Naming, Observance, Report, Stand, Statement
from dragoman.model.reading import Notice, Versions
from dragoman.model.record import Dispute, Event, Position
from dragoman.model.text import Document
from dragoman.record import kinds
from dragoman.record import tables as t
from dragoman.record.accounts import joined
from dragoman.record.batches import streaming
from dragoman.record.bodies import decode
from dragoman.record.figures import with_events
from dragoman.record.kinds import KINDS, AnyEntry, Kind
from dragoman.record.queries import bodies
from dragoman.record.review_anchors import can_be_reviewed
from dragoman.record.review_found import verdicts_in
from dragoman.record.review_stream import reviewed, widened
from dragoman.record.selection import EVERYTHING, Selection, meant
from dragoman.record.session import Record

E = TypeVar("E")

MOST_CANDIDATES = 5
NAMED = [kind for kind in KINDS if kind is not kinds.NOTICE]


@dataclass(frozen=True, slots=True)
class Named:
    """How a document names an actor: the words, the rule, the reason, how often."""

    actor: str
    document: str
    text: str
    rule: Rule
    because: str
    count: int


def documents(record: Record, selection: Selection = EVERYTHING) -> Iterator[Document]:
    """Documents, by the day they were published."""
    return _entries(record, kinds.DOCUMENT, selection)


def actors(record: Record, selection: Selection = EVERYTHING) -> Iterator[Actor]:
    """Actors, by id."""
    return _entries(record, kinds.ACTOR, selection)


def offices(record: Record, selection: Selection = EVERYTHING) -> Iterator[Office]:
    """Offices, each with the evidence of all its documents."""
    return _entries(record, kinds.OFFICE, selection)


def reports(record: Record, selection: Selection = EVERYTHING) -> Iterator[Report]:
    """Reports, whether or not they have been reconciled into events."""
    return _entries(record, kinds.REPORT, selection)


def statements(record: Record, selection: Selection = EVERYTHING) -> Iterator[Statement]:
    """Statements; their actors are who speaks, to whom and about whom."""
    return _entries(record, kinds.STATEMENT, selection)


def figures(record: Record, selection: Selection = EVERYTHING) -> Iterator[Figure]:
    """Figures, each with its event; their actors are who claims them and whose the counted are."""
    with record.reading() as connection:
        yield from with_events(connection, _entries(record, kinds.FIGURE, selection))


def instruments(record: Record, selection: Selection = EVERYTHING) -> Iterator[Instrument]:
    """Instruments, each with the evidence of all its documents."""
    return _entries(record, kinds.INSTRUMENT, selection)


def observances(record: Record, selection: Selection = EVERYTHING) -> Iterator[Observance]:
    """Observances, each with the evidence of all its documents."""
    return _entries(record, kinds.OBSERVANCE, selection)


def namings(record: Record, selection: Selection = EVERYTHING) -> Iterator[Naming]:
    """What somebody calls an event; their actors are who calls it so."""
    return _entries(record, kinds.NAMING, selection)


def stands(record: Record, selection: Selection = EVERYTHING) -> Iterator[Stand]:
    """Where passages say that actors stand; theirs are who stands, on whose side, and who says."""
    return _entries(record, kinds.STAND, selection)


def events(record: Record, selection: Selection = EVERYTHING) -> Iterator[Event]:
    """Events; their actors are those on either side."""
    return _entries(record, kinds.EVENT, selection)


def disputes(record: Record, selection: Selection = EVERYTHING) -> Iterator[Dispute]:
    """Disputes; their actors are those in the event and those who speak."""
    return _entries(record, kinds.DISPUTE, selection)


def positions(record: Record, selection: Selection = EVERYTHING) -> Iterator[Position]:
    """Positions, by the day they are first seen."""
    return _entries(record, kinds.POSITION, selection)


def notices(record: Record, selection: Selection = EVERYTHING) -> Iterator[Notice]:
    """What was not absorbed, of documents and of inputs that gave none."""
    return _entries(record, kinds.NOTICE, selection)


def mentions(record: Record, document: str) -> tuple[Named, ...]:
    """How a document names its actors, by actor, words and rule."""
    named = select(t.mentions).where(t.mentions.c.document == document)
    order = (t.mentions.c.actor, t.mentions.c.text, t.mentions.c.rule)
    with record.reading() as connection:
        rows = connection.execute(named.order_by(*order)).all()
    return tuple(Named(r.actor, r.document, r.text, r.rule, r.because, r.times) for r in rows)


def entry(record: Record, id_: str) -> AnyEntry:
    """The entry of an id, or of a beginning that only one id has.

    EntryMissing when there is none, EntryAmbiguous when there are several. What was rejected is
    given as it was coded.
    """
    with record.reading() as connection:
        found = _ids(connection, id_, whole=True) or _ids(connection, id_, whole=False)
        if not found:
            raise EntryMissing(f"no entry of this record has the id {id_!r} or begins so")
        if len(found) > 1:
            some = ", ".join(name for _, name in found[:MOST_CANDIDATES])
            raise EntryAmbiguous(f"several ids begin with {id_!r}: {some}; give more of it")
        kind, name = found[0]
        rows = select(kind.table.c.body).where(kind.table.c.id == name)
        accounts = connection.execute(rows.order_by(*kind.table.primary_key)).scalars()
        whole: AnyEntry = joined(kind, accounts)
        if isinstance(whole, Figure):
            (whole,) = with_events(connection, [whole])
        reviewable = record.reviewed and can_be_reviewed(kind.entry)
        verdicts = verdicts_in(connection) if reviewable else None
        return verdicts.over([whole])[name] or whole if verdicts else whole


def counts(record: Record) -> dict[str, int]:
    """How many entries there are of each kind, by the kind's name."""
    with record.reading() as connection:
        return {
            kind.name: connection.execute(
                select(func.count(distinct(kind.table.c.id)))
            ).scalar_one()
            for kind in KINDS
        }


def pending(record: Record) -> tuple[str, ...]:
    """The documents read since the record was last reconciled; a stopped run leaves some."""
    with record.reading() as connection:
        found = connection.execute(select(t.pending.c.document).order_by(t.pending.c.document))
        return tuple(found.scalars())


def versions(record: Record, document: str) -> Versions | None:
    """What made the stored reading of a document; None when it is not there."""
    made = select(t.runs).join(t.documents, t.documents.c.run == t.runs.c.id)
    with record.reading() as connection:
        row = connection.execute(made.where(t.documents.c.id == document)).one_or_none()
    return Versions(row.dragoman, row.codebook, row.model) if row else None


def _entries(record: Record, kind: Kind[E], selection: Selection) -> Iterator[E]:
    with record.reading() as connection:
        people = [meant(connection, name) for name in selection.actors]
        reviewable = record.reviewed and can_be_reviewed(kind.entry)
        verdicts = verdicts_in(connection) if reviewable else None
        asked = widened(selection, verdicts) if verdicts else selection
        with streaming(connection, bodies(kind, asked, people)) as rows:
            found = _decoded(kind, rows)
            shown = reviewed(verdicts, kind, found, selection, people) if verdicts else found
            yield from islice(shown, selection.limit)


def _decoded(kind: Kind[E], rows: Iterable[Row[tuple[str, str]]]) -> Iterator[E]:
    if not kind.shared:
        return (decode(kind.entry, row.body) for row in rows)
    accounts = groupby(rows, key=lambda row: row.id)
    return (joined(kind, (row.body for row in found)) for _, found in accounts)


def _ids(connection: Connection, id_: str, *, whole: bool) -> list[tuple[Kind[AnyEntry], str]]:
    found: list[tuple[Kind[AnyEntry], str]] = []
    for kind in NAMED:
        column = kind.table.c.id
        where = column == id_ if whole else and_(column >= id_, column <= id_ + chr(0x10FFFF))
        some = select(column).where(where).distinct().order_by(column).limit(MOST_CANDIDATES)
        found.extend((kind, name) for name in connection.execute(some).scalars())
    return found
