"""Nouns that name no one, as data: what cannot be a party to an act.

Words that name an event and weigh it (loaded_terms.yaml) name no one either: whoever denounces a
massacre does nothing to the massacre.
"""

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from dragoman.codebook.files import read_yaml
from dragoman.codebook.loaded_terms import loaded_terms

DATA = files("dragoman.codebook") / "data" / "abstract.yaml"


@dataclass(frozen=True, slots=True)
class AbstractNouns:
    """Endings that make a noun abstract, the nouns that act all the same, and further words."""

    endings: tuple[str, ...]
    exceptions: frozenset[str]
    words: frozenset[str]

    def __contains__(self, lemma: str) -> bool:
        """Whether a noun, by its lemma in lower case, names no one."""
        if lemma in self.exceptions:
            return False
        known = lemma in self.words or lemma in loaded_terms().nouns
        return known or lemma.endswith(self.endings)


@cache
def abstract_nouns() -> AbstractNouns:
    """The abstract nouns that ship with Dragoman; CodebookError if the file is broken."""
    return read_yaml(DATA.read_text(encoding="utf-8"), str(DATA), AbstractNouns)
