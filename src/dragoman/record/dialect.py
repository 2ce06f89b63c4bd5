"""What the record asks of a database: one interface, which `sqlite` and `postgresql` give.

Whatever the database, a writer holds the record alone for the time of its transaction, and a reader
sees one unchanging state without waiting for anybody.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Protocol

from sqlalchemy import Connection, Engine, Table

from dragoman.errors import RecordError

# Far longer than storing a document takes (p95 133 ms in benchmarks/record.py under load), but
# reconciling 40,000 new events took 35 s there: a writer beside that is told that it must wait.
BUSY_SECONDS = 30.0

# The option of a connection that is going to write.
WRITES = "dragoman_writes"


class Dialect(Protocol):
    """A place where a record is or can be, and all that is its database's own."""

    @property
    def name(self) -> str:
        """The place as it may be shown: never with a password."""

    @property
    def errors(self) -> tuple[type[Exception], ...]:
        """What the driver raises by itself, beside what SQLAlchemy wraps."""

    def look(self, *, create: bool) -> None:
        """See what can be seen without opening; RecordMissing or RecordError if it will not do."""

    def open_engine(self, *, read_only: bool) -> Engine:
        """An engine whose transactions begin as a writer's or a reader's."""

    def prepare(self, engine: Engine) -> None:
        """What must be set, or hold, before anybody writes."""

    def explain(self, error: BaseException) -> RecordError:
        """An error of the driver, or SQLAlchemy's around it, in our own words."""

    def damage(self, connection: Connection) -> Iterator[str]:
        """What the database itself finds wrong with its pages and indexes."""

    def load(
        self,
        connection: Connection,
        table: Table,
        names: Sequence[str],
        rows: Iterator[tuple[Any, ...]],
    ) -> None:
        """Add many rows to a table fast; they have values for the columns of those names."""

    def count_on(self, connection: Connection, table: Table) -> None:
        """Number the next row after the highest there is, once numbers were given by hand."""

    def copy_to(self, engine: Engine, file: Path) -> bool:
        """Write the record into a file of SQLite, if the database can do so by itself."""

    def refresh(self, connection: Connection) -> None:
        """Look anew at how many rows of what kind there are, once many have come or gone."""

    def tidy(self, connection: Connection) -> None:
        """Build the database's own indexes anew."""


def writes(connection: Connection) -> bool:
    """Whether a connection's next transaction is a writer's."""
    return bool(connection.get_execution_options().get(WRITES, False))
