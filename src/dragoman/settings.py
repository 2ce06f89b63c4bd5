"""One frozen Settings, built once at the door and passed in."""

import os
from collections.abc import Mapping
from dataclasses import dataclass

DEFAULT_RECORD = "dragoman.db"


@dataclass(frozen=True, slots=True)
class Settings:
    """`record` is a path or a database URL; `threshold` the least confidence that is coded."""

    record: str = DEFAULT_RECORD
    max_bytes: int = 10 * 1024 * 1024
    threshold: float | None = None
    codebook: str | None = None

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] = os.environ) -> "Settings":
        """Settings with what DRAGOMAN_* variables say."""
        return cls(
            record=environment.get("DRAGOMAN_RECORD", DEFAULT_RECORD),
            codebook=environment.get("DRAGOMAN_CODEBOOK"),
        )
