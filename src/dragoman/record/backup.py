"""A record's backup is a record: a file of SQLite, whatever database it was taken from, that can be
opened like any other, and from which any database can be filled.

It is taken from one unchanging state while others read and write.
"""

from collections.abc import Iterator
from pathlib import Path

from sqlalchemy import Table, select

from dragoman.errors import RecordError
from dragoman.record import tables as t
from dragoman.record.batches import streaming
from dragoman.record.schema import all_tables
from dragoman.record.session import Record, open_record


def back_up(record: Record, file: Path) -> None:
    """Write a record into a file that is not there yet; RecordError when it is.

    A backup that was stopped leaves no file of that name.
    """
    if file.exists():
        raise RecordError(f"{file} is there already; give a backup a name of its own")
    if not file.parent.is_dir():
        raise RecordError(f"{file}: there is no folder {file.parent}; make it first")
    part = file.with_name(file.name + ".part")
    _drop(part)
    try:
        if not record.copied_by_its_database(part):
            with open_record(str(part), create=True) as made:
                copy(record, made)
        part.rename(file)
    finally:
        _drop(part)


def restore(file: str, place: str) -> None:
    """Fill a fresh record from a backup, or from any record; RecordError when it is not fresh."""
    with open_record(file, read_only=True) as source, open_record(place, create=True) as made:
        copy(source, made)


def copy(source: Record, target: Record) -> None:
    """Copy all of a record into an empty one, within one transaction of each."""
    with source.reading() as there, target.writing() as here:
        if any(here.execute(select(table).limit(1)).first() for table in _copied()):
            raise RecordError(f"{target.name} is not empty; restore into a fresh record")
        for table in _copied():
            with streaming(there, select(table)) as rows:
                target.dialect.load(here, table, table.c.keys(), (tuple(row) for row in rows))
            target.dialect.count_on(here, table)
        target.dialect.refresh(here)


def _copied() -> Iterator[Table]:
    """All but the note of which Dragoman made the tables: that is the target's own."""
    return (table for table in all_tables() if table is not t.meta)


def _drop(part: Path) -> None:
    for end in ("", "-wal", "-shm", "-journal"):
        part.with_name(part.name + end).unlink(missing_ok=True)
