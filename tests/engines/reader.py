"""A process that reads a record until it holds so many documents, for tests of many at once.

python reader.py PLACE COUNT

Each state that it sees must be whole. Prints how many documents there were each time.
"""

import sys
import time

from dragoman.errors import RecordMissing
from dragoman.record import read
from dragoman.record.selection import Selection
from dragoman.record.session import Record, open_record


def look(record: Record) -> int:
    """How many documents there are, once every one of them was found whole."""
    with record.as_coded().reading():
        documents = list(read.documents(record))
    for document in documents[-1:]:
        (report,) = read.reports(record, Selection(document=document.id))
        told = report.evidence
        if document.text[told.start : told.end] != told.text:
            raise SystemExit(f"{report.id} is not where it says")
    return len(documents)


if __name__ == "__main__":
    place, count = sys.argv[1], int(sys.argv[2])
    seen, opened = -1, None
    while seen < count:
        try:
            opened = opened or open_record(place, read_only=True)
            seen = look(opened)
            sys.stdout.write(f"{seen}\n")
        except RecordMissing:
            time.sleep(0.05)
