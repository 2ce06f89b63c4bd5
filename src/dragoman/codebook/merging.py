"""What comparing and wording accounts takes to know of types and words, as data."""

from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files

from dragoman.codebook.files import read_yaml
from dragoman.codebook.ontology import plover
from dragoman.errors import CodebookError

MERGING = files("dragoman.codebook") / "data" / "merging.yaml"
LEAST_STEM = 3
MOST_STEM = 7


@dataclass(frozen=True)
class Merging:
    """All of it; data/merging.yaml says what each field means."""

    families: dict[str, frozenset[str]]
    shared_codes: frozenset[str]
    apart: frozenset[str]
    doer_unseen: frozenset[str]
    endings: tuple[str, ...]
    same: tuple[tuple[str, ...], ...]
    common: frozenset[str]
    clause_openers: frozenset[str]
    qualifying: frozenset[str]
    joining: frozenset[str]
    coordinating: frozenset[str]
    dangling: frozenset[str]

    def families_of(self, type_: str) -> tuple[str, ...]:
        """The families a type belongs to, in the file's order."""
        return self._families_of.get(type_, ())

    def stem(self, word: str) -> str:
        """What stands for the word in comparisons: "signing" and "inked" give the same."""
        stem = self._cut(word)
        return self._same.get(word, self._same.get(stem, stem))

    def _cut(self, word: str) -> str:
        for ending in self.endings:
            if word.endswith(ending) and len(word) - len(ending) >= LEAST_STEM:
                return word.removesuffix(ending)[:MOST_STEM]
        return word[:MOST_STEM]

    @cached_property
    def _families_of(self) -> dict[str, tuple[str, ...]]:
        every = frozenset[str]().union(*self.families.values())
        return {
            type_: tuple(name for name, types in self.families.items() if type_ in types)
            for type_ in every
        }

    @cached_property
    def _same(self) -> dict[str, str]:
        pairs = [(word, words[0]) for words in self.same for word in words]
        return {self._cut(word): first for word, first in pairs} | dict(pairs)


@cache
def merging() -> Merging:
    """The data that ships with Dragoman."""
    return parse_merging(MERGING.read_text(encoding="utf-8"), str(MERGING))


def parse_merging(text: str, source: str) -> Merging:
    """The data from YAML; CodebookError says what is wrong with it and where."""
    read = read_yaml(text, source, Merging)
    grouped = frozenset[str]().union(*read.families.values())
    if grouped != plover().types.keys():
        odd = sorted(grouped ^ plover().types.keys())
        raise CodebookError(f"{source}: every type needs a family and no other word: {odd}")
    words = [word for group in read.same for word in group]
    if twice := sorted({word for word in words if words.count(word) > 1}):
        raise CodebookError(f"{source}: listed twice: {twice}")
    return read
