"""Foreign keys that lead nowhere. A database that enforces them has none, unless it was damaged or
written to by somebody who had turned them off."""

from collections.abc import Iterator

from sqlalchemy import Connection, ForeignKeyConstraint, and_, exists, select

from dragoman.record.schema import all_tables


def broken_links(connection: Connection) -> Iterator[tuple[str, str, str]]:
    """Rows whose foreign key leads nowhere: table, row, what it should lead to."""
    for table in all_tables():
        for key in table.foreign_key_constraints:
            yield from _broken(connection, key)


def _broken(connection: Connection, key: ForeignKeyConstraint) -> Iterator[tuple[str, str, str]]:
    table, parent = key.table, key.referred_table.alias("parent")
    pairs = [(link.parent, parent.c[link.column.name]) for link in key.elements]
    there = exists().where(and_(*(own == other for own, other in pairs)))
    named = and_(*(own.is_not(None) for own, _ in pairs))
    lost = select(*table.primary_key).where(named, ~there)
    for row in connection.execute(lost):
        name = " ".join(str(value) for value in row)
        yield table.name, name, f"leads to a row of {key.referred_table.name} that is not there"
