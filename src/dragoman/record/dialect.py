"""All that is SQLite's own: how a file is opened, what its errors mean. Nothing else here knows.

The driver is told to leave transactions alone, so that each begins when SQLAlchemy says: a writer's
with the write lock in hand (it can then never deadlock half-way), a reader's without.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from sqlalchemy import Connection, Engine, QueuePool, create_engine, event

from dragoman.errors import RecordBusy, RecordError

DriverError = sqlite3.Error

# Far longer than storing a document takes (p95 133 ms in benchmarks/record.py under load), but
# reconciling 40,000 new events took 35 s there: a writer beside that is told that it must wait.
BUSY_SECONDS = 30.0
WRITES = "dragoman_writes"


def locate(place: str) -> Path:
    """The file at a place; RecordError for a place that is none."""
    if "://" in place:
        raise RecordError(f"{place}: records are files so far; give a path such as dragoman.db")
    path = Path(place)
    if path.is_dir():
        raise RecordError(f"{place} is a folder; give the path of a record, such as dragoman.db")
    return path


def open_engine(path: Path, *, read_only: bool) -> Engine:
    """An engine whose connections enforce foreign keys and wait for locks."""

    def connect() -> sqlite3.Connection:
        uri = path.absolute().as_uri() + ("?" + _read_only_mode(path) if read_only else "")
        connection = sqlite3.connect(
            uri, uri=True, timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=False
        )
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA synchronous = NORMAL")
        return connection

    engine = create_engine("sqlite://", creator=connect, poolclass=QueuePool, max_overflow=-1)
    event.listen(engine, "begin", _begin)
    return engine


def keep_log(engine: Engine) -> None:
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


def _begin(connection: Connection) -> None:
    writes = connection.get_execution_options().get(WRITES, False)
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


def explain(error: BaseException, place: str) -> RecordError:
    """The error in our own words. `error` is the driver's, or SQLAlchemy's around it."""
    original = getattr(error, "orig", None) or error
    code = getattr(original, "sqlite_errorcode", 0) & 0xFF
    if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return RecordBusy(f"{place} is being written by another process; try again when it is done")
    if code == sqlite3.SQLITE_NOTADB:
        return RecordError(f"{place} is no Dragoman record; give another path")
    if code == sqlite3.SQLITE_READONLY:
        return RecordError(f"{place} cannot be written; check its permissions and its folder's")
    if code == sqlite3.SQLITE_CANTOPEN:
        return RecordError(f"{place} cannot be opened; check its permissions and its folder's")
    if code == sqlite3.SQLITE_CORRUPT:
        return RecordError(f"{place} is damaged; restore it from a copy or read the articles again")
    return RecordError(f"{place}: {original}")


def broken_links(connection: Connection) -> Iterator[tuple[str, str, str]]:
    """Rows whose foreign key leads nowhere: table, row, what it should lead to."""
    for table, row, parent, _ in connection.exec_driver_sql("PRAGMA foreign_key_check"):
        yield table, f"row {row}", f"leads to a row of {parent} that is not there"
