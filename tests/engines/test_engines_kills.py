"""A killed writer leaves a sound record; finished later, it is the record of an undisturbed run.

DRAGOMAN_KILLS says how often: a few times in the suite, 50 for the figures in docs/record.md.
"""

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

from conftest import NewPlace
from sqlalchemy import select

from dragoman.record import read
from dragoman.record.check import check
from dragoman.record.kinds import KINDS
from dragoman.record.session import Record, open_record

WRITER = [sys.executable, str(Path(__file__).with_name("writer.py"))]
COUNT = 60
KILLS = int(os.environ.get("DRAGOMAN_KILLS", "4"))


def launch(place: str, count: str, *more: str) -> subprocess.Popen[str]:
    command = [*WRITER, place, count, *more]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True)  # noqa: S603


def start(place: str, count: int = COUNT) -> subprocess.Popen[str]:
    """A writer that has opened the record and begins to write."""
    process = launch(place, str(count))
    assert process.stdout
    assert process.stdout.readline() == "ready\n"
    return process


def finish(process: subprocess.Popen[str]) -> int:
    process.communicate(timeout=600)
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
    count = COUNT + 4 * KILLS
    begun = time.perf_counter()
    assert finish(start(undisturbed, count)) == 0
    longest = time.perf_counter() - begun
    moments = random.Random(4)  # noqa: S311
    killed = 0
    for _ in range(KILLS):
        process = start(place, count)
        time.sleep(moments.uniform(0, 2 * longest / KILLS))
        process.send_signal(signal.SIGKILL)
        killed += finish(process) == -signal.SIGKILL
        with open_record(place) as record:
            assert check(record) == []
    sys.stdout.write(f"killed {killed} of {KILLS} times, sound each time\n")
    assert killed, "every writer was done before it was killed: nothing was tried"
    assert finish(start(place, count)) == 0
    with open_record(undisturbed) as whole, open_record(place) as mended:
        assert read.pending(mended) == ()
        assert check(mended) == []
        assert bodies(mended) == bodies(whole)
