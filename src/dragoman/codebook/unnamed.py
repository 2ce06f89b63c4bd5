"""Words for an act of arms that has no name, as data that a user can extend."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from dragoman.codebook.files import read_yaml
from dragoman.codebook.telling import WORD
from dragoman.errors import CodebookError

UNNAMED = files("dragoman.codebook") / "data" / "unnamed.yaml"
WEIGHED = "weighed"


@dataclass(frozen=True)
class UnnamedWords:
    """All of it; data/unnamed.yaml says what each field means."""

    nouns: frozenset[str]
    needy: frozenset[str]
    arming: frozenset[str]
    weighing: frozenset[str]
    civil: frozenset[str]
    distancing: frozenset[str]
    verbs: Mapping[str, str]
    launching: frozenset[str]
    calling: frozenset[str]
    accusing: frozenset[str]
    directed: frozenset[str]
    alike: tuple[frozenset[str], ...]

    def tells(self, noun: str, phrase: str) -> bool:
        """Whether a noun's phrase stands for an act of arms, in its writer's own words."""
        if noun not in self.nouns or _holds(phrase, self.civil | self.distancing):
            return False
        return noun not in self.needy or _holds(phrase, self.arming | self.weighing)

    def weight(self, term: str) -> str:
        """What words that weigh no differently share; a word that is like no other has its own."""
        if _holds(term, self.weighing):
            return WEIGHED
        noun = (WORD.findall(term.casefold()) or [""])[-1]
        heads = {noun, noun.removesuffix("s")}
        return next((min(group) for group in self.alike if group & heads), noun)


def _holds(phrase: str, words: frozenset[str]) -> bool:
    """Whether any of the words or phrases stands in the phrase as a whole."""
    spaced = f" {' '.join(WORD.findall(phrase.casefold()))} "
    return any(f" {word} " in spaced for word in words)


@cache
def unnamed_words() -> UnnamedWords:
    """The words that ship with Dragoman."""
    return parse_unnamed(UNNAMED.read_text(encoding="utf-8"), str(UNNAMED))


def parse_unnamed(text: str, source: str) -> UnnamedWords:
    """The words from YAML; CodebookError says what is wrong with them."""
    words = read_yaml(text, source, UnnamedWords)
    listed = words.nouns | set(words.verbs.values())
    if strange := sorted(words.needy.union(*words.alike) - listed):
        raise CodebookError(f"{source}: no noun of the list: {strange}")
    return words
