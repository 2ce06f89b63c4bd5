"""An invented press for measuring: states, articles and what is coded of them, made from varied
real shapes.

A few states are in most of the news, a tenth of the acts are undated, a third have a range of days,
every fifth has three or more actors. Sentences are as long as real ones, and their words as common
as in the real ones that `codebook/data/telling.csv` counts; half name a standing matter of their
pair, half a place or person of the day. Every fifth act was told by another article before, in
partly other words; every tenth article reprints another one; each ends with its outlet's line.
"""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import accumulate

from dragoman.codebook.merging import merging
from dragoman.codebook.ontology import plover
from dragoman.codebook.tables import load_table
from dragoman.codebook.telling import TELLING, Count
from dragoman.model.actors import Actor, Mention, Resolution, refer
from dragoman.model.entries import Report
from dragoman.model.ids import content_id
from dragoman.model.reading import Reading, Versions
from dragoman.model.text import Document, evidence
from dragoman.model.time import UNKNOWN_DATE, DateRange, PublicationDate

VERSIONS = Versions("benchmark", "benchmark", "benchmark")
CODES = [a + b + c for a in "ABCDE" for b in "FGHIJ" for c in "KLMNOPQR"]
YEAR = 1995
FIRST_DAY = date(YEAR, 1, 1)
DAYS = 365
LAST_DAY = FIRST_DAY + timedelta(DAYS - 1)
SYLLABLES = ["ba", "de", "fi", "go", "lu", "ma", "ne", "pi", "ro", "su", "ta", "ve", "wi", "zo"]
NAMES = [a + b + c for a in SYLLABLES for b in SYLLABLES for c in SYLLABLES]
MATTERS = NAMES[:400]  # what some pair's news are about year after year
VOCABULARY = NAMES[400:]  # places and persons of the day
COUNTED = [count for count in load_table(TELLING, Count) if count.word]
WORDS = [count.word for count in COUNTED]
OFTEN = list(accumulate(count.sentences for count in COUNTED))
# How an act is put: the commonest words that tell something, dealt out to the types.
VERBS = [
    count.word
    for count in sorted(COUNTED, key=lambda count: (-count.sentences, count.word))
    if count.word.isalpha() and count.word not in merging().common
][:200]
MATTERS_A_PAIR = 6
TOLD_BEFORE, REPRINTED, KEPT_WORDS = 0.2, 0.1, 0.6
NAMED = Resolution("name", "a listed name")


@dataclass(frozen=True)
class Act:
    """Something that happened, as one passage tells it."""

    sides: tuple[Actor, ...]
    kind: str
    day: DateRange
    verb: str
    words: tuple[str, ...]


@dataclass(frozen=True)
class World:
    """States, the first ones in most of the news, and the chance that picks what is asked.

    Articles follow from their numbers alone; those from `known` on tell again what earlier ones
    told.
    """

    states: list[Actor]
    weights: list[float]
    chance: random.Random
    known: int

    def sides(self, chance: random.Random | None = None) -> list[Actor]:
        """Two different states, sometimes more."""
        chance = chance or self.chance
        size = 2 if chance.random() < 0.8 else chance.randint(3, 6)
        picked = dict.fromkeys(chance.choices(self.states, self.weights, k=size * 4))
        return list(picked)[:size]

    def act(self, number: int) -> Act:
        """The act of a number."""
        chance = random.Random(f"act {number}")  # noqa: S311
        sides = tuple(self.sides(chance))
        kind = chance.choice(list(plover().types))
        words = chance.choices(WORDS, cum_weights=OFTEN, k=chance.randint(10, 28))
        if chance.random() < 0.5:
            words.insert(chance.randrange(8), _matter(sides, chance))
        if chance.random() < 0.5:
            words.insert(chance.randrange(8), chance.choice(VOCABULARY).capitalize())
        return Act(sides, kind, day(chance), _verb(kind, chance), tuple(words))


def day(chance: random.Random) -> DateRange:
    """A day, a month, a year or none."""
    kind, start = chance.random(), FIRST_DAY + timedelta(chance.randrange(DAYS))
    if kind < 0.1:
        return UNKNOWN_DATE
    if kind < 0.66:
        return DateRange(start, start, "day")
    if kind < 0.9:
        first = start.replace(day=1)
        return DateRange(first, first + timedelta(27), "month")
    return DateRange(date(start.year, 1, 1), date(start.year, 12, 31), "year")


