"""`figures`: which numbers are found in a text, what they are worth, and what they count.

A figure is right if its characters overlap a gold figure's, its value and unit are the gold's, and
at least half of the words for what is counted are shared; where the gold names nothing that is
counted, none are asked for.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from dragoman.coding.figures import find_figures
from dragoman.evaluation.gold import read_gold
from dragoman.evaluation.result import Evaluation, Row, Table
from dragoman.evaluation.scores import Counts
from dragoman.language.dates import find_dates
from dragoman.language.parse import parse
from dragoman.model.entries import Figure
from dragoman.model.text import Document

ROUNDING = 1e-3  # of the value: a third is 33.333 percent here, 33.3 there
ENOUGH = 0.5  # of the words counted; "Saudi soldiers" is right for "soldiers"
WORD = re.compile(r"\w+")
ASPECTS = ("value", "unit", "of", "range")


@dataclass(frozen=True, slots=True)
class Verdict:
    """What of a gold figure was found: each aspect counts only where those before it are right."""

    value: bool
    unit: bool
    of: bool
    range: bool


def evaluate(gold: Path) -> Evaluation:
    """Shares and F1 over rows {id, text, figures: [{start, end, value, low, high, unit, of}]}.

    UsageError for a bad file.
    """
    rows = read_gold(gold, ("id", "text", "figures"))
    found = [_find(row) for row in rows]
    verdicts = [v for row, own in zip(rows, found, strict=True) for v in _judge(row, own)]
    right = Counts(sum(v.of for v in verdicts), sum(map(len, found)), len(verdicts))
    quiet = [own for row, own in zip(rows, found, strict=True) if not row["figures"]]
    shares = {name: sum(getattr(v, name) for v in verdicts) / len(verdicts) for name in ASPECTS}
    return Evaluation(
        task="figures",
        size=len(rows),
        measures={
            "F1": right.f1,
            "value, unit and what is counted right": shares["of"],
            "precision": right.precision,
            "value right": shares["value"],
            "value and unit right": shares["unit"],
            "all of it and the range right": shares["range"],
            "figure-free with a figure": sum(map(bool, quiet)) / len(quiet) if quiet else 0.0,
        },
        tables=(_by_unit(rows, verdicts),),
        predictions=tuple(_predictions(rows, found)),
    )


def _find(row: Row) -> list[tuple[int, Figure]]:
    """The figures of a row's text, each with where its words begin."""
    document = Document("document:gold", "gold", row["text"], language="en")
    sentences = parse(document)
    figures = find_figures(document, sentences, dates=find_dates(document, sentences))
    placed: list[tuple[int, Figure]] = []
    at = 0
    for figure in figures:
        at = document.text.index(figure.words, max(at, figure.evidence.start))
        placed.append((at, figure))
        at += len(figure.words)
    return placed


def _judge(row: Row, found: Sequence[tuple[int, Figure]]) -> Iterator[Verdict]:
    left = list(found)
    for wanted in row["figures"]:
        over = [
            p for p in left if p[0] < wanted["end"] and wanted["start"] < p[0] + len(p[1].words)
        ]
        if not over:
            yield Verdict(False, False, False, False)
            continue
        left.remove(over[0])
        figure = over[0][1]
        value = abs(figure.value - wanted["value"]) <= ROUNDING * abs(wanted["value"])
        unit = value and figure.unit == wanted["unit"]
        of = unit and (not wanted["of"] or _alike(figure.of, wanted["of"]) >= ENOUGH)
        bounds = _close(figure.low, wanted["low"]) and _close(figure.high, wanted["high"])
        yield Verdict(value, unit, of, of and bounds)


def _alike(one: str, other: str) -> float:
    """F1 of the words that two phrases share."""
    mine, theirs = (set(WORD.findall(words.casefold())) for words in (one, other))
    return Counts(len(mine & theirs), len(mine), len(theirs)).f1


def _close(one: float | None, other: float | None) -> bool:
    if one is None or other is None:
        return one is other
    return abs(one - other) <= ROUNDING * max(abs(one), abs(other))


def _by_unit(rows: Sequence[Row], verdicts: Sequence[Verdict]) -> Table:
    units = [figure["unit"] for row in rows for figure in row["figures"]]
    lines = []
    for unit in sorted(set(units)):
        own = [v for u, v in zip(units, verdicts, strict=True) if u == unit]
        lines.append((unit, sum(v.of for v in own) / len(own), len(own)))
    return Table("By unit", ("unit", "right", "gold"), tuple(lines))


def _predictions(
    rows: Sequence[Row], found: Sequence[Sequence[tuple[int, Figure]]]
) -> Iterator[Row]:
    for row, own in zip(rows, found, strict=True):
        figures = [
            {
                "start": start,
                "end": start + len(figure.words),
                "value": figure.value,
                "low": figure.low,
                "high": figure.high,
                "unit": figure.unit,
                "of": figure.of,
            }
            for start, figure in own
        ]
        yield {"id": row["id"], "figures": figures}
