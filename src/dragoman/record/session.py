"""Opening a record, and its transactions: a reader's and a writer's, each owned by one caller."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import TracebackType

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import SQLAlchemyError

from dragoman.errors import RecordError, RecordMissing
from dragoman.record import migrations, search_index
from dragoman.record.dialect import WRITES, Dialect
from dragoman.record.places import locate


def _no_writer() -> ContextVar[Connection | None]:
    return ContextVar("writer", default=None)


@dataclass(frozen=True)
class Record:
    """An open record; a context manager that closes itself. `path` is the place as given.

    `reviewed` says whether readers see people's verdicts laid over what was coded.
    """

    path: str
    dialect: Dialect
    engine: Engine
    read_only: bool
    reviewed: bool = True
    _writer: ContextVar[Connection | None] = field(default_factory=_no_writer, repr=False)

    def __enter__(self) -> "Record":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()

    @property
    def name(self) -> str:
        """The place as it may be shown: never with a password."""
        return self.dialect.name

    def as_coded(self) -> "Record":
        """The same record as the machine made it, without what people said about it."""
        return replace(self, reviewed=False)

    def close(self) -> None:
        """Let go of the store."""
        self.engine.dispose()

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A transaction that sees one unchanging state of the record.

        Within `writing`, it is the writer's own and sees what the writer has written.
        """
        if (joined := self._writer.get()) is not None:
            yield joined
            return
        with self._own_words(), self.engine.connect() as connection, connection.begin():
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """The one writing transaction: all of it is stored or nothing is.

        Within another `writing` of the same caller it is part of that: nobody else can write
        between what is read and what is made of it.
        """
        if self.read_only:
            raise RecordError(f"{self.name} was opened for reading only")
        if (joined := self._writer.get()) is not None:
            yield joined
            return
        writer = self.engine.execution_options(**{WRITES: True})
        with self._own_words(), writer.begin() as connection:
            mine = self._writer.set(connection)
            try:
                yield connection
            finally:
                self._writer.reset(mine)

    def prepare(self) -> None:
        """See to what must hold before anybody writes."""
        with self._own_words():
            self.dialect.prepare(self.engine)

    def copied_by_its_database(self, file: Path) -> bool:
        """Write the record into a file of SQLite, if its database can do so by itself."""
        with self._own_words():
            return self.dialect.copy_to(self.engine, file)

    @contextmanager
    def _own_words(self) -> Iterator[None]:
        theirs: tuple[type[Exception], ...] = (SQLAlchemyError, *self.dialect.errors)
        try:
            yield
        except theirs as error:
            raise self.dialect.explain(error) from error


def open_record(place: str, *, create: bool = False, read_only: bool = False) -> Record:
    """Open the record at a place, bringing it up to this version's tables.

    A place is the path of a file, or postgresql://user@host/database. RecordMissing when there is
    no record (and `create` is not set), RecordTooNew when a newer Dragoman made it, RecordBusy when
    another process holds it for too long, RecordError otherwise.
    """
    dialect = locate(place)
    create = create and not read_only
    dialect.look(create=create)
    record = Record(place, dialect, dialect.open_engine(read_only=read_only), read_only)
    try:
        _bring_up(record, create=create)
    except BaseException:
        record.close()
        raise
    return record


def _bring_up(record: Record, *, create: bool) -> None:
    with record.reading() as connection:
        standing = migrations.standing(connection, record.name)
    if standing == "empty" and not create:
        raise RecordMissing(
            f"no record at {record.name}: make one with "
            f"`dragoman read ARTICLES --record {record.name}`"
        )
    if standing == "older" and record.read_only:
        raise RecordError(
            f"{record.name} was made by an older Dragoman: open it for writing once "
            "(`dragoman read` does) to bring it up to date"
        )
    if record.read_only:
        return
    record.prepare()
    if standing != "current":
        with record.writing() as connection:
            if migrations.standing(connection, record.name) != "current":
                migrations.upgrade(connection)
                search_index.fill(connection)
                if standing == "older":  # what was counted before knows nothing of new indexes
                    record.dialect.refresh(connection)
