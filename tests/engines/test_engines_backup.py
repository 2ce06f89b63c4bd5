"""A backup is one state of the record, whole, and any database can be filled from it."""

from pathlib import Path

import pytest
from conftest import NewPlace
from invented import VERSIONS, reading, readings, reconciled
from sqlalchemy import select
from test_engines_kills import COUNT, finish, start

from dragoman.errors import RecordError, RecordMissing
from dragoman.record import read
from dragoman.record.backup import back_up, restore
from dragoman.record.check import check
from dragoman.record.reconciling import reconcile_pending
from dragoman.record.schema import all_tables
from dragoman.record.session import Record, open_record
from dragoman.record.write import save_reading, save_reconciled


def everything(record: Record) -> dict[str, list[str]]:
    """All rows of all tables."""
    with record.reading() as connection:
        return {
            table.name: sorted(map(repr, connection.execute(select(table))))
            for table in all_tables()
        }


def filled(place: str) -> dict[str, list[str]]:
    found = readings(24)
    with open_record(place, create=True) as record:
        for one in found:
            save_reading(record, one, VERSIONS)
        reconcile_pending(record)
        save_reconciled(record, *reconciled(found))
        return everything(record)


def test_what_is_backed_up_and_restored_is_the_same(new_place: NewPlace, tmp_path: Path) -> None:
    place, fresh, file = new_place(), new_place(), tmp_path / "kept.db"
    before = filled(place)
    with open_record(place, read_only=True) as record:
        back_up(record, file)
    assert [path.name for path in tmp_path.iterdir() if "kept" in path.name] == ["kept.db"]
    with open_record(str(file), read_only=True) as kept:
        assert everything(kept) == before
        assert check(kept) == []
    restore(str(file), fresh)
    with open_record(fresh) as restored:
        assert everything(restored) == before
        assert check(restored) == []
        assert save_reading(restored, reading(99), VERSIONS)
        assert check(restored) == []


def test_a_backup_while_others_write_is_one_state(new_place: NewPlace, tmp_path: Path) -> None:
    place = new_place()
    writer = start(place)
    with open_record(place, read_only=True) as record:
        for number in range(3):
            back_up(record, tmp_path / f"{number}.db")
    assert finish(writer) == 0
    sizes = []
    for number in range(3):
        with open_record(str(tmp_path / f"{number}.db"), read_only=True) as kept:
            assert check(kept) == []
            sizes.append(read.counts(kept)["documents"])
    assert sizes == sorted(sizes)
    assert sizes[0] < COUNT, "the writer was done before the first backup: nothing was tried"


def test_nothing_is_overwritten(new_place: NewPlace, tmp_path: Path) -> None:
    place, file = new_place(), tmp_path / "kept.db"
    before = filled(place)
    with open_record(place, read_only=True) as record:
        back_up(record, file)
        for there in (file, tmp_path, tmp_path / "nowhere" / "kept.db"):
            with pytest.raises(RecordError):
                back_up(record, there)
    with pytest.raises(RecordError, match="not empty"):
        restore(str(file), place)
    with pytest.raises(RecordMissing):
        restore(str(tmp_path / "none.db"), new_place())
    with open_record(place) as record:
        assert everything(record) == before
