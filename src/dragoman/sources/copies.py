"""Which documents repeat one another: a wire story in twelve papers is one voice.

Sketches find the pairs worth a look among all documents, the exact measure in `overlap` decides,
and families are what the copies join. Nothing depends on the order of the documents.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

import numpy as np
from rensa import RMinHash, RMinHashLSH

from dragoman.sources.overlap import Runs, Writing, repeats, writing

# MinHash sketches of 256 values in bands of 2: two texts become candidates if any band agrees. The
# least alike pair that can pass the exact measure has 18 in a hundred of all its runs in common and
# is found 98 times in 100; strangers, who have one in a hundred, are compared in vain once in 80.
SKETCH = 256
BANDS = 128
SEED = 1
# Runs of words in more texts than this are a publisher's formula. Sketches leave them out, or all
# texts of that publisher would be candidates; the exact measure counts them. Not tuned.
MOST_TEXTS = 100


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
    for one, other in _candidates([each.runs for each in distinct]):
        joined, added = family[one], family[other]
        if joined is not added and repeats(distinct[one], distinct[other]):
            joined += added
            family.update(dict.fromkeys(added, joined))
    return (members for number, members in family.items() if members[0] == number)


def _candidates(texts: Sequence[Runs]) -> Iterator[tuple[int, int]]:
    """Pairs that may have much in common, each once, in a fixed order."""
    tokens = (runs.astype("<u8").view("V8").tolist() for runs in _without_formulas(texts))
    sketches = RMinHash.from_token_sets(tokens, num_perm=SKETCH, seed=SEED)
    index = RMinHashLSH(threshold=0.0, num_perm=SKETCH, num_bands=BANDS)
    index.insert_many(sketches)
    for one, others in enumerate(index.query_all(sketches)):
        yield from ((one, other) for other in sorted(others) if other > one)


def _without_formulas(texts: Sequence[Runs]) -> Iterator[Runs]:
    """The runs of each text without formulas, unless it is hardly more than a formula."""
    every = np.sort(np.concatenate([*texts, np.zeros(0, dtype=np.uint64)]))
    formulas = np.unique(every[MOST_TEXTS:][every[MOST_TEXTS:] == every[:-MOST_TEXTS]])
    for text in texts:
        rest = text[~np.isin(text, formulas)] if len(formulas) else text
        yield rest if 2 * len(rest) >= len(text) else text
