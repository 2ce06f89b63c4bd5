"""What days that recur are called and how they are kept, as data."""

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from dragoman.codebook.files import read_yaml
from dragoman.codebook.words import words
from dragoman.errors import CodebookError

OBSERVANCES = files("dragoman.codebook") / "data" / "observances.yaml"


@dataclass(frozen=True, slots=True)
class ObservanceWords:
    """All of it; data/observances.yaml explains each field."""

    observing: frozenset[str]
    keeping: frozenset[str]
    greeting: frozenset[str]
    anniversaries: dict[str, int]
    day: str
    not_days: tuple[str, ...]
    not_marked: frozenset[str]
    filler: frozenset[str]
    own_kinds: frozenset[str]
    once_kinds: frozenset[str]
    origins: frozenset[str]

    def core(self, name: str) -> frozenset[str]:
        """The words that tell which event is marked, without case and accents."""
        return frozenset(words(name)) - self.filler


@cache
def observance_words() -> ObservanceWords:
    """The words that ship with Dragoman."""
    return parse_observance_words(OBSERVANCES.read_text(encoding="utf-8"), str(OBSERVANCES))


def parse_observance_words(text: str, source: str) -> ObservanceWords:
    """Words from YAML; CodebookError says what is wrong with them and where."""
    read = read_yaml(text, source, ObservanceWords)
    if strange := (read.keeping | read.greeting) - read.observing:
        raise CodebookError(f"{source}: {', '.join(sorted(strange))} keeps a day but observes none")
    return read
