"""Writers and readers at once: nobody fails, nothing is lost, everybody sees a whole record."""

import subprocess
import sys
import time
from pathlib import Path

import pytest
from conftest import NewPlace
from test_engines_kills import COUNT, bodies, finish, launch

from dragoman.errors import RecordBusy
from dragoman.model.reading import Notice
from dragoman.record import dialect, read
from dragoman.record.check import check
from dragoman.record.session import open_record
from dragoman.record.write import save_notices

READERS = 3
READER = [sys.executable, str(Path(__file__).with_name("reader.py"))]
NOTICE = Notice("unreadable", "press/void.txt", "", "the file is empty")


def test_two_writers_and_many_readers_at_once(new_place: NewPlace) -> None:
    place, alone = new_place(), new_place()
    writers = [launch(place, "2", str(offset)) for offset in (0, 1)]
    time.sleep(0.5)
    readers = [
        subprocess.Popen([*READER, place, str(COUNT)], stdout=subprocess.PIPE, text=True)  # noqa: S603
        for _ in range(READERS)
    ]
    assert [finish(writer) for writer in writers] == [0, 0]
    said = [reader.communicate(timeout=120)[0] for reader in readers]
    assert [reader.returncode for reader in readers] == [0] * READERS
    assert any(len(set(words.split())) > 1 for words in said), "no reader saw the record grow"
    assert finish(launch(alone)) == 0
    with open_record(place) as together, open_record(alone) as one:
        assert check(together) == []
        assert read.counts(together)["documents"] == COUNT
        own = bodies(together)
        assert {
            kind: own[kind] for kind in own if kind not in ("events", "disputes", "positions")
        } == {
            kind: found
            for kind, found in bodies(one).items()
            if kind not in ("events", "disputes", "positions")
        }


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
