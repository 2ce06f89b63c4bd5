"""Foreign keys that lead nowhere. A database that enforces them has none, unless it was damaged or
written to by somebody who had turned them off."""

from collections.abc import Iterator

from sqlalchemy import (
    ColumnElement,
    Connection,
    ForeignKeyConstraint,
    and_,
    delete,
    exists,
    select,
    update,
)

from dragoman.record.batches import AnyRow
from dragoman.record.schema import all_tables


def broken_links(connection: Connection) -> Iterator[tuple[str, str, str]]:
    """Rows whose foreign key leads nowhere: table, row, what it should lead to."""
    for table in all_tables():
        for key in table.foreign_key_constraints:
            for row in connection.execute(select(*table.primary_key).where(_leads_nowhere(key))):
                yield _named(key, row)


def remove_broken(connection: Connection) -> Iterator[tuple[str, str, str]]:
    """Cut foreign keys that lead nowhere; the rows that went with them, as in `broken_links`."""
    for table in all_tables():
        for key in table.foreign_key_constraints:
            if key.ondelete == "SET NULL":
                nothing = dict.fromkeys(key.column_keys)
                connection.execute(update(table).where(_leads_nowhere(key)).values(nothing))
                continue
            lost = connection.execute(select(*table.primary_key).where(_leads_nowhere(key))).all()
            connection.execute(delete(table).where(_leads_nowhere(key)))
            yield from (_named(key, row) for row in lost)


def _leads_nowhere(key: ForeignKeyConstraint) -> ColumnElement[bool]:
    parent = key.referred_table.alias("parent")
    pairs = [(link.parent, parent.c[link.column.name]) for link in key.elements]
    there = exists().where(and_(*(own == other for own, other in pairs)))
    return and_(*(own.is_not(None) for own, _ in pairs), ~there)


def _named(key: ForeignKeyConstraint, row: AnyRow) -> tuple[str, str, str]:
    name = " ".join(str(value) for value in row)
    return key.table.name, name, f"leads to a row of {key.referred_table.name} that is not there"
