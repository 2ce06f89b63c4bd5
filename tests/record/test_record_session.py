"""Opening a record: what is there, what is not, what is something else."""

import logging
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from dragoman.errors import RecordError, RecordMissing
from dragoman.model.reading import Notice
from dragoman.record import read
from dragoman.record.session import open_record
from dragoman.record.write import save_notices

NOTICE = Notice("unreadable", "press/void.txt", "", "the file is empty")


@pytest.fixture
def place(tmp_path: Path) -> str:
    """A closed record with one notice in it."""
    made = str(tmp_path / "a record #1 100%.db")
    with open_record(made, create=True) as record:
        save_notices(record, [NOTICE])
    return made


def test_a_record_is_made_only_when_asked(tmp_path: Path) -> None:
    place = str(tmp_path / "none.db")
    with pytest.raises(RecordMissing, match=r"dragoman read .* --record"):
        open_record(place)
    with pytest.raises(RecordMissing):
        open_record(place, create=True, read_only=True)
    assert not Path(place).exists()
    with open_record(place, create=True) as record:
        assert record.path == place
        assert set(read.counts(record).values()) == {0}
    with open_record(place) as record:
        assert set(read.counts(record).values()) == {0}


def test_an_empty_file_becomes_a_record(tmp_path: Path) -> None:
    place = tmp_path / "empty.db"
    place.touch()
    with pytest.raises(RecordMissing):
        open_record(str(place))
    with open_record(str(place), create=True) as record:
        assert list(read.notices(record)) == []


def test_what_is_no_record_is_refused_and_left_alone(tmp_path: Path) -> None:
    text = tmp_path / "story.txt"
    text.write_text("The ferry was late.\n" * 100, encoding="utf-8")
    other = tmp_path / "stamps.db"
    with sqlite3.connect(other) as stamps:
        stamps.execute("CREATE TABLE stamps (name TEXT)")
    stamps.close()
    before = text.read_bytes(), other.read_bytes()
    for place in (text, other, tmp_path):
        for create in (False, True):
            with pytest.raises(RecordError):
                open_record(str(place), create=create)
    assert (text.read_bytes(), other.read_bytes()) == before
    with pytest.raises(RecordError, match="no folder"):
        open_record(str(tmp_path / "nowhere" / "r.db"), create=True)
    with pytest.raises(RecordError, match="no place for a record"):
        open_record("mysql://somewhere/dragoman", create=True)


def test_a_reader_writes_nothing_and_says_so(place: str) -> None:
    before = Path(place).read_bytes()
    with open_record(place, read_only=True) as record:
        assert list(read.notices(record)) == [NOTICE]
        with pytest.raises(RecordError, match="reading only"):
            save_notices(record, [])
    assert Path(place).read_bytes() == before


def test_a_damaged_file_is_our_own_error(place: str) -> None:
    data = bytearray(Path(place).read_bytes())
    data[4096:] = b"\x07" * (len(data) - 4096)
    Path(place).write_bytes(data)
    with pytest.raises(RecordError, match="damaged"), open_record(place) as record:
        list(read.notices(record))


def test_foreign_keys_hold(place: str) -> None:
    with (
        open_record(place) as record,
        pytest.raises(RecordError, match="FOREIGN KEY"),
        record.writing() as connection,
    ):
        connection.exec_driver_sql("INSERT INTO pending VALUES ('document:none')")


def test_opening_says_nothing_and_leaves_logging_alone(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    root = logging.getLogger()
    before = root.level, list(root.handlers)
    with open_record(str(tmp_path / "quiet.db"), create=True):
        pass
    assert (root.level, list(root.handlers)) == before
    assert capfd.readouterr() == ("", "")


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that every user may look into; pytest's own are closed to others."""
    folder = Path(tempfile.mkdtemp())
    folder.chmod(0o755)
    yield folder
    folder.chmod(0o755)
    shutil.rmtree(folder)


READ = """
import os, sys
from dragoman.record import read
from dragoman.record.session import open_record
if os.geteuid() == 0:
    os.setuid(65534)
with open_record(sys.argv[1], read_only=True) as record:
    print([notice.source for notice in read.notices(record)])
"""


def test_a_file_that_may_not_be_written_can_be_read(place: str, open_folder: Path) -> None:
    """As a user who can write neither the file nor its folder."""
    locked = open_folder / "locked.db"
    shutil.copy(place, locked)
    locked.chmod(0o444)
    open_folder.chmod(0o555)
    command = [sys.executable, "-c", READ, str(locked)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603
    assert done.stdout == f"{[NOTICE.source]}\n", done.stderr
    assert os.listdir(open_folder) == ["locked.db"]  # noqa: PTH208
