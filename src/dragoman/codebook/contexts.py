"""The contexts of acts and the words that show them, as data that a user can extend."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from dragoman.codebook.files import read_yaml
from dragoman.codebook.ontology import plover
from dragoman.errors import CodebookError

CONTEXTS = files("dragoman.codebook") / "data" / "contexts.yaml"


@dataclass(frozen=True, slots=True)
class ContextWords:
    """Contexts by the phrases of lemmas that show them."""

    phrases: Mapping[tuple[str, ...], tuple[str, ...]]
    longest: int

    def of(self, lemmas: Sequence[str]) -> tuple[str, ...]:
        """The contexts that a sentence's lemmas show, in the order of first words."""
        found: dict[str, None] = {}
        for start in range(len(lemmas)):
            for length in range(1, self.longest + 1):
                phrase = tuple(lemmas[start : start + length])
                found.update(dict.fromkeys(self.phrases.get(phrase, ())))
        return tuple(found)


@cache
def context_words() -> ContextWords:
    """The words that ship with Dragoman."""
    return parse_contexts(CONTEXTS.read_text(encoding="utf-8"), str(CONTEXTS))


def parse_contexts(text: str, source: str) -> ContextWords:
    """The words from YAML; CodebookError names a context that the ontology lacks."""
    raw = read_yaml(text, source, dict[str, list[str]])
    if strange := raw.keys() - set(plover().contexts):
        raise CodebookError(f"{source}: {sorted(strange)} is no context of the ontology")
    phrases: dict[tuple[str, ...], tuple[str, ...]] = {}
    for context, words in raw.items():
        for word in words:
            phrase = tuple(word.lower().split())
            phrases[phrase] = (*phrases.get(phrase, ()), context)
    return ContextWords(phrases, max((len(phrase) for phrase in phrases), default=0))
