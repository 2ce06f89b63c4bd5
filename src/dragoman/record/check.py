"""Proving a whole record: every body whole, every offset exact, every id somewhere."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, select

from dragoman.errors import RecordError
from dragoman.model.actors import ActorRef
from dragoman.model.entries import Figure, Stand, Statement
from dragoman.model.record import Dispute, Event, Position
from dragoman.model.text import Document, Evidence
from dragoman.record import tables as t
from dragoman.record.batches import streaming
from dragoman.record.bodies import decode
from dragoman.record.integrity import misplaced, parts
from dragoman.record.kinds import EVENT, KINDS, Kind
from dragoman.record.links import broken_links
from dragoman.record.session import Record


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong with an entry; `kind` is the name of its table."""

    kind: str
    entry: str
    what: str


def check(record: Record) -> list[Problem]:
    """Everything that is wrong with a record; an empty list proves it sound."""
    with record.reading() as connection:
        links = [Problem(table, row, what) for table, row, what in broken_links(connection)]
        ids = {kind.name: _ids(connection, kind) for kind in KINDS}
        problems = [p for kind in KINDS for p in _of_kind(connection, kind, ids)]
        return [*links, *problems, *_untold(connection)]


def _ids(connection: Connection, kind: Kind[Any]) -> set[str]:
    return set(connection.execute(select(kind.table.c.id)).scalars())


def _of_kind(
    connection: Connection, kind: Kind[Any], ids: dict[str, set[str]]
) -> Iterator[Problem]:
    columns = [kind.table.c.id, kind.table.c.body]
    if kind.entry is Document:
        columns.append(kind.table.c.text)
    texts = _Texts(connection)
    with streaming(connection, select(*columns)) as rows:
        for id_, body, *text in rows:
            try:
                entry = decode(kind.entry, body)
            except RecordError as error:
                yield Problem(kind.name, id_, str(error))
                continue
            if text and entry.text != text[0]:
                yield Problem(kind.name, id_, "its text and its body differ")
            for evidence in parts(entry, Evidence):
                texts.fetch(evidence.document)
            for what in (*misplaced(entry, texts), *_missing(entry, ids)):
                yield Problem(kind.name, id_, what)


class _Texts(dict[str, str]):
    """Documents' texts, the latest few; entries of a document lie close together."""

    MOST = 256

    def __init__(self, connection: Connection) -> None:
        super().__init__()
        self._connection = connection

    def fetch(self, document: str) -> None:
        if document not in self:
            if len(self) >= self.MOST:
                self.clear()
            where = t.documents.c.id == document
            text = self._connection.execute(select(t.documents.c.text).where(where)).scalar()
            if text is not None:
                self[document] = text


def _missing(entry: object, ids: dict[str, set[str]]) -> Iterator[str]:
    """A line for each id in an entry that nobody has."""
    wanted = [("actors", ref.id) for ref in parts(entry, ActorRef)]
    match entry:
        case Document():
            wanted += [("documents", id_) for id_ in entry.copies]
        case Statement():
            wanted += [("reports", id_) for id_ in entry.reports]
            wanted += [("statements", entry.within)] if entry.within else []
        case Stand():
            wanted += [("reports", id_) for id_ in entry.reports]
            wanted += [("statements", entry.statement)] if entry.statement else []
        case Figure(event=str(event)):
            wanted.append(("events", event))
        case Event():
            wanted += [("reports", report.id) for report in entry.reports]
        case Position():
            wanted += [("statements", id_) for id_ in entry.statements]
            wanted += [("events", id_) for id_ in entry.events]
        case Dispute():
            wanted.append((f"{entry.subject.kind}s", entry.subject.id))
    for kind, id_ in dict.fromkeys(wanted):
        if id_ not in ids.get(kind, {id_}):
            yield f"names {id_}, which is not among the {kind}"


def _untold(connection: Connection) -> Iterator[Problem]:
    """Events without a report, and those whose copy of a report is not the report."""
    with streaming(connection, select(t.events.c.id, t.events.c.body)) as told:
        for id_, body in told:
            try:
                event = decode(EVENT.entry, body)
            except RecordError:
                continue  # said already
            where = t.reports.c.event == id_
            found = select(t.reports.c.id, t.reports.c.body).where(where)
            stored = dict(connection.execute(found).all())
            if not stored:
                yield Problem("events", id_, "no report tells of it")
            for report in event.reports:
                held = stored.get(report.id)
                if held is None or decode(type(report), held) != report:
                    yield Problem("events", id_, f"its {report.id} is not the report of that id")
