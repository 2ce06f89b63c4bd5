"""A killed writer leaves a sound record; finished later, it is the record of an undisturbed run."""

import random
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

from conftest import NewPlace
from sqlalchemy import select

from dragoman.record import read, tables
from dragoman.record.check import check
from dragoman.record.kinds import KINDS
from dragoman.record.session import Record, open_record

WRITER = [sys.executable, str(Path(__file__).with_name("writer.py"))]
COUNT = 60
KILLS = 5


def launch(place: str, *more: str) -> subprocess.Popen[str]:
    command = [*WRITER, place, str(COUNT), *more]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True)  # noqa: S603


def start(place: str, *more: str) -> subprocess.Popen[str]:
    """A writer that has opened the record and begins to write."""
    process = launch(place, *more)
    assert process.stdout
    assert process.stdout.readline() == "ready\n"
    return process


def finish(process: subprocess.Popen[str]) -> int:
    process.communicate(timeout=120)
    return process.returncode


def bodies(record: Record) -> dict[str, list[Any]]:
    with record.reading() as connection:
        return {
            kind.name: list(
                connection.execute(
                    select(kind.table.c.body).order_by(*kind.table.primary_key)
                ).scalars()
            )
            for kind in KINDS
        }


def test_killed_at_any_moment_the_record_is_finished_as_if_nothing_happened(
    new_place: NewPlace,
) -> None:
    undisturbed, place = new_place(), new_place()
    begun = time.perf_counter()
    assert finish(start(undisturbed)) == 0
    longest = time.perf_counter() - begun
    moments = random.Random(4)  # noqa: S311
    killed = 0
    for _ in range(KILLS):
        process = start(place)
        time.sleep(moments.uniform(0, longest / 4))
        process.send_signal(signal.SIGKILL)
        killed += finish(process) == -signal.SIGKILL
        with open_record(place) as record:
            assert check(record) == []
    assert killed, "every writer was done before it was killed: nothing was tried"
    assert finish(start(place)) == 0
    with open_record(undisturbed) as whole, open_record(place) as mended:
        assert read.pending(mended) == ()
        assert check(mended) == []
        assert bodies(mended) == bodies(whole)


def test_two_writers_at_once_lose_nothing(place: str) -> None:
    """Both also find no record, and make it."""
    writers = [launch(place, "2", str(offset)) for offset in (0, 1)]
    assert [finish(process) for process in writers] == [0, 0]
    with open_record(place) as record:
        assert read.counts(record)["documents"] == COUNT
        assert check(record) == []
        with record.reading() as connection:
            assert len(connection.execute(select(tables.pending)).all()) == COUNT
