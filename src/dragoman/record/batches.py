"""Many rows at a time, but no more than a statement may name."""

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Any, TypeVar

from sqlalchemy import Connection, Table, insert

Item = TypeVar("Item")
Row = dict[str, Any]

# Well below what databases allow in a statement (SQLite: 32,766). Not tuned.
MOST_PARAMETERS = 500


def batches(items: Sequence[Item], size: int = MOST_PARAMETERS) -> Iterator[list[Item]]:
    """The items in lists of at most `size`."""
    rest = iter(items)
    while batch := list(islice(rest, size)):
        yield batch


def insert_rows(connection: Connection, table: Table, rows: Sequence[Row]) -> None:
    """Insert rows, if there are any."""
    if rows:
        connection.execute(insert(table), rows)
