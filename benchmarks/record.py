"""How fast the record is: a synthetic one is written, then asked as a reader would.

    .venv/bin/python benchmarks/record.py [--events 200000] [--documents 20000] [--keep PLACE]

Shapes are varied as real ones are: a few states are in most events, a tenth of the events are
undated, a third have a range of days, every fifth has three or more actors. Prints milliseconds at
the 50th and 95th percentile, and each as a multiple of finding one entry by its id.
"""

import argparse
import random
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from dragoman.codebook.ontology import plover
from dragoman.model.actors import Actor, ActorRef, Mention, Resolution, refer
from dragoman.model.entries import Report
from dragoman.model.ids import content_id
from dragoman.model.reading import Reading, Versions
from dragoman.model.record import Event
from dragoman.model.text import Document, evidence
from dragoman.model.time import UNKNOWN_DATE, DateRange, PublicationDate
from dragoman.record import read
from dragoman.record.selection import Selection
from dragoman.record.session import Record, open_record
from dragoman.record.write import save_reading, save_reconciled

VERSIONS = Versions("benchmark", "benchmark", "benchmark")
CODES = [a + b + c for a in "ABCDE" for b in "FGHIJ" for c in "KLMNOPQR"]
FIRST_DAY = date(1995, 1, 1)
DAYS = 11_000
PAGE = 100


@dataclass(frozen=True)
class World:
    """States, the first ones in most of the news, and the chance that picks."""

    states: list[Actor]
    weights: list[float]
    chance: random.Random

    def sides(self) -> list[Actor]:
        """Two different states, sometimes more."""
        size = 2 if self.chance.random() < 0.8 else self.chance.randint(3, 6)
        picked = dict.fromkeys(self.chance.choices(self.states, self.weights, k=size * 4))
        return list(picked)[:size]

    def day(self) -> DateRange:
        """A day, a month, a year or none."""
        kind, start = self.chance.random(), FIRST_DAY + timedelta(self.chance.randrange(DAYS))
        if kind < 0.1:
            return UNKNOWN_DATE
        if kind < 0.66:
            return DateRange(start, start, "day")
        if kind < 0.9:
            first = start.replace(day=1)
            return DateRange(first, first + timedelta(27), "month")
        return DateRange(date(start.year, 1, 1), date(start.year, 12, 31), "year")


def make_world(seed: int) -> World:
    """Two hundred states whose share of the news falls with their rank."""
    states = [Actor(code, f"State of {code}", "state", code) for code in CODES]
    return World(states, [1 / (1 + n) for n in range(len(states))], random.Random(seed))  # noqa: S311


def make_reading(world: World, number: int, acts: int) -> Reading:
    """An article that tells of some acts, each in a sentence of its own."""
    told = [(world.sides(), world.chance.choice(list(plover().types))) for _ in range(acts)]
    lines = [
        f"{' and '.join(a.name for a in sides)} made news of the kind {kind} in item {number}.{n}, "
        + "as dispatches from several capitals went on to tell at some length. " * 3
        for n, (sides, kind) in enumerate(told)
    ]
    day = FIRST_DAY + timedelta(world.chance.randrange(DAYS))
    document = Document(
        content_id("document", number),
        f"bench/{number}.txt",
        "\n".join(lines),
        outlet=f"Outlet {number % 300}",
        published=PublicationDate(day, day, "day", "metadata"),
        language="en",
    )
    actors = {actor.id: actor for sides, _ in told for actor in sides}
    reports, start = [], 0
    for line, (sides, kind) in zip(lines, told, strict=True):
        refs = tuple(refer(actor, actor.name) for actor in sides)
        reports.append(make_report(world, document, (start, start + len(line)), refs, kind))
        start += len(line) + 1
    why = Resolution("name", "a listed name")
    mentions = tuple(
        Mention(0, 1, actor.name, 0, 0, "name", (actor,), why) for actor in actors.values()
    )
    return Reading(document, mentions=mentions, reports=tuple(reports))


