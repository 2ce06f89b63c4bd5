"""How telling a word is among reports of acts between states: the rarer, the more, as data.

The counts are of a fixed corpus and not of the record, so that what makes two reports alike does
not change with what else has been read: each new document would unsettle all others.
"""

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from math import log

from dragoman.codebook.merging import merging
from dragoman.codebook.tables import load_table
from dragoman.errors import CodebookError

TELLING = "telling.csv"
WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Count:
    """In how many sentences of the corpus a word stands; "" stands for the sentences themselves."""

    word: str
    sentences: int


@dataclass(frozen=True, slots=True)
class Telling:
    """Weights of stems; `rarest` is that of a stem which the corpus does not have."""

    weights: dict[str, float]
    rarest: float

    def of(self, stem: str) -> float:
        """The weight of a stem, between 0.7 (in every sentence) and `rarest` (in none)."""
        return self.weights.get(stem, self.rarest)


@cache
def telling() -> Telling:
    """The weights that ship with Dragoman; data/telling.csv is made by scripts/word-counts."""
    return weigh(load_table(TELLING, Count))


def weigh(counts: tuple[Count, ...]) -> Telling:
    """Weights from counts (inverse document frequency); CodebookError without their whole."""
    whole = sum(count.sentences for count in counts if not count.word)
    if not whole:
        raise CodebookError(f"{TELLING} does not say how many sentences were counted")
    stems: defaultdict[str, int] = defaultdict(int)
    for count in counts:
        if count.word:
            stems[merging().stem(count.word)] += count.sentences
    weights = {stem: log(1 + whole / min(held, whole)) for stem, held in stems.items()}
    return Telling(weights, log(1 + whole))
