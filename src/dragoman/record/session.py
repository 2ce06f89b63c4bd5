"""Opening a record, and its transactions: a reader's and a writer's, each owned by one caller."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import SQLAlchemyError

from dragoman.errors import RecordError, RecordMissing
from dragoman.record import dialect, migrations


@dataclass(frozen=True)
class Record:
    """An open record; a context manager that closes itself. `path` is the place as given."""

    path: str
    engine: Engine
    read_only: bool

    def __enter__(self) -> "Record":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the store."""
        self.engine.dispose()

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A transaction that sees one unchanging state of the record."""
        with self._own_words(), self.engine.connect() as connection, connection.begin():
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """The one writing transaction: all of it is stored or nothing is."""
        if self.read_only:
            raise RecordError(f"{self.path} was opened for reading only")
        writer = self.engine.execution_options(**{dialect.WRITES: True})
        with self._own_words(), writer.begin() as connection:
            yield connection

    def keep_log(self) -> None:
        """Let readers go on while somebody writes, from now on."""
        with self._own_words():
            dialect.keep_log(self.engine)

    @contextmanager
    def _own_words(self) -> Iterator[None]:
        try:
            yield
        except (SQLAlchemyError, dialect.DriverError) as error:
            raise dialect.explain(error, self.path) from error


def open_record(place: str, *, create: bool = False, read_only: bool = False) -> Record:
    """Open the record at a place, bringing it up to this version's tables.

    RecordMissing when there is none (and `create` is not set), RecordTooNew when a newer Dragoman
    made it, RecordBusy when another process holds it for too long, RecordError otherwise.
    """
    path = dialect.locate(place)
    create = create and not read_only
    if not _filled(path) and not create:
        raise _missing(place)
    if not path.parent.is_dir():
        raise RecordError(f"{place}: there is no folder {path.parent}; make it first")
    record = Record(place, dialect.open_engine(path, read_only=read_only), read_only)
    try:
        _bring_up(record, create=create)
    except BaseException:
        record.close()
        raise
    return record


def _filled(path: Path) -> bool:
    try:
        return path.stat().st_size > 0
    except FileNotFoundError:
        return False
    except OSError as error:
        raise RecordError(f"{path} cannot be opened: {error.strerror}") from error


def _missing(place: str) -> RecordMissing:
    return RecordMissing(
        f"no record at {place}: make one with `dragoman read ARTICLES --record {place}`"
    )


def _bring_up(record: Record, *, create: bool) -> None:
    with record.reading() as connection:
        standing = migrations.standing(connection, record.path)
    if standing == "empty" and not create:
        raise _missing(record.path)
    if standing == "older" and record.read_only:
        raise RecordError(
            f"{record.path} was made by an older Dragoman: open it for writing once "
            "(`dragoman read` does) to bring it up to date"
        )
    if record.read_only:
        return
    record.keep_log()
    if standing != "current":
        with record.writing() as connection:
            if migrations.standing(connection, record.path) != "current":
                migrations.upgrade(connection)
