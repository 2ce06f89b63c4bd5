"""Many rows at a time: no more than a statement may name, nor than memory should hold."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from itertools import islice
from typing import Any, TypeVar

from sqlalchemy import Connection, Executable, Insert, Row, Table, insert

Item = TypeVar("Item")
Values = dict[str, Any]
AnyRow = Row[*tuple[Any, ...]]

# Well below what databases allow in a statement (SQLite: 32,766). Not tuned.
MOST_PARAMETERS = 500
# Rows fetched at a time, so that a long reading starts at once. Not tuned.
ROWS_AT_A_TIME = 200


def batches(items: Iterable[Item], size: int = MOST_PARAMETERS) -> Iterator[list[Item]]:
    """The items in lists of at most `size`."""
    rest = iter(items)
    while batch := list(islice(rest, size)):
        yield batch


def insert_rows(connection: Connection, table: Table, rows: Sequence[Values]) -> None:
    """Insert rows, if there are any."""
    if rows:
        connection.execute(_insertion(table), rows)


@cache
def _insertion(table: Table) -> Insert:
    return insert(table)


@contextmanager
def streaming(connection: Connection, query: Executable) -> Iterator[Iterator[AnyRow]]:
    """The rows of a query while the database finds them, let go of when the caller stops."""
    options = {"yield_per": ROWS_AT_A_TIME}
    with connection.execute(query, execution_options=options) as rows:
        yield iter(rows)
