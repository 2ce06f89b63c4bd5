"""All that is PostgreSQL's own: how a database is opened, how its transactions begin, what its
errors mean.

Writers take a lock of the record's own, so that they follow one another as in a file: what a writer
has read cannot change before it has written. Readers see the state at their first question.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, Table, create_engine, event, make_url
from sqlalchemy.engine import ExecutionContext
from sqlalchemy.exc import ArgumentError

from dragoman.errors import RecordBusy, RecordError
from dragoman.record import dialect

SCHEMES = ("postgresql", "postgres")
INSTALL = "a record in PostgreSQL needs psycopg: pip install 'dragoman[postgresql]'"

# The lock is the schema's, so that one database can hold several records.
_WRITER = (
    "SET TRANSACTION ISOLATION LEVEL READ COMMITTED; "
    "SELECT pg_advisory_xact_lock("
    "hashtextextended('dragoman ' || coalesce(current_schema(), ''), 0))"
)
_READER = "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY"

# The codes of errors that mean: somebody else is at it (lock timeout, deadlock, serialization).
_BUSY = frozenset({"55P03", "40P01", "40001"})
_MEANING = {
    "42501": "may not be used so by this user; grant it the rights, or ask who runs the server",
    "25006": "cannot be written: the server or the user is set to reading only",
    "53100": "cannot grow: the server's disk is full",
    "XX001": "is damaged; restore it from a backup or read the articles again",
    "XX002": "has a damaged index; `dragoman repair` builds it anew",
}


@dataclass(frozen=True, slots=True)
class PostgreSQL:
    """A database."""

    url: URL

    @property
    def name(self) -> str:
        return self.url.set(drivername="postgresql", query={}).render_as_string(hide_password=True)

    @property
    def errors(self) -> tuple[type[Exception], ...]:
        return ()

    def look(self, *, create: bool) -> None:
        """Nothing can be seen from outside."""

    def open_engine(self, *, read_only: bool) -> Engine:  # noqa: ARG002 - transactions tell
        """An engine whose connections give up waiting for a lock after a while."""
        try:
            engine = create_engine(self.url, max_overflow=-1, pool_pre_ping=True)
        except ModuleNotFoundError as error:
            raise RecordError(INSTALL) from error
        event.listen(engine, "connect", _settle)
        event.listen(engine, "begin", _begin)
        event.listen(engine, "do_executemany", _insert)
        return engine

    def prepare(self, engine: Engine) -> None:
        """Texts can be in any script, so the database must be UTF-8."""
        with engine.connect() as connection:
            encoding = connection.exec_driver_sql("SHOW server_encoding").scalar()
        if encoding != "UTF8":
            raise RecordError(
                f"{self.name} is in {encoding}; make a database for the record with "
                "`createdb --encoding UTF8 --template template0`"
            )

    def explain(self, error: BaseException) -> RecordError:
        original = getattr(error, "orig", None) or error
        code = getattr(original, "sqlstate", None)
        said = str(original).strip().splitlines()[0] if str(original).strip() else repr(original)
        if code in _BUSY:
            return RecordBusy(
                f"{self.name} is being written by another process; try again when it is done"
            )
        if code in _MEANING:
            return RecordError(f"{self.name} {_MEANING[code]} ({said})")
        if getattr(error, "connection_invalidated", False) or (
            code is None and type(original).__name__ == "OperationalError"
        ):
            return RecordError(
                f"{self.name} cannot be reached: {said}; see that the server runs and has that "
                "database (`createdb` makes one)"
            )
        return RecordError(f"{self.name}: {said}")

    def damage(self, connection: Connection) -> Iterator[str]:  # noqa: ARG002
        """A server with checksums looks at each page as it reads it; more needs its owner."""
        return iter(())

    def load(
        self,
        connection: Connection,
        table: Table,
        names: Sequence[str],
        rows: Iterator[tuple[Any, ...]],
    ) -> None:
        psycopg: Any = connection.connection.driver_connection
        with psycopg.cursor() as cursor:
            _stream(cursor, table, names, rows)

    def count_on(self, connection: Connection, table: Table) -> None:
        if (counter := table.autoincrement_column) is not None:
            after = f"SELECT max({counter.name}) FROM {table.name}"  # noqa: S608 - our own names
            where = f"pg_get_serial_sequence('{table.name}', '{counter.name}')"
            connection.exec_driver_sql(f"SELECT setval({where}, ({after}))")

    def copy_to(self, engine: Engine, file: Path) -> bool:  # noqa: ARG002
        return False

    def refresh(self, connection: Connection) -> None:
        for table in _tables(connection):
            connection.exec_driver_sql(f"ANALYZE {table}")

    def tidy(self, connection: Connection) -> None:
        for table in _tables(connection):
            connection.exec_driver_sql(f"REINDEX TABLE {table}")


def _tables(connection: Connection) -> list[str]:
    names = connection.exec_driver_sql(
        "SELECT quote_ident(tablename) FROM pg_tables WHERE schemaname = current_schema()"
    )
    return list(names.scalars())


def at(address: str) -> PostgreSQL:
    """The database at `user:password@host:port/database`; RecordError for what is no address."""
    try:
        url = make_url(f"postgresql+psycopg://{address}")
    except (ArgumentError, ValueError) as error:
        raise RecordError("that is no address: write postgresql://user@host/database") from error
    if not url.database:
        raise RecordError(
            f"{PostgreSQL(url).name} names no database: write postgresql://user@host/database"
        )
    return PostgreSQL(url)


def _settle(driver: object, _: object) -> None:
    """Set once for a connection, outside of any transaction.

    Compiling a question (`jit`) takes longer than any of ours.
    """
    cursor = driver.cursor()  # type: ignore[attr-defined]
    cursor.execute(f"SET lock_timeout = {int(dialect.BUSY_SECONDS * 1000)}; SET jit = off")
    cursor.close()
    driver.commit()  # type: ignore[attr-defined]


def _begin(connection: Connection) -> None:
    connection.exec_driver_sql(_WRITER if dialect.writes(connection) else _READER)


def _insert(
    cursor: Any,  # noqa: ANN401 - the driver's own
    _: str,
    rows: Sequence[Mapping[str, Any]],
    context: ExecutionContext,
) -> bool:
    """Send the rows of an insert as one stream: a statement for each takes twice as long."""
    if not context.isinsert:
        return False
    statement: Any = context.compiled.statement  # type: ignore[union-attr]
    _stream(cursor, statement.table, tuple(rows[0]), (tuple(row.values()) for row in rows))
    return True


def _stream(
    cursor: Any,  # noqa: ANN401 - the driver's own
    table: Table,
    names: Iterable[str],
    rows: Iterable[tuple[Any, ...]],
) -> None:
    """Add rows with values for the columns of those names."""
    quoted = ", ".join(f'"{name}"' for name in names)
    with cursor.copy(f"COPY {table.name} ({quoted}) FROM STDIN") as copy:
        for row in rows:
            copy.write_row(row)
