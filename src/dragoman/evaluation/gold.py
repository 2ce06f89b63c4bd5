"""Gold sets: one JSON object a line, checked before anything is measured."""

from collections.abc import Iterable
from pathlib import Path

import msgspec

from dragoman.errors import UsageError
from dragoman.evaluation.result import Row


def read_gold(path: Path, needed: Iterable[str]) -> list[Row]:
    """The rows of a gold file; UsageError names the line that lacks a needed field."""
    if not path.is_file():
        raise UsageError(f"no gold file at {path}: give a .jsonl file with one object a line")
    rows: list[Row] = []
    wanted = set(needed)
    for number, line in enumerate(path.read_bytes().splitlines(), start=1):
        if not line.strip():
            continue
        try:
            row = msgspec.json.decode(line, type=dict)
        except (msgspec.DecodeError, UnicodeDecodeError) as error:
            raise UsageError(f"{path} line {number} is not a JSON object: {error}") from error
        if missing := wanted - row.keys():
            raise UsageError(f"{path} line {number} lacks {', '.join(sorted(missing))}")
        rows.append(row)
    if not rows:
        raise UsageError(f"{path} holds no rows")
    return rows


def write_predictions(path: Path, predictions: Iterable[Row]) -> None:
    """One prediction a line, in the order of the gold rows."""
    path.write_bytes(b"".join(msgspec.json.encode(row) + b"\n" for row in predictions))
