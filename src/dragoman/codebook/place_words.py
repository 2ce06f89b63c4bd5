"""Words that tell how a place name is meant, as data that a user can extend."""

from dataclasses import dataclass
from functools import cache

from dragoman.codebook.files import read_yaml
from dragoman.codebook.tables import DATA
from dragoman.model.places import PlacePrecision

_FILE = DATA / "place_words.yaml"
Words = frozenset[str]


@dataclass(frozen=True, slots=True)
class PlaceWords:
    """All of them; data/place_words.yaml says what each class is for."""

    kinds: dict[PlacePrecision, Words]
    beside: Words
    at: Words
    moving: Words
    blows: Words
    reaching: Words
    holding: Words
    state_named: Words


@cache
def place_words() -> PlaceWords:
    """The words that ship with Dragoman; CodebookError if the file is broken."""
    return read_yaml(_FILE.read_text(encoding="utf-8"), str(_FILE), PlaceWords)
