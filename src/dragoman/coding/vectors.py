"""Vectors of what sentences are about, for `search --like`.

Each word has one, distilled from a sentence encoder (`training/meaning.py`); a sentence's is their
mean. That forgets word order, and takes a thousandth of the time that the coder takes.
"""

from collections.abc import Sequence
from functools import cache

import numpy as np
from numpy.typing import NDArray

from dragoman.coding.encoder import WEIGHTS, Array, encoder
from dragoman.errors import CoderError

MAKER = "words256"
"""What made the vectors: those of two makers are never compared."""


def sentence_vectors(texts: Sequence[str]) -> Array:
    """Vectors of length one, (texts, 256); a text without words has zeros. CoderError if the
    weights are missing."""
    words, made = _words(), np.zeros((len(texts), _words().shape[1]), dtype=np.float32)
    for i, ids in enumerate(encoder().token_ids(texts)):
        if ids:
            made[i] = words[list(ids)].mean(0)
    lengths = np.linalg.norm(made, axis=1, keepdims=True)
    unit: Array = (made / np.where(lengths > 0, lengths, 1)).astype(np.float32)
    return unit


@cache
def _words() -> NDArray[np.int8]:
    try:
        with (WEIGHTS / "words.npy").open("rb") as file:
            table: NDArray[np.int8] = np.load(file, allow_pickle=False)
    except (OSError, ValueError) as error:
        raise CoderError(f"the vectors of words cannot be read ({error}); reinstall") from error
    return table
