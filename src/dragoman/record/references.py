"""What entries name by an id: actors, documents and one another."""

from collections.abc import Iterable, Iterator

from sqlalchemy import Connection, select

from dragoman.model.actors import ActorRef
from dragoman.model.entries import Figure, Stand, Statement
from dragoman.model.record import Dispute, Event, Position
from dragoman.model.text import Document
from dragoman.record.among import among, values_among
from dragoman.record.integrity import parts
from dragoman.record.kinds import KINDS

Name = tuple[str, str]  # the kind's name and the id
TABLES = {kind.name: kind.table for kind in KINDS}


def named_in(entry: object) -> Iterator[Name]:
    """Everything that an entry names, each once."""
    names = [("actors", ref.id) for ref in parts(entry, ActorRef)]
    match entry:
        case Document():
            names += [("documents", id_) for id_ in entry.copies]
        case Statement():
            names += [("reports", id_) for id_ in entry.reports]
            names += [("statements", entry.within)] if entry.within else []
        case Stand():
            names += [("reports", id_) for id_ in entry.reports]
            names += [("statements", entry.statement)] if entry.statement else []
        case Figure():
            held = (("events", entry.event), ("reports", entry.report), ("figures", entry.part_of))
            names += [(kind, id_) for kind, id_ in held if id_]
        case Event():
            names += [("reports", report.id) for report in entry.reports]
        case Position():
            names += [("statements", id_) for id_ in entry.statements]
            names += [("events", id_) for id_ in entry.events]
        case Dispute() if entry.subject.kind != "name":  # a name is no entry
            names.append((f"{entry.subject.kind}s", entry.subject.id))
    yield from dict.fromkeys(names)


def there(connection: Connection, names: Iterable[Name]) -> set[Name]:
    """Those of the names that the record holds."""
    wanted: dict[str, list[str]] = {}
    for kind, id_ in dict.fromkeys(names):
        wanted.setdefault(kind, []).append(id_)
    found: set[Name] = set()
    for kind in wanted.keys() & TABLES.keys():
        column = TABLES[kind].c.id
        held = values_among(connection, select(column).where(among(column)), wanted[kind])
        found.update((kind, id_) for id_ in held)
    return found
