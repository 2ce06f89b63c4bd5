"""An invented press for measuring: states, articles and what is coded of them, in the shapes that
real ones have.

A few states are in most of the news, a tenth of the acts are undated, a third have a range of days,
every fifth has three or more actors. Sentences have words of their own beside those that all share.
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from dragoman.codebook.ontology import plover
from dragoman.model.actors import Actor, ActorRef, Mention, Resolution, refer
from dragoman.model.entries import Report
from dragoman.model.ids import content_id
from dragoman.model.reading import Reading, Versions
from dragoman.model.record import Event
from dragoman.model.text import Document, evidence
from dragoman.model.time import UNKNOWN_DATE, DateRange, PublicationDate

VERSIONS = Versions("benchmark", "benchmark", "benchmark")
CODES = [a + b + c for a in "ABCDE" for b in "FGHIJ" for c in "KLMNOPQR"]
YEAR = 1995
FIRST_DAY = date(YEAR, 1, 1)
DAYS = 365
SYLLABLES = ["ba", "de", "fi", "go", "lu", "ma", "ne", "pi", "ro", "su", "ta", "ve", "wi", "zo"]
VOCABULARY = [a + b + c for a in SYLLABLES for b in SYLLABLES for c in SYLLABLES]
NAMED = Resolution("name", "a listed name")


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

    def words(self, count: int) -> str:
        """Words that only some sentences share."""
        return " ".join(self.chance.choices(VOCABULARY, k=count))


def make_world(seed: int) -> World:
    """Two hundred states whose share of the news falls with their rank."""
    states = [Actor(code, f"State of {code}", "state", code) for code in CODES]
    return World(states, [1 / (1 + n) for n in range(len(states))], random.Random(seed))  # noqa: S311


def make_reading(world: World, number: int, acts: int) -> Reading:
    """An article that tells of some acts, each in a sentence of its own."""
    told = [(world.sides(), world.chance.choice(list(plover().types))) for _ in range(acts)]
    lines = [
        f"{' and '.join(a.name for a in sides)} made news of the kind {kind} over the "
        f"{world.words(4)}, as dispatches from several capitals told on that day in item "
        f"{number}.{n}; officials spoke of {world.words(6)} and said no more."
        for n, (sides, kind) in enumerate(told)
    ]
    day = FIRST_DAY + timedelta(world.chance.randrange(DAYS))
    document = Document(
        content_id("document", number),
        f"bench/{number}.txt",
        "\n".join(lines),
        outlet=f"Outlet {number % 300}",
        title=f"News of {world.words(3)}",
        published=PublicationDate(day, day, "day", "metadata"),
        language="en",
    )
    actors = {actor.id: actor for sides, _ in told for actor in sides}
    mentions = tuple(Mention(0, 1, a.name, 0, 0, "name", (a,), NAMED) for a in actors.values())
    return Reading(document, mentions=mentions, reports=tuple(_reports(world, document, told)))


def _reports(
    world: World, document: Document, told: list[tuple[list[Actor], str]]
) -> Iterator[Report]:
    start = 0
    for line, (sides, kind) in zip(document.text.split("\n"), told, strict=True):
        refs = tuple(refer(actor, actor.name) for actor in sides)
        yield _report(world, document, (start, start + len(line)), refs, kind)
        start += len(line) + 1


def _report(
    world: World, document: Document, span: tuple[int, int], refs: tuple[ActorRef, ...], kind: str
) -> Report:
    """A report of an act on a passage."""
    act = document.text.index("made news", span[0])
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
        evidence(document, act, act + len("made news")),
        (),
        round(world.chance.random(), 3),
        evidence(document, *span),
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
