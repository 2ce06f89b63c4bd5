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
from dragoman.codebook.words import words
from dragoman.model.text import Token

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
    """Forms by their first word, the longest first."""

    forms: Mapping[str, tuple[tuple[tuple[str, ...], tuple[Entry, ...]], ...]]

    def find(self, tokens: Sequence[Token], day: date | None = None) -> tuple[Hit, ...]:
        """The longest forms from left to right, none overlapping; `day` decides dated ones."""
        spelled = _spell(tokens)
        hits: list[Hit] = []
        position = 0
        while position < len(spelled):
            hit, used = self._longest(spelled, position, tokens, day)
            if hit:
                hits.append(hit)
            position += used
        return tuple(hits)

    def _longest(
        self, spelled: list["_Word"], position: int, tokens: Sequence[Token], day: date | None
    ) -> tuple[Hit | None, int]:
        if not spelled[position].first:
            return None, 1
        for form, listed in self.forms.get(spelled[position].text, ()):
            stretch = spelled[position : position + len(form)]
            if not _matches(form, stretch) or not stretch[-1].last:
                continue
            start, end = stretch[0].token, stretch[-1].token + 1
            surface = " ".join(token.text for token in tokens[start:end])
            found = tuple(e for e in listed if e.allows(surface) and e.at(day))
            if found:
                return Hit(start, end, found, surface), len(form)
        return None, 1


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


def _matches(form: tuple[str, ...], stretch: Sequence[_Word]) -> bool:
    return tuple(word.text for word in stretch) == form and all(w.joined for w in stretch[1:])


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
    by_first: dict[str, list[tuple[tuple[str, ...], tuple[Entry, ...]]]] = defaultdict(list)
    for form in sorted(by_form, key=len, reverse=True):
        by_first[form[0]].append((form, tuple(by_form[form])))
    return Gazetteer({first: tuple(forms) for first, forms in by_first.items()})
