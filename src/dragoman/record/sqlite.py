"""All that is SQLite's own: how a file is opened, what its errors mean.

The driver is told to leave transactions alone, so that each begins when SQLAlchemy says: a writer's
with the write lock in hand (it can then never deadlock half-way), a reader's without.
"""

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, QueuePool, Table, create_engine, event

from dragoman.errors import RecordBusy, RecordError, RecordMissing
from dragoman.record import dialect
from dragoman.record.batches import batches

# A document changes some thousand pages all over a large file. With SQLite's usual 2 MiB they are
# written out and read back while they still change.
WRITER_KIB = 64 * 1024


@dataclass(frozen=True, slots=True)
class SQLite:
    """A file."""

    path: Path

    @property
    def name(self) -> str:
        return str(self.path)

    @property
    def errors(self) -> tuple[type[Exception], ...]:
        return (sqlite3.Error,)

    def look(self, *, create: bool) -> None:
        if self.path.is_dir():
            raise RecordError(
                f"{self.path} is a folder; give the path of a record, such as dragoman.db"
            )
        if not _filled(self.path) and not create:
            raise RecordMissing(
                f"no record at {self.path}: make one with "
                f"`dragoman read ARTICLES --record {self.path}`"
            )
        if not self.path.parent.is_dir():
            raise RecordError(f"{self.path}: there is no folder {self.path.parent}; make it first")

    def open_engine(self, *, read_only: bool) -> Engine:
        """An engine whose connections enforce foreign keys and wait for locks."""
        path = self.path

        def connect() -> sqlite3.Connection:
            uri = path.absolute().as_uri() + ("?" + _read_only_mode(path) if read_only else "")
            connection = sqlite3.connect(
                uri,
                uri=True,
                timeout=dialect.BUSY_SECONDS,
                isolation_level=None,
                check_same_thread=False,
            )
            connection.execute("PRAGMA foreign_keys = ON")
            connection.execute("PRAGMA synchronous = NORMAL")
            if not read_only:
                connection.execute(f"PRAGMA cache_size = -{WRITER_KIB}")
            return connection

        engine = create_engine("sqlite://", creator=connect, poolclass=QueuePool, max_overflow=-1)
        event.listen(engine, "begin", _begin)
        return engine

    def prepare(self, engine: Engine) -> None:
        """Make the file use a write-ahead log: readers go on while one process writes.

        The file remembers. A lock means that another process is just opening it and does the same.
        """
        connection = engine.raw_connection()
        try:
            connection.cursor().execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY:
                raise
        finally:
            connection.close()

    def explain(self, error: BaseException) -> RecordError:
        original = getattr(error, "orig", None) or error
        code = getattr(original, "sqlite_errorcode", 0) & 0xFF
        place = self.path
        if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
            return RecordBusy(
                f"{place} is being written by another process; try again when it is done"
            )
        meaning = {
            sqlite3.SQLITE_NOTADB: "is no Dragoman record; give another path",
            sqlite3.SQLITE_READONLY: "cannot be written; check its permissions and its folder's",
            sqlite3.SQLITE_CANTOPEN: "cannot be opened; check its permissions and its folder's",
            sqlite3.SQLITE_CORRUPT: "is damaged; restore it from a backup or read the articles "
            "again",
            sqlite3.SQLITE_FULL: "cannot grow: the disk is full",
        }
        return RecordError(
            f"{place} {meaning[code]}" if code in meaning else f"{place}: {original}"
        )

    def damage(self, connection: Connection) -> Iterator[str]:
        for line in connection.exec_driver_sql("PRAGMA integrity_check").scalars():
            if line != "ok":
                yield line

    def load(
        self,
        connection: Connection,
        table: Table,
        names: Sequence[str],
        rows: Iterator[tuple[Any, ...]],
    ) -> None:
        quoted = ", ".join(map(connection.dialect.identifier_preparer.quote, names))
        places = ", ".join("?" * len(names))
        insert = f"INSERT INTO {table.name} ({quoted}) VALUES ({places})"  # noqa: S608 - our own
        for some in batches(rows):
            connection.exec_driver_sql(insert, [tuple(map(_stored, row)) for row in some])

    def count_on(self, connection: Connection, table: Table) -> None:
        """SQLite takes the number after the highest by itself."""

    def copy_to(self, engine: Engine, file: Path) -> bool:
        """All pages in one step: they are of one state, and whoever writes goes on in the log."""
        source = engine.raw_connection()
        try:
            with closing(sqlite3.connect(file)) as target:
                source.driver_connection.backup(target)  # type: ignore[union-attr]
        finally:
            source.close()
        return True

    def refresh(self, connection: Connection) -> None:
        connection.exec_driver_sql("ANALYZE")

    def tidy(self, connection: Connection) -> None:
        connection.exec_driver_sql("REINDEX")


def _stored(value: object) -> object:
    """A value as SQLite keeps it."""
    return value.isoformat() if isinstance(value, date) else value


def _filled(path: Path) -> bool:
    try:
        return path.stat().st_size > 0
    except FileNotFoundError:
        return False
    except OSError as error:
        raise RecordError(f"{path} cannot be opened: {error.strerror}") from error


def _begin(connection: Connection) -> None:
    writes = dialect.writes(connection)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _read_only_mode(path: Path) -> str:
    """`immutable` where SQLite may not even make the log's index beside a file that needs none."""
    log = path.with_name(path.name + "-wal")
    if log.exists() and log.stat().st_size:
        return "mode=ro"
    try:
        with closing(sqlite3.connect(path.absolute().as_uri() + "?mode=ro", uri=True)) as probe:
            probe.execute("SELECT count(*) FROM sqlite_master")
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode & 0xFF not in (sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY):
            raise
        return "mode=ro&immutable=1"
    return "mode=ro"
