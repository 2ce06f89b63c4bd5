"""Selections as SQL, the same for every kind of entry.

The keys are found, filtered, put in order and cut off within one index (the sides' where actors are
asked for, the dyads' for the events of two countries), and only then are the bodies fetched. From
some day on there are two such stretches: what began a year before at most, and what lasts long. Of
several types of everybody's each has its own, since an index runs by type, then by day.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import (
    ColumnElement,
    FromClause,
    Select,
    Subquery,
    and_,
    exists,
    func,
    literal,
    or_,
    select,
    union_all,
)

from dragoman.errors import UsageError
from dragoman.record import tables as t
from dragoman.record.facets import UNKNOWN_SORTS_LAST
from dragoman.record.kinds import EVENT, Kind
from dragoman.record.selection import Meant, Selection
from dragoman.record.spans import earliest, lasts_long

Key = tuple[Any, Any]


def bodies(
    kind: Kind[Any], selection: Selection, people: Sequence[Meant]
) -> Select[tuple[Any, Any]]:
    """Ids and bodies by first day, then id; `people` are those meant by the selection's actors.

    Of a shared kind all accounts of an entry follow one another; the caller keeps the limit then.
    """
    _refuse_senseless(kind, selection)
    table = kind.table
    if kind.shared:
        lead = func.min(table.c.day).over(partition_by=table.c.id)
        found = _first(_keys(kind, selection, people), None)
        accounts = select(table.c.id, table.c.body).where(table.c.id.in_(select(found.c.entry)))
        return accounts.order_by(lead, table.c.id, table.c.document)
    if not people and not selection.since and selection.limit is None:
        every = select(table.c.id, table.c.body)  # the index's order streams: nothing to sort
        where = _conditions(kind, selection, table, table.c.id)
        return every.where(*where).order_by(*(table.c[k] for k in ("day", "id") if k in table.c))
    found = _first(_keys(kind, selection, people), selection.limit)
    entries = select(table.c.id, table.c.body).join(found, found.c.entry == table.c.id)
    return entries.order_by(found.c.day, found.c.entry)


def _first(stretches: Sequence[Select[Key]], limit: int | None) -> Subquery:
    """The first entries of stretches that have none in common, by day, then id."""
    found = [_in_order(keys, limit) for keys in stretches]
    if len(found) == 1:
        return found[0]
    together = union_all(*(select(some) for some in found)).subquery()
    return _in_order(select(together.c.entry, together.c.day), limit)


def _in_order(keys: Select[Key], limit: int | None) -> Subquery:
    entry, day = keys.selected_columns
    return keys.order_by(day, entry).limit(limit).subquery()


def _refuse_senseless(kind: Kind[Any], selection: Selection) -> None:
    if selection.actors and kind.sides is None:
        raise UsageError(f"{kind.name} cannot be selected by actor")
    if (selection.since or selection.until) and not kind.dated:
        raise UsageError(f"{kind.name} have no dates of their own to select by")


def _keys(kind: Kind[Any], selection: Selection, people: Sequence[Meant]) -> list[Select[Key]]:
    """Entries and their days, each once: a question for each stretch of an index they lie in."""
    found: list[Select[Key]]
    if people:
        rows, who = _with_people(kind, selection, people)
        keys = select(rows.c.entry, rows.c.day).distinct().where(who)
        found = [keys.where(*_conditions(kind, selection, rows, rows.c.entry))]
    else:
        rows = kind.table
        day = rows.c.day if "day" in rows.c else literal(UNKNOWN_SORTS_LAST).label("day")
        keys = select(rows.c.id.label("entry"), day)
        types = [replace(selection, types=(one,)) for one in dict.fromkeys(selection.types)]
        each = types or [selection]
        found = [keys.where(*_conditions(kind, one, rows, rows.c.id)) for one in each]
    if not selection.since:
        return found
    early = earliest(selection.since)
    long, others = (rows.c.day < early, lasts_long(rows)), (rows.c.day >= early,)
    return [keys.where(*stretch) for stretch in (long, others) for keys in found]


def _with_people(
    kind: Kind[Any], selection: Selection, people: Sequence[Meant]
) -> tuple[FromClause, ColumnElement[bool]]:
    """The rows that tell who is in an entry, and which of them have those people."""
    sides = kind.sides
    if sides is None:
        raise UsageError(f"{kind.name} cannot be selected by actor")
    if not selection.dyad:
        return sides, or_(*(_is(sides, one) for one in people))
    if kind is EVENT and all(_one_country(who) for who in people):
        a, b = sorted(who.countries[0] for who in people)
        return t.event_dyads, and_(t.event_dyads.c.a == a, t.event_dyads.c.b == b)
    other = sides.alias("other")
    apart = or_(other.c.role != sides.c.role, other.c.n != sides.c.n)
    same = and_(other.c.day == sides.c.day, other.c.entry == sides.c.entry)  # as the index runs
    facing = exists().where(same, apart, _is(other, people[1]))
    return sides, and_(_is(sides, people[0]), facing)


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
