"""`events`: who did what to whom, end to end from a sentence's raw text.

A coded event is right if its type folds into the row's root and its actors and recipients overlap
the gold source and target in the text. Of an event without recipients (a meeting, a clash) the
actors may be either. A row holds one event, so further true events count against precision, for
every system alike.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from dragoman.evaluation.folding import plv_folding
from dragoman.evaluation.gold import read_gold
from dragoman.evaluation.result import Evaluation, Row, Table
from dragoman.evaluation.scores import Counts, confusion_table, label_table, overlap
from dragoman.model.entries import Report

Code = Callable[[str], Sequence[Report]]
"""Text to reports: the whole pipeline, given by the door."""


@dataclass(frozen=True, slots=True)
class Coded:
    """A report as it is compared: its root, and the texts of its actors and recipients."""

    root: str
    actors: tuple[str, ...]
    recipients: tuple[str, ...]


def evaluate(gold: Path, code: Code) -> Evaluation:
    """F1 over rows {id, text, source, target, root}; UsageError for a bad file."""
    rows = read_gold(gold, ("id", "text", "source", "target", "root"))
    found = [[_coded(report) for report in code(row["text"])] for row in rows]
    paired = [
        [e for e in events if _same_pair(e, row)] for row, events in zip(rows, found, strict=True)
    ]
    roots = [_best_root(row, events) for row, events in zip(rows, paired, strict=True)]
    right = [str(row["root"]) for row in rows]
    predicted = sum(len(events) for events in found)
    whole = Counts(sum(a == b for a, b in zip(right, roots, strict=True)), predicted, len(rows))
    pairs = Counts(sum(bool(events) for events in paired), predicted, len(rows))
    return Evaluation(
        task="events",
        size=len(rows),
        measures={
            "F1": whole.f1,
            "precision": whole.precision,
            "recall": whole.recall,
            "pair F1": pairs.f1,
        },
        tables=(
            _faults(rows, found, paired, roots),
            label_table(right, roots),
            confusion_table(right, roots),
        ),
        predictions=tuple(_prediction(row, ev) for row, ev in zip(rows, found, strict=True)),
    )


def _coded(report: Report) -> Coded:
    mode = report.modes[0] if report.modes else ""
    sentence = report.evidence.text
    return Coded(
        plv_folding().root(report.type, mode, report.modality, sentence),
        tuple(actor.text for actor in report.actors),
        tuple(recipient.text for recipient in report.recipients),
    )


def _same_pair(event: Coded, row: Row) -> bool:
    """Whether the event is between the row's source and target; an empty gold side is no matter."""
    text, source, target = row["text"], row["source"], row["target"]
    others = event.recipients or event.actors
    sourced = not source or any(overlaps(text, actor, source) for actor in event.actors)
    return sourced and (not target or any(overlaps(text, other, target) for other in others))


def overlaps(text: str, left: str, right: str) -> bool:
    """Whether two passages share characters, at any place where each stands in the text."""
    return overlap(_places(text, left), _places(text, right))


def _places(text: str, passage: str) -> list[tuple[int, int]]:
    places: list[tuple[int, int]] = []
    start = text.find(passage) if passage else -1
    while start >= 0:
        places.append((start, start + len(passage)))
        start = text.find(passage, start + 1)
    return places


def _best_root(row: Row, events: Sequence[Coded]) -> str:
    """The row's root if any event of the right pair has it, else the first such event's."""
    roots = [event.root for event in events]
    return str(row["root"]) if row["root"] in roots else next(iter(roots), "-")


def _faults(
    rows: Sequence[Row],
    found: Sequence[Sequence[Coded]],
    paired: Sequence[Sequence[Coded]],
    roots: Sequence[str],
) -> Table:
    """What became of each row: right, wrong type, wrong pair, nothing coded."""
    right = sum(row["root"] == root for row, root in zip(rows, roots, strict=True))
    nothing = sum(not events for events in found)
    wrong_pair = sum(bool(events) and not pair for events, pair in zip(found, paired, strict=True))
    kinds = (
        ("right", right),
        ("right pair, wrong type", len(rows) - right - nothing - wrong_pair),
        ("wrong pair", wrong_pair),
        ("nothing coded", nothing),
    )
    return Table("What became of the rows", ("rows", "number"), tuple((k, n) for k, n in kinds))


def _prediction(row: Row, events: Sequence[Coded]) -> Row:
    return {
        "id": row["id"],
        "events": [
            {"type": e.root, "actors": list(e.actors), "recipients": list(e.recipients)}
            for e in events
        ],
    }
