"""The gazetteer: every name and noun of the codebook, found by its sequence of normal words.

Built once a process from the world's tables. A lookup walks the words of a sentence and takes the
longest form that starts at each, so "Guinea-Bissau" is never "Guinea".
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from dragoman.actors.listing import entries
from dragoman.actors.terms import Entry
from dragoman.codebook.words import normal, words
from dragoman.model.text import Token

# A shorter word with two letters exchanged is too often another word ("Mali", "Mail").
LEAST_MISSPELT = 5
_MAY_BE_MISSPELT = frozenset({"state", "adjective", "people", "capital"})
# What may stand between two words of one name; a comma parts names.
_JOINTS = frozenset("-‑.'’&()/") | {"'s", "’s", "–"}


@dataclass(frozen=True, slots=True)
class Hit:
    """Tokens `start` to `end` (exclusive) of a sentence, and what the codebook lists for them."""

    start: int
    end: int
    entries: tuple[Entry, ...]
    text: str

    @property
    def entry(self) -> Entry:
        """The reading that comes first: persons and states before nouns."""
        return self.entries[0]

    @property
    def kind(self) -> str:
        return self.entries[0].kind


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """Entries by their words; `lengths` are those of the forms that begin with a word, the longest
    first; `shuffled` finds words with two letters exchanged."""

    forms: Mapping[tuple[str, ...], tuple[Entry, ...]]
    lengths: Mapping[str, tuple[int, ...]]
    shuffled: Mapping[str, tuple[Entry, ...]]

    def find(self, tokens: Sequence[Token], day: date | None = None) -> tuple[Hit, ...]:
        """The longest forms from left to right, none overlapping; `day` decides dated ones."""
        spelled = _spell(tokens)
        texts = tuple(word.text for word in spelled)
        hits: list[Hit] = []
        position = 0
        while position < len(spelled):
            hit, used = None, 1
            if spelled[position].first:
                hit, used = self._longest(spelled, texts, position, (tokens, day))
            if hit:
                hits.append(hit)
            position += used
        return tuple(hits)

    def _longest(
        self,
        spelled: Sequence["_Word"],
        texts: tuple[str, ...],
        position: int,
        place: tuple[Sequence[Token], date | None],
    ) -> tuple[Hit | None, int]:
        tokens, day = place
        for length in self.lengths.get(texts[position], ()):
            listed = self.forms.get(texts[position : position + length])
            stretch = spelled[position : position + length]
            if not listed or not stretch[-1].last or not all(w.joined for w in stretch[1:]):
                continue
            start, end = stretch[0].token, stretch[-1].token + 1
            surface = " ".join(token.text for token in tokens[start:end])
            found = tuple(e for e in listed if e.allows(surface) and e.at(day))
            if found:
                return Hit(start, end, found, surface), length
        return self._misspelt(spelled[position], tokens), 1

    def _misspelt(self, word: "_Word", tokens: Sequence[Token]) -> Hit | None:
        """A place or people with two letters exchanged: "Kazahks", "Dehli"."""
        surface = tokens[word.token].text
        if not word.last or len(word.text) < LEAST_MISSPELT or not surface[0].isupper():
            return None
        found = self.shuffled.get(_shuffle(word.text), ())
        near = tuple(e for e in found if _exchanged(normal(e.form), word.text))
        return Hit(word.token, word.token + 1, near, surface) if near else None


@dataclass(frozen=True, slots=True)
class _Word:
    text: str
    token: int
    first: bool
    last: bool
    joined: bool


def _spell(tokens: Sequence[Token]) -> list[_Word]:
    spelled: list[_Word] = []
    joined = False
    for index, token in enumerate(tokens):
        parts = words(token.text)
        for number, part in enumerate(parts):
            first, last = number == 0, number == len(parts) - 1
            spelled.append(_Word(part, index, first, last, joined or not first))
        joined = bool(parts) or (joined and token.text in _JOINTS)
    return spelled


@cache
def gazetteer() -> Gazetteer:
    """The gazetteer of the codebook that ships with Dragoman."""
    return build(entries())


def build(listed: Iterable[Entry]) -> Gazetteer:
    """A gazetteer of entries; entries of one form keep their order."""
    by_form: dict[tuple[str, ...], list[Entry]] = defaultdict(list)
    for entry in listed:
        if form := words(entry.form):
            by_form[form].append(entry)
    lengths: dict[str, set[int]] = defaultdict(set)
    shuffled: dict[str, list[Entry]] = defaultdict(list)
    for form, there in by_form.items():
        lengths[form[0]].add(len(form))
        if len(form) == 1 and len(form[0]) >= LEAST_MISSPELT:
            shuffled[_shuffle(form[0])] += [e for e in there if e.kind in _MAY_BE_MISSPELT]
    return Gazetteer(
        {form: tuple(there) for form, there in by_form.items()},
        {first: tuple(sorted(found, reverse=True)) for first, found in lengths.items()},
        {letters: tuple(there) for letters, there in shuffled.items() if there},
    )


def _shuffle(word: str) -> str:
    """What words have in common that differ by exchanged letters alone."""
    return word[0] + "".join(sorted(word[1:]))


def _exchanged(listed: str, word: str) -> bool:
    """Whether two neighbouring letters, and nothing else, are the other way round."""
    apart = [i for i, (a, b) in enumerate(zip(listed, word, strict=True)) if a != b]
    return len(apart) == 2 and apart[1] == apart[0] + 1
