"""Putting a record right: what can be made anew is made anew, what cannot is taken out and named.

An entry that is damaged goes, and its document is no longer settled: the next `dragoman read` or
`dragoman recode` codes it anew. A document that is damaged itself goes whole, and must be read
again from its source. Columns, indexes, blocks and the search follow from the bodies. Whoever
repairs then reconciles, since every document waits for that.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, delete, insert, select, tuple_, update

from dragoman.errors import RecordError
from dragoman.model.actors import Actor
from dragoman.model.reading import Versions
from dragoman.record import derived
from dragoman.record import tables as t
from dragoman.record.among import among, change_among, rows_among
from dragoman.record.batches import Values, batches, insert_rows
from dragoman.record.bodies import decode
from dragoman.record.check import ENTRIES_AT_A_TIME, Problem, problems
from dragoman.record.kinds import ACTOR, DOCUMENT, KINDS, Kind
from dragoman.record.links import remove_broken
from dragoman.record.people import forget_people, form_row
from dragoman.record.schema import DERIVED
from dragoman.record.search_index import rebuild
from dragoman.record.session import Record
from dragoman.record.write import erase, note_run, run_id

# Under these the readings stand from which something was lost: no program's own, so all code them
# anew.
INCOMPLETE = Versions("repaired", "", "")
KIND_OF = {kind.name: kind for kind in KINDS}

_appearing = select(t.appearances.c.document).where(among(t.appearances.c.form))
_WITH_FORMS = select(t.documents.c.id, t.documents.c.source).where(t.documents.c.id.in_(_appearing))
_FORMS = select(t.actor_forms.c.id, t.actor_forms.c.actor).where(among(t.actor_forms.c.id))
_UNSETTLED = update(t.documents).where(among(t.documents.c.id)).values(run=run_id(INCOMPLETE))


@dataclass(frozen=True, slots=True)
class Repaired:
    """What was lost, each with what was wrong, the sources to be read again, and what was renewed.

    `unsettled` are the sources of documents that are to be coded anew, `gone` of those that are to
    be read anew; `renewed` is how many entries' columns and rows were made anew.
    """

    lost: tuple[Problem, ...]
    unsettled: tuple[str, ...]
    gone: tuple[str, ...]
    renewed: int


def repair(record: Record) -> Repaired:
    """Put a record right, in one transaction; `reconcile_record` in `pipeline.reader` follows."""
    unsettled: set[str] = set()
    gone: set[str] = set()
    with record.writing() as connection:
        record.dialect.tidy(connection)
        lost = {Problem(*broken): None for broken in remove_broken(connection)}
        while found := [one for one in problems(connection, record) if one.lost]:
            if lost.keys() >= set(found):
                raise RecordError(f"{record.name} cannot be repaired; restore it from a backup")
            lost |= dict.fromkeys(found)
            ids = {
                table: sorted({one.entry for one in found if one.kind == table})
                for table in {one.kind for one in found}
            }
            unsettled |= _mend_forms(connection, ids.pop(t.actor_forms.name, []))
            for name, some in sorted(ids.items()):
                sources = _take_out(connection, KIND_OF[name], some)
                (gone if KIND_OF[name] is DOCUMENT else unsettled).update(sources)
        renewed = sum(_renew(connection, kind) for kind in KINDS)
        _start_anew(connection)
        record.dialect.refresh(connection)
    entries = tuple(one for one in lost if one.kind != ACTOR.name)  # actors were joined anew
    return Repaired(entries, tuple(sorted(unsettled - gone)), tuple(sorted(gone)), renewed)


def _take_out(connection: Connection, kind: Kind[Any], ids: Sequence[str]) -> set[str]:
    """Remove damaged entries; the sources of the documents that they were of."""
    sources: set[str] = set()
    for some in batches(ids):
        documents = _documents(connection, kind, some)
        sources.update(documents.values())
        if kind is DOCUMENT:
            for document in sorted(documents):
                erase(connection, document)
        elif kind is ACTOR:
            forget_people(connection, some)  # joins them anew from what their documents say
        else:
            change_among(connection, delete(kind.table).where(among(kind.table.c.id)), some)
            _unsettle(connection, documents)
    return sources


def _mend_forms(connection: Connection, ids: Sequence[str]) -> set[str]:
    """Know of damaged forms no more than the actor's id; the sources of the documents with them."""
    sources: set[str] = set()
    for some in batches(ids):
        rows = list(rows_among(connection, _WITH_FORMS, some))
        sources.update(source for _, source in rows)
        _unsettle(connection, (id_ for id_, _ in rows))
        for damaged, actor in list(rows_among(connection, _FORMS, some)):
            _replace_form(connection, damaged, form_row(Actor(actor, actor, "unknown")))
            forget_people(connection, [actor])
    return sources


