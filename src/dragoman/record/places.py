"""Where a record is: a path means a file of SQLite, an address a database of PostgreSQL."""

from pathlib import Path

from dragoman.errors import RecordError
from dragoman.record import postgresql
from dragoman.record.dialect import Dialect
from dragoman.record.sqlite import SQLite


def locate(place: str) -> Dialect:
    """The database at a place; RecordError for a place that is none."""
    if "://" not in place:
        return SQLite(Path(place))
    scheme, _, rest = place.partition("://")
    if scheme not in postgresql.SCHEMES:
        raise RecordError(
            f"{scheme}://… is no place for a record: give a path such as dragoman.db, or "
            "postgresql://user@host/database"
        )
    return postgresql.at(rest)
