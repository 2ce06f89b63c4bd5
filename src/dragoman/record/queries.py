"""Selections as SQL, the same for every kind of entry.

Where actors are asked for, the keys are found, filtered, ordered and cut off within the index of
the sides (for two countries: of the dyads), and only then are the bodies fetched.
"""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import (
    ColumnElement,
    FromClause,
    Select,
    and_,
    exists,
    func,
    or_,
    select,
)

from dragoman.errors import UsageError
from dragoman.record import tables as t
from dragoman.record.kinds import EVENT, Kind
from dragoman.record.selection import Meant, Selection


def bodies(
    kind: Kind[Any], selection: Selection, people: Sequence[Meant]
) -> Select[tuple[Any, Any]]:
    """Ids and bodies by first day, then id; `people` are those meant by the selection's actors.

    Of a shared kind all accounts of an entry follow one another; the caller keeps the limit then.
    """
    _refuse_senseless(kind, selection)
    table = kind.table
    if kind.shared:
        keys = _keys(kind, selection, people) if people else _plain(kind, selection, table.c.id)
        lead = func.min(table.c.day).over(partition_by=table.c.id)
        wanted = select(table.c.id, table.c.body)
        wanted = wanted.where(table.c.id.in_(select(keys.subquery().c[0])))
        return wanted.order_by(lead, table.c.id, table.c.document)
    if not people:
        plain = _plain(kind, selection, table.c.id, table.c.body)
        return plain.order_by(*_order(table)).limit(selection.limit)
    keys = _keys(kind, selection, people)
    found = keys.order_by(*keys.selected_columns[::-1]).limit(selection.limit).subquery()
    entries = select(table.c.id, table.c.body).join(found, found.c.entry == table.c.id)
    return entries.order_by(found.c.day, found.c.entry)


def _refuse_senseless(kind: Kind[Any], selection: Selection) -> None:
    if selection.actors and kind.sides is None:
        raise UsageError(f"{kind.name} cannot be selected by actor")
    if (selection.since or selection.until) and not kind.dated:
        raise UsageError(f"{kind.name} have no dates of their own to select by")


def _plain(
    kind: Kind[Any], selection: Selection, *columns: ColumnElement[Any]
) -> Select[tuple[Any, Any]]:
    table = kind.table
    return select(*columns).where(*_conditions(kind, selection, table, table.c.id))


def _order(table: FromClause) -> list[ColumnElement[Any]]:
    return [table.c.day, table.c.id] if "day" in table.c else [table.c.id]


def _keys(
    kind: Kind[Any], selection: Selection, people: Sequence[Meant]
) -> Select[tuple[Any, Any]]:
    """Entries and their days, each once."""
    sides = kind.sides
    if sides is None:
        raise UsageError(f"{kind.name} cannot be selected by actor")
    if selection.dyad and kind is EVENT and all(_one_country(who) for who in people):
        sides = t.event_dyads
        a, b = sorted(who.countries[0] for who in people)
        who = and_(sides.c.a == a, sides.c.b == b)
    elif selection.dyad:
        other = sides.alias("other")
        apart = or_(other.c.role != sides.c.role, other.c.n != sides.c.n)
        facing = exists().where(other.c.entry == sides.c.entry, apart, _is(other, people[1]))
        who = and_(_is(sides, people[0]), facing)
    else:
        who = or_(*(_is(sides, one) for one in people))
    where = _conditions(kind, selection, sides, sides.c.entry)
    return select(sides.c.entry, sides.c.day).distinct().where(who, *where)


def _one_country(who: Meant) -> bool:
    return len(who.countries) == 1 and not who.actors


def _is(sides: FromClause, who: Meant) -> ColumnElement[bool]:
    found: list[ColumnElement[bool]] = []
    if who.countries:
        found.append(sides.c.country.in_(who.countries))
    if who.actors:
        found.append(sides.c.actor.in_(who.actors))
    return or_(*found)


def _conditions(
    kind: Kind[Any], selection: Selection, rows: FromClause, entry: ColumnElement[Any]
) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = []
    if selection.types:
        found.append(rows.c.type.in_(selection.types))
    if selection.since:
        found.append(rows.c.last >= selection.since)
    if selection.until:
        found.append(rows.c.day <= selection.until)
    if selection.document:
        of, document = kind.grounds
        found.append(entry.in_(select(of).where(document == selection.document)))
    return found
