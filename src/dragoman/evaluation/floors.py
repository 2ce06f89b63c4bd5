"""Floors: the figures that measures may not fall below, for one state of one test file.

A floor stands MARGIN below what was measured, so that another machine's rounding does not break
it. Floors rise by themselves; only who says so explicitly lowers one.
"""

import hashlib
from collections.abc import Iterator, Mapping
from pathlib import Path

import msgspec
import yaml

from dragoman.errors import UsageError

MARGIN = 0.02
# Measures of what goes wrong: their figure is a ceiling.
ERRORS = frozenset({"calibration error", "event-free with an event", "figure-free with a figure"})


class Floors(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`digest` is the SHA-256 of the test file; the figures are keyed by measure."""

    digest: str
    at_least: Mapping[str, float] = {}
    at_most: Mapping[str, float] = {}


def digest_of(gold: Path) -> str:
    """The SHA-256 of a file, in hexadecimal digits."""
    return hashlib.sha256(gold.read_bytes()).hexdigest()


def read_floors(path: Path) -> Floors:
    """The floors of a file; UsageError if it cannot be read."""
    try:
        return msgspec.convert(yaml.safe_load(path.read_text(encoding="utf-8")), Floors)
    except (OSError, yaml.YAMLError, msgspec.ValidationError) as error:
        raise UsageError(f"{path} holds no floors: {error}") from error


def broken(floors: Floors, digest: str, measures: Mapping[str, float]) -> Iterator[str]:
    """What does not hold: a changed test file, a figure out of bounds, one without a bound."""
    if digest != floors.digest:
        yield "the test file has changed and its floors were not stated again"
    for name, value in measures.items():
        least, most = floors.at_least.get(name), floors.at_most.get(name)
        if least is None and most is None:
            yield f"{name} has no floor"
        if least is not None and value < least:
            yield f"{name} is {value:.3f}, below {least}"
        if most is not None and value > most:
            yield f"{name} is {value:.3f}, above {most}"
    for name in sorted({*floors.at_least, *floors.at_most} - set(measures)):
        yield f"{name} has a floor and is no longer measured"


def restated(
    floors: Floors, digest: str, measures: Mapping[str, float], *, lower: bool = False
) -> Floors:
    """Floors for these figures: none easier to hold than before, unless `lower`.

    Without `lower` no floor is dropped either, even that of a measure which is gone.
    """
    at_least = {n: max(0.0, round(v - MARGIN, 3)) for n, v in measures.items() if n not in ERRORS}
    at_most = {n: min(1.0, round(v + MARGIN, 3)) for n, v in measures.items() if n in ERRORS}
    if lower:
        return Floors(digest, at_least, at_most)
    return Floors(
        digest,
        {**at_least, **{n: max(v, at_least.get(n, v)) for n, v in floors.at_least.items()}},
        {**at_most, **{n: min(v, at_most.get(n, v)) for n, v in floors.at_most.items()}},
    )


def write_floors(path: Path, floors: Floors, comment: str) -> None:
    """The floors as YAML under a comment."""
    text = yaml.safe_dump(msgspec.to_builtins(floors), sort_keys=False)
    path.write_text(f"# {comment}\n{text}", encoding="utf-8")
