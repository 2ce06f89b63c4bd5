"""The record as JSON Lines: a file a kind, an entry a line, in the record's own stable order.

The fields are those of the model's dataclasses, so that reading a line back gives the entry again.
"""

from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec

from dragoman.errors import UsageError
from dragoman.model.review import Review
from dragoman.record import read
from dragoman.record.reviews import all_reviews
from dragoman.record.session import Record


def _reviews(record: Record) -> Iterator[Review]:
    """What people said, oldest first, the withdrawn too."""
    return iter(all_reviews(record))


KINDS: dict[str, Callable[[Record], Iterator[object]]] = {
    "documents": read.documents,
    "actors": read.actors,
    "offices": read.offices,
    "events": read.events,
    "statements": read.statements,
    "figures": read.figures,
    "instruments": read.instruments,
    "observances": read.observances,
    "positions": read.positions,
    "disputes": read.disputes,
    "reviews": _reviews,
}


def export_jsonl(record: Record, folder: Path) -> dict[str, int]:
    """Write one file a kind into the folder (made if need be); how many entries went into each."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        return {
            name: _write(folder / f"{name}.jsonl", entries(record))
            for name, entries in KINDS.items()
        }
    except OSError as error:
        raise UsageError(f"cannot write to {folder}: {error.strerror or error}") from error


def _write(path: Path, entries: Iterator[object]) -> int:
    encoder = msgspec.json.Encoder()
    count = 0
    with path.open("wb") as out:
        for count, entry in enumerate(entries, start=1):  # noqa: B007 - counted for the caller
            out.write(encoder.encode(entry) + b"\n")
    return count
