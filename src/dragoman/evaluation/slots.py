"""Entries with slots (a status, a date, whose it is) against gold: found at all, and slot by slot.

Gold and predictions of a row are matched one to one; among several the one with most slots right.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from dragoman.evaluation.dates import document_of
from dragoman.evaluation.gold import read_gold
from dragoman.evaluation.result import Evaluation, Row, Table
from dragoman.evaluation.scores import Counts
from dragoman.model.reading import Reading
from dragoman.pipeline.stages import read_through, standard
from dragoman.settings import Settings

# What these entries need; the stages of the event coder would only cost time.
STAGES = frozenset({"parse", "dates", "actors", "statements", "instruments", "observances"})
Pair = tuple[Row | None, Row | None]


@dataclass(frozen=True, slots=True)
class Task:
    """What is compared: the gold's field, how a reading gives it, what makes two rows the same
    entry, and the slots that must then agree."""

    name: str
    given: Callable[[Reading], list[Row]]
    same: Callable[[Row, Row], bool]
    slots: tuple[str, ...]


def evaluate(gold: Path, task: Task) -> Evaluation:
    """Scores over rows {id, published, text, <name>: [{…}]}; `published` may be null."""
    rows = read_gold(gold, ("id", "published", "text", task.name))
    given = [task.given(_reading(row)) for row in rows]
    pairs = [
        (row, pair)
        for row, found in zip(rows, given, strict=True)
        for pair in _aligned(row[task.name], found, task)
    ]
    wrong = tuple(
        (str(row["id"]), _told(wanted, task), _told(found, task))
        for row, (wanted, found) in pairs
        if not _right((wanted, found), task.slots)
    )
    return Evaluation(
        task=task.name,
        size=len(rows),
        measures=_measures([pair for _, pair in pairs], task),
        tables=(Table("Mistakes", ("id", "gold", "found"), wrong),),
        predictions=tuple(
            {"id": row["id"], task.name: found} for row, found in zip(rows, given, strict=True)
        ),
    )


def _reading(row: Row) -> Reading:
    stages = [stage for stage in standard(Settings()) if stage.name in STAGES]
    return read_through(Reading(replace(document_of(row), language="en")), stages)


def _aligned(gold: Sequence[Row], given: Sequence[Row], task: Task) -> list[Pair]:
    free = list(given)
    pairs: list[Pair] = []
    for wanted in gold:
        fitting = [found for found in free if task.same(wanted, found)]
        best = max(fitting, key=lambda f: sum(f[s] == wanted[s] for s in task.slots), default=None)
        if best is not None:
            free.remove(best)
        pairs.append((wanted, best))
    return [*pairs, *((None, extra) for extra in free)]


def _right(pair: Pair, slots: Sequence[str]) -> bool:
    wanted, found = pair
    if wanted is None or found is None:
        return False
    return all(wanted[slot] == found[slot] for slot in slots)


def _measures(pairs: Sequence[Pair], task: Task) -> dict[str, float]:
    wanted = sum(gold is not None for gold, _ in pairs)
    given = sum(found is not None for _, found in pairs)
    both = [pair for pair in pairs if None not in pair]
    found = Counts(len(both), given, wanted)
    whole = Counts(sum(_right(pair, task.slots) for pair in both), given, wanted)
    return {
        "F1 all right": whole.f1,
        "F1 found": found.f1,
        "precision": found.precision,
        "recall": found.recall,
        **{
            f"{slot} right": sum(_right(pair, [slot]) for pair in both) / max(len(both), 1)
            for slot in task.slots
        },
    }


def _told(row: Row | None, task: Task) -> str:
    if row is None:
        return "–"
    return " · ".join([str(row["name"]), *(f"{slot} {row[slot]}" for slot in task.slots)])
