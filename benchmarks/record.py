"""How fast the record is: a large one is filled, then asked and added to as its users would.

    .venv/bin/python -m benchmarks.record [--events 1000000] [--documents 100000]
        [--rounds 100] [--added 100] [--record PLACE]

PLACE is a file or postgresql://user@host/database; a record that is filled already is asked again,
and with `--added 0` it stays as it is.
Prints milliseconds at the 50th and 95th percentile, and each as a multiple of finding one entry by
its id. The last lines say how large the record is and how much memory the process took at most.
"""

import argparse
import resource
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from itertools import product
from pathlib import Path

from sqlalchemy import func, select

from benchmarks.filling import YEARS, acts_of, fill, size
from benchmarks.world import CODES, FIRST_DAY, VERSIONS, VOCABULARY, World, make_reading, make_world
from dragoman.codebook.ontology import plover
from dragoman.record import read
from dragoman.record import tables as t
from dragoman.record.reconciling import reconcile_pending
from dragoman.record.search import SearchKind, by_words
from dragoman.record.selection import Selection
from dragoman.record.session import Record, open_record
from dragoman.record.write import save_reading

PAGE = 100
SPAN = 365 * YEARS
# Numbers of documents that the filling has not used.
UNUSED = (10**7, 10**12)


def timed(work: Callable[[], object]) -> float:
    """Seconds that it takes."""
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def questions(world: World) -> Iterator[tuple[str, Callable[[], Selection]]]:
    """What a reader asks, each time of others."""
    chance = world.chance

    def pair() -> tuple[str, str]:
        first, second = (state.id for state in world.sides()[:2])
        return first, second

    def span() -> tuple[date, date]:
        since = FIRST_DAY + timedelta(chance.randrange(SPAN - 400))
        return since, since + timedelta(365)

    def kinds() -> tuple[str, ...]:
        return tuple(chance.sample(list(plover().types), 3))

    largest = (CODES[0], CODES[1])
    yield "dyad, first page", lambda: Selection(pair(), True, limit=PAGE)
    yield "dyad, a year", lambda: Selection(pair(), True, *span(), limit=PAGE)
    yield "dyad, a year, 3 types", lambda: Selection(pair(), True, *span(), kinds(), limit=PAGE)
    yield "largest dyad, 3 types", lambda: Selection(largest, True, types=kinds(), limit=PAGE)
    yield "largest dyad, a year", lambda: Selection(largest, True, *span(), limit=PAGE)
    yield (
        "state, a year, 3 types",
        lambda: Selection(pair()[:1], False, *span(), kinds(), limit=PAGE),
    )
    yield "all, a year, 3 types", lambda: Selection((), False, *span(), kinds(), limit=PAGE)


def ask(record: Record, world: World, rounds: int) -> None:
    """Time every question, beside finding one entry by its id."""
    some = [event.id for event in read.events(record, Selection(limit=rounds))]
    unit = [timed(lambda one=id_: read.entry(record, one)) for id_ in some]  # type: ignore[misc]
    line("an event by its id", unit, unit)
    for name, selection in questions(world):
        seconds = []
        for _ in range(rounds):
            asked = selection()
            seconds.append(timed(lambda one=asked: list(read.events(record, one))))  # type: ignore[misc]
        line(name, seconds, unit)


def search(record: Record, world: World, rounds: int) -> None:
    """Time searching for words that few, some and many passages have."""
    kinds: tuple[SearchKind, ...] = ("events", "documents")
    for kind, (name, words) in product(
        kinds,
        (
            ("two words", lambda: " ".join(world.chance.sample(VOCABULARY, 2))),
            ("one word", lambda: world.chance.choice(VOCABULARY)),
            ("a common word", lambda: "dispatches"),
        ),
    ):
        seconds = []
        for _ in range(rounds):
            asked = words()
            seconds.append(timed(lambda one=asked: by_words(record, one, kind, 20)))  # type: ignore[misc]  # noqa: B023
        line(f"{kind}, {name}", seconds, None)


def add(record: Record, world: World, rounds: int, acts: int) -> None:
    """Time storing documents, and reconciling each with the rest."""
    storing, both, own = [], [], []
    for _ in range(rounds):
        reading = make_reading(world, world.chance.randrange(*UNUSED), acts)
        begun = time.process_time()
        stored = timed(lambda one=reading: save_reading(record, one, VERSIONS))  # type: ignore[misc]
        storing.append(stored)
        both.append(stored + timed(lambda: reconcile_pending(record)))
        own.append(time.process_time() - begun)
    line("storing a document", storing, None)
    line("… and reconciling", both, None)
    line("… in this process alone", own, None)


def line(name: str, seconds: list[float], unit: list[float] | None) -> None:
    """A line of figures."""
    p50, p95 = percentile(seconds, 50), percentile(seconds, 95)
    ratio = f"   ×{p50 / percentile(unit, 50):.1f}" if unit else ""
    print(f"{name:26} p50 {p50 * 1000:8.1f} ms   p95 {p95 * 1000:8.1f} ms{ratio}", flush=True)


def percentile(values: list[float], share: int) -> float:
    """The value below which that share of them lies."""
    return sorted(values)[min(len(values) - 1, len(values) * share // 100)]


def main() -> None:
    """Fill the record, ask, add, print."""
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--events", type=int, default=1_000_000)
    arguments.add_argument("--documents", type=int, default=100_000)
    arguments.add_argument("--rounds", type=int, default=100)
    arguments.add_argument("--added", type=int, default=100)
    arguments.add_argument("--record", default=None, metavar="PLACE")
    given = arguments.parse_args()
    acts = acts_of(given.documents, given.events)
    with tempfile.TemporaryDirectory() as folder:
        place = given.record or str(Path(folder) / "bench.db")
        with open_record(place, create=True) as record:
            if not any(read.documents(record, Selection(limit=1))):
                world = make_world(7, given.documents // YEARS)
                seconds = timed(lambda: tell(fill(record, world, given.documents, acts)))
                print(f"filled in {seconds:.0f} s")
            tell_size(record)
            world = make_world(time.time_ns(), given.documents // YEARS)
            ask(record, world, given.rounds)
            search(record, world, given.rounds)
            if given.added:
                add(record, world, given.added, acts)
            print(f"{size(record):.0f} MiB stored")
    print(f"{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MiB of memory")


def tell_size(record: Record) -> None:
    """How much a record holds."""
    with record.reading() as connection:
        for table in (t.documents, t.reports, t.events):
            count = connection.execute(select(func.count()).select_from(table)).scalar_one()
            print(f"{count:9,} {table.name}", flush=True)


def tell(steps: Iterator[str]) -> None:
    """Say on standard error how far the filling has come."""
    for step in steps:
        sys.stderr.write(f"\r{step:60}")
    sys.stderr.write("\n")


if __name__ == "__main__":
    main()
