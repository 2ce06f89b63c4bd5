"""A process that reads articles into a record, for tests that kill it or run two of them.

python writer.py PLACE COUNT [STEP OFFSET]

COUNT is how many readings, or for how long, as in `60s`. Reconciles every few documents, as people
do who read what came in; a run that was stopped goes on where it stopped. Says `ready` when the
record is open, and at the end how many readings it went through.
"""

import sys
import time
from collections.abc import Iterator
from itertools import count as numbers

from invented import VERSIONS, reading

from dragoman.record.reconciling import reconcile_pending
from dragoman.record.session import open_record
from dragoman.record.write import save_reading

AT_A_TIME = 10


def wanted(count: str, step: int, offset: int) -> Iterator[int]:
    """The numbers of the readings."""
    if not count.endswith("s"):
        yield from range(offset, int(count), step)
        return
    end = time.monotonic() + float(count[:-1])
    for number in numbers(offset, step):
        if time.monotonic() > end:
            return
        yield number


if __name__ == "__main__":
    place, asked = sys.argv[1:3]
    every, first = (int(n) for n in sys.argv[3:5]) if len(sys.argv) > 3 else (1, 0)
    with open_record(place, create=True) as record:
        sys.stdout.write("ready\n")
        sys.stdout.flush()
        written = 0
        for written, number in enumerate(wanted(asked, every, first), start=1):
            save_reading(record, reading(number), VERSIONS)
            if written % AT_A_TIME == 0:
                reconcile_pending(record)
        reconcile_pending(record)
        sys.stdout.write(f"{written}\n")
