"""YAML files of the codebook become typed data, or an error that names file and fault."""

from typing import Any, TypeVar

import msgspec
import yaml

from dragoman.errors import CodebookError

T = TypeVar("T")


def read_yaml(text: str, source: str, kind: type[T]) -> T:
    """The data in `text` as a `kind`; CodebookError says what in `source` does not fit."""
    try:
        raw: Any = yaml.safe_load(text)
        return msgspec.convert(raw, kind)
    except (yaml.YAMLError, msgspec.ValidationError) as error:
        raise CodebookError(f"{source}: {error}") from error
