"""Types of one's own, without training: a pair is of the type whose examples lie nearest to it.

The network reads a pair's type off a vector. The examples' vectors, among those of the sentences
that the coder was calibrated on, are neighbours to a pair's own: where most of the nearest are of
one own type, the pair is of it, as surely as their share says.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np

from dragoman.codebook.own_types import OwnType, Sample, read_own_types
from dragoman.coding.encoder import WEIGHTS, Array, Judged, Pair, encoder
from dragoman.errors import CoderError

# How many neighbours vote, and how many votes an own type needs.
NEIGHBOURS = 5
LEAST_VOTES = 3
OTHER = ""


@dataclass(frozen=True, slots=True)
class OwnCode:
    """An own type, the type that it refines, and how sure it is."""

    name: str
    parent: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Neighbourhood:
    """Vectors of length one (vectors, width), each with the own type that it is of, or OTHER."""

    vectors: Array
    names: tuple[str, ...]
    parents: dict[str, str]

    def own_type(self, vector: Array) -> OwnCode | None:
        """The own type of a pair, None where its neighbours are not of one."""
        near = np.argsort(-(self.vectors @ _unit(vector)), kind="stable")[:NEIGHBOURS]
        name, votes = Counter(self.names[i] for i in near).most_common(1)[0]
        if name == OTHER or votes < LEAST_VOTES:
            return None
        return OwnCode(name, self.parents[name], votes / NEIGHBOURS)


@cache
def own_types(path: str | None) -> Neighbourhood | None:
    """The neighbourhood of a codebook file's types; None for no file, or one without types."""
    found = read_own_types(Path(path)) if path else ()
    return gather(found) if found else None


def gather(found: Sequence[OwnType]) -> Neighbourhood:
    """The examples and counterexamples of types among the background."""
    examples = [(own.name, sample) for own in found for sample in own.examples]
    counter = [(OTHER, sample) for own in found for sample in own.counterexamples]
    around = background()
    own = vectors([sample for _, sample in (*examples, *counter)])
    names = [name for name, _ in (*examples, *counter)]
    return Neighbourhood(
        np.concatenate([own, around]),
        (*names, *[OTHER] * len(around)),
        {one.name: one.parent for one in found},
    )


def vectors(samples: Sequence[Sample]) -> Array:
    """The vectors of marked sentences (samples, width), each of length one."""
    return np.array([_unit(judged.vector) for judged in judge_marked(samples)])


def judge_marked(samples: Sequence[Sample]) -> list[Judged]:
    """What the network makes of each marked pair."""
    rows = [(sample.text, [Pair(sample.of("A"), sample.of("R"))]) for sample in samples]
    return [seen.pairs[0] for seen in encoder().read(rows)]


@cache
def background() -> Array:
    """The vectors of the calibration sentences' pairs, which `training.calibrate` writes."""
    try:
        with (WEIGHTS / "background.npy").open("rb") as file:
            stored: Array = np.load(file, allow_pickle=False).astype(np.float32)
    except (OSError, ValueError) as error:
        raise CoderError(f"the coder's background cannot be read ({error}); reinstall") from error
    return stored


def _unit(vector: Array) -> Array:
    length = float(np.linalg.norm(vector))
    return vector / length if length else vector
