"""Selections as SQL, the same for every kind of entry.

The keys are found, filtered, put in order and cut off within one index (the sides' where actors are
asked for, the dyads' for the events of two countries), and only then are the bodies fetched.
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
    literal,
    or_,
    select,
)

from dragoman.errors import UsageError
from dragoman.record import tables as t
from dragoman.record.facets import UNKNOWN_SORTS_LAST
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
    keys = _keys_of_people(kind, selection, people) if people else _keys(kind, selection)
    if kind.shared:
        lead = func.min(table.c.day).over(partition_by=table.c.id)
        accounts = select(table.c.id, table.c.body).where(
            table.c.id.in_(select(keys.subquery().c.entry))
        )
        return accounts.order_by(lead, table.c.id, table.c.document)
    if not people and selection.limit is None:  # the index's order streams: nothing to sort
        every = select(table.c.id, table.c.body)
        where = _conditions(kind, selection, table, table.c.id)
        return every.where(*where).order_by(*(table.c[k] for k in ("day", "id") if k in table.c))
    order = [keys.selected_columns.day, keys.selected_columns.entry]
    found = keys.order_by(*order).limit(selection.limit).subquery()
    entries = select(table.c.id, table.c.body).join(found, found.c.entry == table.c.id)
    return entries.order_by(found.c.day, found.c.entry)


def _refuse_senseless(kind: Kind[Any], selection: Selection) -> None:
    if selection.actors and kind.sides is None:
        raise UsageError(f"{kind.name} cannot be selected by actor")
    if (selection.since or selection.until) and not kind.dated:
        raise UsageError(f"{kind.name} have no dates of their own to select by")


def _keys(kind: Kind[Any], selection: Selection) -> Select[tuple[Any, Any]]:
    """Entries and their days."""
    table = kind.table
    day = table.c.day if "day" in table.c else literal(UNKNOWN_SORTS_LAST).label("day")
    where = _conditions(kind, selection, table, table.c.id)
    return select(table.c.id.label("entry"), day).where(*where)


def _keys_of_people(
    kind: Kind[Any], selection: Selection, people: Sequence[Meant]
) -> Select[tuple[Any, Any]]:
    """Entries with those people in them and their days, each once."""
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
        same = and_(other.c.day == sides.c.day, other.c.entry == sides.c.entry)  # as the index runs
        facing = exists().where(same, apart, _is(other, people[1]))
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