def make_world(seed: int, known: int) -> World:
    """Two hundred states whose share of the news falls with their rank."""
    states = [Actor(code, f"State of {code}", "state", code) for code in CODES]
    weights = [1 / (1 + n) for n in range(len(states))]
    return World(states, weights, random.Random(seed), known)  # noqa: S311


def directory(world: World) -> Reading:
    """An article that names every state and tells nothing, so that all can be asked for."""
    names = ", ".join(state.name for state in world.states)
    document = Document(content_id("document", "directory"), "bench/directory.txt", names)
    mentions = tuple(Mention(0, 1, a.name, 0, 0, "name", (a,), NAMED) for a in world.states)
    return Reading(document, mentions=mentions)


def make_reading(world: World, number: int, acts: int) -> Reading:
    """An article that tells of some acts, each in a sentence of its own."""
    chance = random.Random(f"article {number}")  # noqa: S311
    earlier = min(number, world.known)
    again = chance.randrange(earlier) if earlier and chance.random() < REPRINTED else number
    told, lines = _written(world, again, acts)
    printed = min(_told_from(told) + timedelta(chance.randrange(3)), LAST_DAY)
    outlet = f"Outlet {chance.randrange(300)}"
    lines.append(_closing(outlet))
    document = Document(
        content_id("document", number),
        f"bench/{number}.txt",
        "\n".join(lines),
        outlet=outlet,
        title=f"News of {' '.join(chance.sample(VOCABULARY, 3))}",
        published=PublicationDate(printed, printed, "day", "metadata"),
        language="en",
    )
    actors = {actor.id: actor for act in told for actor in act.sides}
    mentions = tuple(Mention(0, 1, a.name, 0, 0, "name", (a,), NAMED) for a in actors.values())
    reports = tuple(_reports(document, told, chance))
    return Reading(document, mentions=mentions, reports=reports)


def _told_from(told: Sequence[Act]) -> date:
    """The first day on which all of it may have happened."""
    return max((act.day.start for act in told if act.day.start), default=FIRST_DAY)


def _closing(outlet: str) -> str:
    """What all articles of an outlet end with."""
    own = random.Random(outlet)  # noqa: S311
    return f"{outlet}: {' '.join(own.choices(WORDS, cum_weights=OFTEN, k=14))}."


def _written(world: World, number: int, acts: int) -> tuple[list[Act], list[str]]:
    """The acts that an article tells, those of earlier ones among them, and its sentences."""
    chance = random.Random(f"text {number}")  # noqa: S311
    earlier = min(number, world.known) * acts
    told = [
        _retold(world.act(chance.randrange(earlier)), chance)
        if earlier and chance.random() < TOLD_BEFORE
        else world.act(number * acts + n)
        for n in range(acts)
    ]
    return told, [
        f"{act.sides[0].name} {act.verb} {' and '.join(a.name for a in act.sides[1:])} "
        f"{' '.join(act.words)}."
        for act in told
    ]


def _retold(act: Act, chance: random.Random) -> Act:
    """The same act in partly other words, at times without its day."""
    words = tuple(
        word if chance.random() < KEPT_WORDS else chance.choices(WORDS, cum_weights=OFTEN)[0]
        for word in act.words
    )
    known = act.day if chance.random() < 0.9 else UNKNOWN_DATE
    return replace(act, words=words, day=known)


def _matter(sides: tuple[Actor, ...], chance: random.Random) -> str:
    """One of the standing matters of a pair, the first ones more often."""
    own = random.Random(" ".join(sorted(actor.id for actor in sides[:2])))  # noqa: S311
    weights = [1 / (1 + n) for n in range(MATTERS_A_PAIR)]
    return chance.choices(own.sample(MATTERS, MATTERS_A_PAIR), weights)[0].capitalize()


def _verb(kind: str, chance: random.Random) -> str:
    types = list(plover().types)
    return chance.choice(VERBS[types.index(kind) :: len(types)])


def _reports(document: Document, told: list[Act], chance: random.Random) -> Iterator[Report]:
    start = 0
    for line, act in zip(document.text.split("\n"), told, strict=False):
        refs = tuple(refer(actor, actor.name) for actor in act.sides)
        at = start + len(act.sides[0].name) + 1
        yield Report(
            *(content_id("report", document.id, start), act.kind, (), ("diplomatic",), "asserted"),
            *(refs[:1], refs[1:], act.day, None),
            *(evidence(document, at, at + len(act.verb)), (), round(chance.random(), 3)),
            evidence(document, start, start + len(line)),
        )
        start += len(line) + 1
