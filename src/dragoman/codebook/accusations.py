"""How one side of a fight says that the other began it, as data."""

from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files

from dragoman.codebook.files import read_yaml

ACCUSATIONS = files("dragoman.codebook") / "data" / "accusations.yaml"


@dataclass(frozen=True)
class Accusations:
    """All of it; data/accusations.yaml says what each field means."""

    accusing: frozenset[str]
    blaming: frozenset[str]
    reciprocal: tuple[str, ...]
    provoking: frozenset[str]
    starting: frozenset[str]
    fighting: frozenset[str]
    unarmed: frozenset[str]
    war: frozenset[str]
    breaking: frozenset[str]
    truces: frozenset[str]
    attacking: frozenset[str]
    shots: frozenset[str]
    dealing: frozenset[str]
    answering: frozenset[str]
    passive: frozenset[str]
    agents: frozenset[str]
    unreal: frozenset[str]

    @cached_property
    def telling(self) -> frozenset[str]:
        """The words without one of which nobody is charged with anything."""
        return self.provoking | self.starting | self.fighting | self.breaking | self.attacking


@cache
def accusations() -> Accusations:
    """The data that ships with Dragoman; CodebookError says what is wrong with it."""
    return read_yaml(ACCUSATIONS.read_text(encoding="utf-8"), str(ACCUSATIONS), Accusations)