def _replace_form(connection: Connection, damaged: str, unknown: Values) -> None:
    if not connection.execute(
        select(t.actor_forms).where(t.actor_forms.c.id == unknown["id"])
    ).first():
        connection.execute(insert(t.actor_forms), unknown)
    change = update(t.appearances).where(t.appearances.c.form == damaged)
    connection.execute(change.values(form=unknown["id"]))
    connection.execute(delete(t.actor_forms).where(t.actor_forms.c.id == damaged))


def _documents(connection: Connection, kind: Kind[Any], ids: Sequence[str]) -> dict[str, str]:
    """The documents, with their sources, that entries are of."""
    if kind is not DOCUMENT and "document" not in kind.table.c:
        return {}
    own = kind.table.c.id if kind is DOCUMENT else kind.table.c.document
    of: ColumnElement[bool] = kind.table.c.id.in_(ids)
    where = t.documents.c.id.in_(select(own).where(of))
    rows = connection.execute(select(t.documents.c.id, t.documents.c.source).where(where))
    return dict(rows.all())


def _unsettle(connection: Connection, documents: Iterable[str]) -> None:
    """Let the next reading of the documents take the place of what is there."""
    if ids := sorted(documents):
        note_run(connection, run_id(INCOMPLETE), INCOMPLETE)
        change_among(connection, _UNSETTLED, ids)


def _renew(connection: Connection, kind: Kind[Any]) -> int:
    """Make columns and rows that repeat bodies what the bodies say; how many entries it took."""
    after: tuple[Any, ...] = ()
    renewed = 0
    while rows := _next(connection, kind, after):
        after = derived.key_of(kind, rows[-1])
        found = [(row, decode(kind.entry, row.body)) for row in rows]
        renewed += _renew_some(connection, kind, found)
    return renewed


def _next(connection: Connection, kind: Kind[Any], after: tuple[Any, ...]) -> Sequence[Any]:
    """The entries whose keys follow, some at a time: what is read is also written."""
    key = list(kind.table.primary_key)
    some = select(kind.table).order_by(*key).limit(ENTRIES_AT_A_TIME)
    if after:
        some = some.where(tuple_(*key) > tuple_(*after))
    return connection.execute(some).all()


def _renew_some(connection: Connection, kind: Kind[Any], found: Sequence[derived.Found]) -> int:
    stored = derived.stored_beside(connection, kind, found)
    renewed = 0
    facets = derived.facets_of(connection, kind, found)
    for (row, entry), own in zip(found, facets, strict=True):
        key = derived.key_of(kind, row)
        stale = derived.stale_columns(kind, row, entry, own)
        if stale:
            of = [c == value for c, value in zip(kind.table.primary_key, key, strict=True)]
            connection.execute(update(kind.table).where(*of).values(stale))
        wrong = {
            table: rows
            for table, rows in derived.beside(kind, row, entry, own).items()
            if not derived.same_rows(rows, stored[table].get(key, []))
        }
        for table, rows in wrong.items():
            names = ("entry", "document")[: len(key)]
            of = [table.c[name] == value for name, value in zip(names, key, strict=True)]
            connection.execute(delete(table).where(*of))
            insert_rows(connection, table, rows)
        renewed += bool(stale or wrong)
    return renewed


def _start_anew(connection: Connection) -> None:
    """Drop what reconciling and searching keep; every document waits to be reconciled."""
    for table in DERIVED:
        connection.execute(delete(table))
    connection.execute(delete(t.pending))
    every = select(t.documents.c.id)
    connection.execute(insert(t.pending).from_select(["document"], every))
    rebuild(connection)
