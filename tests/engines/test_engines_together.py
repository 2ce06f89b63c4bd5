"""Writers and readers at once: nobody fails, nothing is lost, everybody sees a whole record."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import NewPlace
from test_engines_kills import bodies, finish, launch

from dragoman.errors import RecordBusy
from dragoman.model.reading import Notice
from dragoman.record import dialect, read
from dragoman.record.check import check
from dragoman.record.session import open_record
from dragoman.record.write import save_notices

# A few of each for a few seconds in the suite; ten readers for a minute for docs/record.md.
SECONDS = os.environ.get("DRAGOMAN_SECONDS", "4")
READERS = int(os.environ.get("DRAGOMAN_READERS", "3"))
READER = [sys.executable, str(Path(__file__).with_name("reader.py"))]
NOTICE = Notice("unreadable", "press/void.txt", "", "the file is empty")


def test_two_writers_and_many_readers_at_once(new_place: NewPlace) -> None:
    """Both writers also find no record, and make it."""
    place, alone = new_place(), new_place()
    writers = [launch(place, f"{SECONDS}s", "2", offset) for offset in "01"]
    readers = [
        subprocess.Popen([*READER, place, SECONDS], stdout=subprocess.PIPE, text=True)  # noqa: S603
        for _ in range(READERS)
    ]
    written = [int(writer.communicate(timeout=600)[0].split()[1]) for writer in writers]
    said = [[int(n) for n in reader.communicate(timeout=600)[0].split()] for reader in readers]
    assert [one.returncode for one in (*writers, *readers)] == [0] * (2 + READERS)
    assert all(seen == sorted(seen) for seen in said), "a document was there, and then was not"
    sys.stdout.write(f"written {written}, looked {[len(seen) for seen in said]} times\n")
    with open_record(place) as together:
        assert read.counts(together)["documents"] == sum(written)
        assert read.pending(together) == ()
        assert check(together) == []
        own = bodies(together)
    for count, offset in zip(written, "01", strict=True):
        assert finish(launch(alone, str(int(offset) + 2 * count), "2", offset)) == 0
    with open_record(alone) as one:
        assert bodies(one) == own


def test_a_writer_waits_and_then_says_who_is_in_the_way(
    place: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with open_record(place, create=True) as record:
        save_notices(record, [NOTICE])
    monkeypatch.setattr(dialect, "BUSY_SECONDS", 0.05)
    with open_record(place) as one, open_record(place) as two, one.writing():
        with pytest.raises(RecordBusy, match="another process"):
            save_notices(two, [])
        assert list(read.notices(two)) == [NOTICE]  # readers go on
    with open_record(place) as two:
        save_notices(two, [])


def test_a_reader_sees_one_state_while_others_write(place: str) -> None:
    with open_record(place, create=True) as record, open_record(place) as other:
        with record.reading():
            pass
        with other.reading() as connection:
            before = connection.exec_driver_sql("SELECT count(*) FROM notices").scalar()
            save_notices(record, [NOTICE])
            after = connection.exec_driver_sql("SELECT count(*) FROM notices").scalar()
        assert (before, after) == (0, 0)
        assert list(read.notices(other)) == [NOTICE]
