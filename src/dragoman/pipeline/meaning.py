"""Giving every passage of a record its vector, so that `search --like` can compare meanings."""

from collections.abc import Callable, Sequence

from dragoman.record.search import Vectors
from dragoman.record.search_vectors import drop_unused, save_vectors, without_vector
from dragoman.record.session import Record

# A second or two of work each; a stopped run goes on after the last. Not tuned.
AT_A_TIME = 512
# Texts to vectors of unit length, (n, width).
Encode = Callable[[Sequence[str]], Vectors]


def add_vectors(record: Record, model: str, encode: Encode) -> int:
    """Make the vectors that this model has not made yet, and drop unused ones; how many were made.

    `model` names what `encode` is: vectors of two models are never compared.
    """
    count = 0
    for gists in without_vector(record, model, AT_A_TIME):
        save_vectors(record, model, gists, encode([one.words for one in gists]))
        count += len(gists)
    if count:
        drop_unused(record)
    return count
