"""Words that name an event and weigh it, as data that a user can extend."""

from functools import cache
from importlib.resources import files

import msgspec

from dragoman.codebook.files import read_yaml

LOADED_TERMS = files("dragoman.codebook") / "data" / "loaded_terms.yaml"


class LoadedTerms(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Nouns that are loaded beside a name, those that take "of", and phrases that are names."""

    nouns: frozenset[str]
    of: frozenset[str]
    names: tuple[str, ...]


@cache
def loaded_terms() -> LoadedTerms:
    """The words that ship with Dragoman."""
    return parse_terms(LOADED_TERMS.read_text(encoding="utf-8"), str(LOADED_TERMS))


def parse_terms(text: str, source: str) -> LoadedTerms:
    """The words from YAML; CodebookError says what is wrong with them."""
    return read_yaml(text, source, LoadedTerms)
