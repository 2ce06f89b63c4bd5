"""How years are counted from an event: number words and families of words, as data."""

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from dragoman.codebook.files import read_yaml

ANNIVERSARIES = files("dragoman.codebook") / "data" / "anniversaries.yaml"


@dataclass(frozen=True, slots=True)
class Family:
    """Words for one kind of event; `kinds` are those of the reference events."""

    kinds: tuple[str, ...]
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Anniversaries:
    """Number words with their values, and the families of words for events."""

    cardinals: dict[str, int]
    ordinals: dict[str, int]
    families: tuple[Family, ...]

    def number(self, words: str) -> int | None:
        """The value of "5", "5th", "fifth", "twenty-five", "twenty-fifth"; None for others."""
        if digits := re.fullmatch(r"(\d{1,3})(?:st|nd|rd|th)?", words.casefold()):
            return int(digits[1])
        values = {**self.cardinals, **self.ordinals}
        parts = [values.get(part) for part in re.split(r"[- ]", words.casefold())]
        known = [part for part in parts if part is not None]
        if not parts or len(known) < len(parts) or len(known) > 2:
            return None
        return sum(known) if len(known) == 1 or known[0] > known[1] else None


@cache
def anniversaries() -> Anniversaries:
    """The words that ship with Dragoman; CodebookError when their file is broken."""
    return read_yaml(ANNIVERSARIES.read_text(encoding="utf-8"), str(ANNIVERSARIES), Anniversaries)