def make_report(
    world: World, document: Document, span: tuple[int, int], refs: tuple[ActorRef, ...], kind: str
) -> Report:
    """A report of an act on a passage."""
    whole = evidence(document, *span)
    return Report(
        content_id("report", document.id, span[0]),
        kind,
        (),
        ("diplomatic",),
        "asserted",
        refs[:1],
        refs[1:],
        world.day(),
        None,
        evidence(document, span[0], span[0] + 8),
        (),
        round(world.chance.random(), 3),
        whole,
    )


def as_event(report: Report) -> Event:
    """The event of a single report."""
    kind = plover().types[report.type]
    return Event(
        content_id("event", report.id),
        report.type,
        report.modes,
        report.contexts,
        kind.quad,
        kind.score,
        report.modality,
        report.date,
        report.place,
        report.actors,
        report.recipients,
        1,
        False,
        (report,),
    )


def fill(record: Record, world: World, documents: int, events: int) -> list[float]:
    """Write all; the seconds that each document took."""
    seconds: list[float] = []
    found: list[Event] = []
    for number in range(documents):
        reading = make_reading(world, number, events // documents)
        seconds.append(timed(lambda one=reading: save_reading(record, one, VERSIONS)))  # type: ignore[misc]
        found += map(as_event, reading.reports)
        if number % 1000 == 0:
            sys.stderr.write(f"\r{number} documents")
    sys.stderr.write("\n")
    took = timed(lambda: save_reconciled(record, found, []))
    again = timed(lambda: save_reconciled(record, found, []))
    print(f"reconciled: {len(found)} events stored in {took:.1f} s, unchanged in {again:.1f} s")
    return seconds


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
        since = FIRST_DAY + timedelta(chance.randrange(DAYS - 400))
        return since, since + timedelta(365)

    def kinds() -> tuple[str, ...]:
        return tuple(chance.sample(list(plover().types), 3))

    yield "dyad, first page", lambda: Selection(pair(), True, limit=PAGE)
    yield "dyad, a year", lambda: Selection(pair(), True, *span(), limit=PAGE)
    yield "dyad, a year, 3 types", lambda: Selection(pair(), True, *span(), kinds(), limit=PAGE)
    yield (
        "largest dyad, 3 types",
        lambda: Selection((CODES[0], CODES[1]), True, types=kinds(), limit=PAGE),
    )
    yield (
        "state, a year, 3 types",
        lambda: Selection(pair()[:1], False, *span(), kinds(), limit=PAGE),
    )
    yield "all, a year, 3 types", lambda: Selection((), False, *span(), kinds(), limit=PAGE)


def main() -> None:
    """Make the record, ask, print."""
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--events", type=int, default=200_000)
    arguments.add_argument("--documents", type=int, default=20_000)
    arguments.add_argument("--rounds", type=int, default=100)
    arguments.add_argument(
        "--keep", default=None, help="a place for the record, asked again if there"
    )
    given = arguments.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        place = given.keep or str(Path(folder) / "bench.db")
        there = Path(place).exists()
        with open_record(place, create=True) as record:
            world = make_world(7)
            if not there:
                line("adding a document", fill(record, world, given.documents, given.events), None)
            ask(record, world, given.rounds)
        print(f"{Path(place).stat().st_size / 2**20:.0f} MiB")


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


def line(name: str, seconds: list[float], unit: list[float] | None) -> None:
    """A line of figures."""
    p50, p95 = percentile(seconds, 50), percentile(seconds, 95)
    ratio = f"   ×{p50 / percentile(unit, 50):.1f}" if unit else ""
    print(f"{name:26} p50 {p50 * 1000:8.1f} ms   p95 {p95 * 1000:8.1f} ms{ratio}")


def percentile(values: list[float], share: int) -> float:
    """The value below which that share of them lies."""
    return sorted(values)[min(len(values) - 1, len(values) * share // 100)]


if __name__ == "__main__":
    main()
