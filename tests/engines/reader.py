"""A process that reads a record for so many seconds, for tests of many at once.

python reader.py PLACE SECONDS

Prints how many documents there were each time. Each state that it sees must be whole: every report
where it says, every event with its reports.
"""

import sys
import time

from dragoman.errors import RecordMissing
from dragoman.record import read
from dragoman.record.selection import Selection
from dragoman.record.session import Record, open_record

PAGE = Selection(limit=20)


def look(record: Record) -> int:
    """How many documents there are, once a page of events was found whole."""
    reports = [report for event in read.events(record, PAGE) for report in event.reports]
    for report in reports[:5]:
        (document,) = read.documents(record, Selection(document=report.evidence.document))
        told = report.evidence
        if document.text[told.start : told.end] != told.text:
            raise SystemExit(f"{report.id} is not where it says")
    return read.counts(record)["documents"]


def watch(place: str, seconds: float) -> None:
    """Look again and again, once at least."""
    end = time.monotonic() + seconds
    opened = None
    looked = 0
    while not looked or time.monotonic() < end:
        try:
            opened = opened or open_record(place, read_only=True)
        except RecordMissing:
            time.sleep(0.05)
            continue
        sys.stdout.write(f"{look(opened)}\n")
        looked += 1


if __name__ == "__main__":
    watch(sys.argv[1], float(sys.argv[2]))
