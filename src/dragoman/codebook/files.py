"""YAML files of the codebook become typed data, or an error that names file and fault."""

from pathlib import Path
from typing import Any, TypeVar

import msgspec
import yaml

from dragoman.errors import CodebookError

T = TypeVar("T")


def read_own(path: Path) -> str:
    """The text of a user's own codebook file; CodebookError if it cannot be read."""
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise CodebookError(f"{path} cannot be read: {error}") from error


def read_yaml(text: str, source: str, kind: type[T]) -> T:
    """The data in `text` as a `kind`; CodebookError says what in `source` does not fit."""
    try:
        raw: Any = yaml.safe_load(text)
        return msgspec.convert(raw, kind)
    except (yaml.YAMLError, msgspec.ValidationError) as error:
        raise CodebookError(f"{source}: {error}") from error
