"""Instruments against gold: {name, kind, status, date, by: [country], parties: [country]}.

`date` is 2024, 2024-03, 2024-03-12 or "". Two names mean the same instrument if their kinds agree
and they share a word, or if the kind's word is all that one of them says.
"""

from collections.abc import Iterable
from pathlib import Path

from dragoman.codebook.instruments import instrument_words
from dragoman.evaluation import slots
from dragoman.evaluation.result import Evaluation, Row
from dragoman.model.actors import ActorRef
from dragoman.model.reading import Reading
from dragoman.reconcile.times import written


def evaluate(gold: Path) -> Evaluation:
    """F1 of instruments found, and how many of their slots are right."""
    return slots.evaluate(gold, TASK)


def _given(reading: Reading) -> list[Row]:
    return [
        {
            "name": one.name,
            "kind": one.kind,
            "status": one.status,
            "date": written(one.date) if one.date.known else "",
            "by": _countries(one.by),
            "parties": _countries(one.parties),
        }
        for one in reading.instruments
    ]


def _countries(actors: Iterable[ActorRef]) -> list[str]:
    return sorted({actor.country for actor in actors})


def _same(gold: Row, given: Row) -> bool:
    core = instrument_words().core
    one, other = core(gold["name"]), core(given["name"])
    return gold["kind"] == given["kind"] and (not one or not other or bool(one & other))


TASK = slots.Task("instruments", _given, _same, ("status", "date", "by", "parties"))
