"""`own-types`: how well types of one's own are coded from their examples, pair given.

A folder with `types.yaml`, a codebook file, and `sentences.jsonl`, rows {id, marked, type}: marked
as the examples are, `type` an own type's name or "" for none of them.
"""

from collections.abc import Sequence
from pathlib import Path

from dragoman.codebook.markup import parse_marks
from dragoman.codebook.own_types import Sample, read_own_types
from dragoman.coding.events.own import gather, vectors
from dragoman.evaluation.gold import read_gold
from dragoman.evaluation.result import Evaluation
from dragoman.evaluation.scores import Counts, confusion_table, label_table

TYPES, SENTENCES = "types.yaml", "sentences.jsonl"
NONE = "-"


def evaluate(gold: Path) -> Evaluation:
    """F1 over the sentences of own types; UsageError or CodebookError for a bad folder."""
    near = gather(read_own_types(gold / TYPES))
    rows = read_gold(gold / SENTENCES, ("id", "marked", "type"))
    samples = [Sample(*parse_marks(row["marked"])) for row in rows]
    codes = [near.own_type(vector) for vector in vectors(samples)]
    found = [code.name if code else NONE for code in codes]
    right = [str(row["type"]) or NONE for row in rows]
    counts = _counts(right, found)
    return Evaluation(
        task="own-types",
        size=len(rows),
        measures={"F1": counts.f1, "precision": counts.precision, "recall": counts.recall},
        tables=(label_table(right, found), confusion_table(right, found)),
        predictions=tuple(
            {"id": row["id"], "type": name} for row, name in zip(rows, found, strict=True)
        ),
    )


def _counts(right: Sequence[str], found: Sequence[str]) -> Counts:
    """Hits, found and gold among own types alone."""
    hits = sum(a == b != NONE for a, b in zip(right, found, strict=True))
    return Counts(hits, sum(b != NONE for b in found), sum(a != NONE for a in right))
