"""A process that writes readings into a record, for tests that kill it or run two of them.

python writer.py PLACE COUNT [STEP OFFSET]
"""

import sys

from invented import VERSIONS, readings, reconciled

from dragoman.record import read
from dragoman.record.session import open_record
from dragoman.record.write import save_reading, save_reconciled

if __name__ == "__main__":
    place, count = sys.argv[1], int(sys.argv[2])
    step, offset = (int(n) for n in sys.argv[3:5]) if len(sys.argv) > 3 else (1, 0)
    with open_record(place, create=True) as record:
        sys.stdout.write("ready\n")
        sys.stdout.flush()
        for one in readings(count)[offset::step]:
            save_reading(record, one, VERSIONS)
        if read.pending(record) and step == 1:
            save_reconciled(record, *reconciled(readings(count)))
