"""Which documents repeat one another: a wire story in twelve papers is one voice.

Marks find the pairs worth a look among all documents, the exact measure in `overlap` decides, and
families are what the copies join. Whether two are looked at follows from the two alone, so a store
that keeps the marks finds the copies of a new document, and nothing depends on the order.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import sqrt

import numpy as np

from dragoman.sources.overlap import LEAST_OF_SHORTER, Writing, repeats, writing

# Marks are the runs of words whose hash is a multiple of this: a sample that is the same in every
# text. Of the 28 runs that the least alike copies share one is a mark in 97 of 100 cases; a copy
# worth the name shares hundreds.
EVERY = 8
# Texts with fewer runs have too few marks; of them each run is one.
SHORT = 128
# How far below its expected number a sampled count may lie, in standard deviations: 2 in 100 do.
DEVIATIONS = 2.0


@dataclass(frozen=True, slots=True)
class Marks:
    """By what a text is found: marks as signed 64-bit numbers, and how many runs it has in all."""

    marks: tuple[int, ...]
    runs: int


def marks(written: Writing) -> Marks:
    """The marks of what an outlet itself wrote."""
    runs = written.runs
    sample = runs if len(runs) < SHORT else runs[runs % np.uint64(EVERY) == 0]
    return Marks(tuple(sample.view(np.int64).tolist()), len(runs))


def worth_comparing(one: int, other: int, shared: int) -> bool:
    """Whether texts of so many runs each, with so many marks in common, may be copies."""
    shorter, longer = sorted((one, other))
    marked = shorter if longer < SHORT else shorter / EVERY
    share = LEAST_OF_SHORTER
    return shared >= share * marked - DEVIATIONS * sqrt(share * (1 - share) * marked)


def most_runs(shared: int) -> int:
    """The most runs that the shorter of two texts may have if so many marks in common are worth a
    look: what `worth_comparing` asks of texts that are not SHORT, the other way round."""
    share = LEAST_OF_SHORTER
    spread = DEVIATIONS * sqrt(share * (1 - share))
    root = (spread + sqrt(spread**2 + 4 * share * shared)) / (2 * share)
    return int(root**2 * EVERY)


def find_copies(texts: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    """Document id → the sorted ids of the others in its family; who has no copy is left out.

    `texts` are the documents' texts by id, headlines not among them.
    """
    held: dict[bytes, list[str]] = defaultdict(list)
    distinct: list[Writing] = []
    for id_ in sorted(texts):
        found = writing(texts[id_])
        if not len(found.runs):
            continue
        key = found.runs.tobytes()
        if key not in held:
            distinct.append(found)
        held[key].append(id_)
    holders = list(held.values())
    return _others(
        sorted(id_ for number in family for id_ in holders[number])
        for family in _families(distinct)
    )


def _others(families: Iterable[Sequence[str]]) -> dict[str, tuple[str, ...]]:
    return {
        id_: tuple(other for other in family if other != id_)
        for family in families
        if len(family) > 1
        for id_ in family
    }


def _families(distinct: Sequence[Writing]) -> Iterator[list[int]]:
    """Numbers of writings that copies join, directly or over others."""
    family = {number: [number] for number in range(len(distinct))}
    for one, other in _candidates([marks(each) for each in distinct]):
        joined, added = family[one], family[other]
        if joined is not added and repeats(distinct[one], distinct[other]):
            joined += added
            family.update(dict.fromkeys(added, joined))
    return (members for number, members in family.items() if members[0] == number)


def _candidates(texts: Sequence[Marks]) -> Iterator[tuple[int, int]]:
    """Pairs that may have much in common, each once, in a fixed order."""
    holders: defaultdict[int, list[int]] = defaultdict(list)
    for number, text in enumerate(texts):
        shared = Counter(other for mark in text.marks for other in holders[mark])
        for other, count in sorted(shared.items()):
            if worth_comparing(text.runs, texts[other].runs, count):
                yield other, number
        for mark in text.marks:
            holders[mark].append(number)
