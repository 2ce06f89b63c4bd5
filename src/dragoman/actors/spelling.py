"""Spellings of one name: Nadim and Nadeem, Gaddafi and Qadhafi, Zelensky and Zelenskyy.

Scripts are written in Latin letters in many ways, but consonants mostly survive: two parts are
alike when their consonants agree once letters that stand for one sound are made the same.
"""

from collections.abc import Sequence
from difflib import SequenceMatcher
from functools import lru_cache

from dragoman.codebook.actor_words import actor_words

# Two spellings of a name part count as one when their likeness reaches the first, or the second if
# their consonants agree: Razan and Raza have .89, Nadim and Nadeem .73 and the same consonants;
# Hassan and Hussein .62, Mohammed and Mahmoud .67, Hasan and Hamid .60.
LEAST_LIKENESS, LEAST_WITH_CONSONANTS = 0.85, 0.7
# Fewer consonants are shared by too many names ("Lee", "Ali").
LEAST_CONSONANTS = 3
_VOWELS = frozenset("aeiouyw'")


def alike(left: Sequence[str], right: Sequence[str]) -> bool:
    """Whether two whole names in normal form are spellings of one: as many parts, each alike."""
    return (
        len(left) == len(right)
        and tuple(left) != tuple(right)
        and all(part_alike(a, b) for a, b in zip(left, right, strict=True))
    )


def part_alike(left: str, right: str) -> bool:
    """Whether two parts of names in normal form are spellings of one."""
    if left == right:
        return True
    one, other = sorted((_folded(left), _folded(right)))  # the likeness depends on their order
    if one[:1] != other[:1]:
        return False
    kept = skeleton(left)
    agree = kept == skeleton(right) and len(kept) >= LEAST_CONSONANTS
    likeness = SequenceMatcher(None, one, other).ratio()
    return likeness >= (LEAST_WITH_CONSONANTS if agree else LEAST_LIKENESS)


@lru_cache(maxsize=65536)
def skeleton(part: str) -> str:
    """The consonants in one spelling, doubled ones once: what transliterations keep."""
    kept = ""
    for letter in _folded(part):
        if letter not in _VOWELS and not kept.endswith(letter):
            kept += letter
    return kept


@lru_cache(maxsize=65536)
def _folded(part: str) -> str:
    for written, sound in actor_words().one_sound.items():
        part = part.replace(written, sound)
    return part
