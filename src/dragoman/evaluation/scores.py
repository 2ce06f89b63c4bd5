"""Scores, each defined once."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from dragoman.evaluation.result import Table


@dataclass(frozen=True, slots=True)
class Counts:
    """True positives, and how many were predicted and how many stand in the gold."""

    hits: float
    predicted: float
    gold: float

    @property
    def precision(self) -> float:
        return self.hits / self.predicted if self.predicted else 0.0

    @property
    def recall(self) -> float:
        return self.hits / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        total = self.predicted + self.gold
        return 2 * self.hits / total if total else 0.0


def by_label(gold: Sequence[str], predicted: Sequence[str]) -> dict[str, Counts]:
    """Counts of each label that occurs in the gold, in alphabetical order."""
    hits = Counter(g for g, p in zip(gold, predicted, strict=True) if g == p)
    in_gold, in_predicted = Counter(gold), Counter(predicted)
    return {name: Counts(hits[name], in_predicted[name], in_gold[name]) for name in sorted(in_gold)}


def macro_f1(gold: Sequence[str], predicted: Sequence[str]) -> float:
    """Mean F1 over the labels of the gold, each label counting alike."""
    counts = by_label(gold, predicted)
    return sum(c.f1 for c in counts.values()) / len(counts) if counts else 0.0


def accuracy(gold: Sequence[str], predicted: Sequence[str]) -> float:
    """The share of equal labels (micro-F1 where each row has one label)."""
    equal = sum(g == p for g, p in zip(gold, predicted, strict=True))
    return equal / len(gold) if gold else 0.0


def label_table(gold: Sequence[str], predicted: Sequence[str]) -> Table:
    """Precision, recall, F1 and number of each label."""
    rows = tuple(
        (name, c.precision, c.recall, c.f1, c.gold) for name, c in by_label(gold, predicted).items()
    )
    return Table("By type", ("type", "precision", "recall", "F1", "gold"), rows)


def confusion_table(gold: Sequence[str], predicted: Sequence[str]) -> Table:
    """Gold types down, coded types across."""
    pairs = Counter(zip(gold, predicted, strict=True))
    across = sorted(set(gold) | set(predicted))
    rows: list[tuple[str | float, ...]] = [
        (g, *(pairs[g, p] for p in across)) for g in sorted(set(gold))
    ]
    return Table("Confusion (gold down, coded across)", ("gold", *across), tuple(rows))


@dataclass(frozen=True, slots=True)
class Bin:
    """Answers of like confidence: their mean confidence, the share of right ones, their number."""

    confidence: float
    right: float
    size: int


def calibration_bins(chances: Sequence[float], hits: Sequence[bool], bins: int = 10) -> list[Bin]:
    """Answers by confidence in bins of equal width, the empty ones left out."""
    found = []
    for number in range(bins):
        inside = [
            (chance, hit)
            for chance, hit in zip(chances, hits, strict=True)
            if min(int(chance * bins), bins - 1) == number
        ]
        if inside:
            size = len(inside)
            found.append(
                Bin(sum(c for c, _ in inside) / size, sum(h for _, h in inside) / size, size)
            )
    return found


def calibration_error(bins: Sequence[Bin]) -> float:
    """Expected calibration error: how far confidence is from the share right, answer for answer."""
    total = sum(b.size for b in bins)
    return sum(abs(b.confidence - b.right) * b.size for b in bins) / total if total else 0.0


def overlap(left: Sequence[tuple[int, int]], right: Sequence[tuple[int, int]]) -> bool:
    """Whether any span of one shares a character with any span of the other."""
    return any(a < d and c < b for a, b in left for c, d in right)
