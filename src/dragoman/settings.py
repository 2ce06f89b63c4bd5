"""One frozen Settings, built once at the door and passed in."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

DEFAULT_RECORD = "dragoman.db"


@dataclass(frozen=True, slots=True)
class Settings:
    """What a run depends on beside its inputs.

    `record` is the record's path; inputs larger than `max_bytes` are refused; `threshold` is the
    least confidence that is coded (None: the calibrated one); `published` the date of documents
    whose own page states none; `codebook` a file with types and issues of one's own.
    """

    record: str = DEFAULT_RECORD
    max_bytes: int = 10 * 1024 * 1024
    threshold: float | None = None
    published: date | None = None
    codebook: str | None = None

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] = os.environ) -> "Settings":
        """Settings with what DRAGOMAN_* variables say."""
        return cls(
            record=environment.get("DRAGOMAN_RECORD", DEFAULT_RECORD),
            codebook=environment.get("DRAGOMAN_CODEBOOK"),
        )
