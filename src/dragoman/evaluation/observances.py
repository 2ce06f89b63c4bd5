"""Observances against gold: {name, month_day, countries, ordinals: [{ordinal, year, consistent}]}.

Names mean the same day if they share a word.
"""

from pathlib import Path

from dragoman.codebook.words import words
from dragoman.evaluation import slots
from dragoman.evaluation.result import Evaluation, Row
from dragoman.model.reading import Reading


def evaluate(gold: Path) -> Evaluation:
    """F1 of observances found, and how many of their slots are right."""
    return slots.evaluate(gold, TASK)


def _given(reading: Reading) -> list[Row]:
    return [
        {
            "name": one.name,
            "month_day": one.month_day,
            "countries": list(one.countries),
            "ordinals": [
                {"ordinal": o.ordinal, "year": o.year, "consistent": o.consistent}
                for o in one.ordinals
            ],
        }
        for one in reading.observances
    ]


def _same(gold: Row, given: Row) -> bool:
    return bool(set(words(gold["name"])) & set(words(given["name"])))


TASK = slots.Task("observances", _given, _same, ("month_day", "countries", "ordinals"))
