"""How far two texts are the same writing, measured exactly in runs of words.

Writing is an outlet's own; what it quotes is not. Two reporters who write down the same statement
are two voices, so words in quotation marks do not count. Nor does a form filled in anew each day:
bulletins that repeat one another in all but their numbers tell of different days.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from rensa import RMinHash

Runs = NDArray[np.uint64]

# The numbers below were set beforehand and then checked and once moved
# (LEAST_OF_LONGER) on tests/sources/copies.jsonl; its test holds that they lie on plateaus.
# Words in a run: 3 and 5 tell the same families there. Fewer are shared by strangers too ("the
# prime minister"); with more, each word that an editor changes costs more of the likeness.
RUN = 4
# Least share of the shorter text's runs that the other has: a cut story with as much local news
# added is found, a background paragraph taken along is not.
LEAST_OF_SHORTER = 0.42
# Least share of the longer one's: a story cut to a quarter is still the story, while one item of a
# digest does not make the whole digest its copy, nor join the digest's items to one another.
LEAST_OF_LONGER = 0.25
# Least runs in common, about thirty words: more than a line of boilerplate has.
LEAST_RUNS = 28
# Two texts that share this much of the longer one are the same however short they are.
SAME = 0.6
# Least words outside quotation marks to go by; a text with fewer is mostly somebody's statement,
# and who prints it whole repeats it.
LEAST_OWN_WORDS = 20
# Least share of the numbers in common surroundings that must agree, when there are at least two;
# an update changes a toll, a form filled in anew changes most.
LEAST_SAME_NUMBERS = 0.5
FEWEST_NUMBERS = 2

_WORD = re.compile(r"\w+")
# A quotation ends at its mark or, as in print, at the end of its paragraph. A single mark beside
# letters is an apostrophe.
_QUOTED = re.compile(
    "[“\"«'‘](?:"
    r"(?<=“)[^”\n]*(?:”|$)"
    r"|(?<=\")[^\"\n]*\""
    r"|(?<=«)[^»\n]*(?:»|$)"
    r"|(?<=['‘])(?<!\w['‘])(?:[^'’\n]|['’](?=\w))*['’])",
    re.MULTILINE,
)
# Odd multipliers, so that the order of the words in a run counts. Any would do.
_PLACES = tuple(pow(0x9E3779B97F4A7C15, n, 2**64) for n in range(1, 2 * RUN, 2))


@dataclass(frozen=True, slots=True, eq=False)
class Writing:
    """A text, and the runs of words in it that are its outlet's own, as sorted 64-bit hashes."""

    text: str
    runs: Runs


def writing(text: str) -> Writing:
    """What an outlet itself wrote in a text."""
    hashes = RMinHash.hash_token_sets([own_words(text)])[0]
    return Writing(text, _runs(np.array(hashes, dtype=np.uint64)))


def own_words(text: str) -> list[str]:
    """The words outside quotation marks; all where the text is hardly more than a quotation."""
    folded = text.casefold()
    words = _WORD.findall(_QUOTED.sub(" ", folded))
    return words if len(words) >= LEAST_OWN_WORDS else _WORD.findall(folded)


def repeats(one: Writing, other: Writing) -> bool:
    """Whether one of the two repeats the other: whole, retouched, cut, or with something added."""
    shorter, longer = sorted((len(one.runs), len(other.runs)))
    if not shorter:
        return False
    both = np.sort(np.concatenate((one.runs, other.runs)))
    shared = int(np.count_nonzero(both[1:] == both[:-1]))
    enough = shared >= LEAST_RUNS and shared >= LEAST_OF_SHORTER * shorter
    if not (enough and shared >= LEAST_OF_LONGER * longer) and shared < SAME * longer:
        return False
    return _same_numbers(own_words(one.text), own_words(other.text))


def _runs(words: Runs) -> Runs:
    """Each run of words as one hash, sorted, each once; a text shorter than a run has none."""
    count = max(0, len(words) - RUN + 1)
    mixed: Runs = np.zeros(count, dtype=np.uint64)
    for place, factor in enumerate(_PLACES):
        mixed += words[place : place + count] * np.uint64(factor)
    mixed.sort()
    first = np.ones(count, dtype=bool)
    first[1:] = mixed[1:] != mixed[:-1]
    return mixed[first]


def _same_numbers(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether numbers in the same surroundings are mostly the same."""
    here, there = _numbers(one), _numbers(other)
    both = here.keys() & there.keys()
    same = sum(1 for around in both if here[around] == there[around])
    return len(both) < FEWEST_NUMBERS or same >= LEAST_SAME_NUMBERS * len(both)


def _numbers(words: Sequence[str]) -> dict[tuple[str, ...], str]:
    """The first number in each surroundings of two words on either side, numbers masked there."""
    masked = ["#" if word[0].isdigit() else word for word in words]
    found: dict[tuple[str, ...], str] = {}
    for place, word in enumerate(masked):
        if word == "#":
            around = (*masked[max(0, place - 2) : place], "|", *masked[place + 1 : place + 3])
            found.setdefault(around, words[place])
    return found
