"""English words by which the press tells where somebody stands, as data that a user can extend."""

from functools import cache
from importlib.resources import files

import msgspec

from dragoman.codebook.files import read_yaml
from dragoman.errors import CodebookError

STANCES = files("dragoman.codebook") / "data" / "stances.yaml"


class Words(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words for a stance, by what they take it for."""

    support: frozenset[str]
    oppose: frozenset[str]

    def sign(self, word: str) -> int:
        """1 for a word of support, -1 for one of opposition, 0 for any other."""
        return (word in self.support) - (word in self.oppose)


class NeutralWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words that keep out of it: verbs, other words, and phrases as written."""

    verbs: frozenset[str]
    words: frozenset[str]
    phrases: tuple[str, ...]


class BetweenWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words for all sides at once: those before `sides`, all but "the" before `pairs`; phrases."""

    all: tuple[str, ...]
    sides: tuple[str, ...]
    pairs: tuple[str, ...]
    each: tuple[str, ...]


class PlaceWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What stands before or after a place that is spoken of as an issue."""

    before: tuple[str, ...]
    after: tuple[str, ...]


class StanceWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True, dict=True):
    """All of them; data/stances.yaml says what each field means."""

    verbs: Words
    nouns: Words
    turning: frozenset[str]
    directives: frozenset[str]
    asked_for: frozenset[str]
    topical: frozenset[str]
    thanks: frozenset[str]
    carriers: frozenset[str]
    denials: frozenset[str]
    doubts: frozenset[str]
    apart: frozenset[str]
    neutral: NeutralWords
    between: BetweenWords
    matters: frozenset[str]
    places: PlaceWords
    own_state: frozenset[str]
    states_voice: frozenset[str]
    bodies_voice: dict[str, str]


@cache
def stance_words() -> StanceWords:
    """The words that ship with Dragoman."""
    return parse_stance_words(STANCES.read_text(encoding="utf-8"), str(STANCES))


def parse_stance_words(text: str, source: str) -> StanceWords:
    """The words from YAML; CodebookError says what is wrong with them."""
    read = read_yaml(text, source, StanceWords)
    for words in (read.verbs, read.nouns):
        if both := words.support & words.oppose:
            raise CodebookError(f"{source}: for and against at once: {', '.join(sorted(both))}")
    return read
