"""The words that say whether an act happened, as data: auxiliaries, governors, negations."""

from functools import cache
from importlib.resources import files

import msgspec

from dragoman.codebook.files import read_yaml
from dragoman.codebook.ontology import plover
from dragoman.errors import CodebookError

MODALITY = files("dragoman.codebook") / "data" / "modality.yaml"


class ModalityWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Lemmas by what they do; data/modality.yaml gives an example of each."""

    future_auxiliaries: frozenset[str]
    possible_auxiliaries: frozenset[str]
    future_of_the_past: frozenset[str]
    future_governors: frozenset[str]
    possible_governors: frozenset[str]
    conditions: frozenset[str]
    negations: frozenset[str]
    negative_governors: frozenset[str]
    denying_types: frozenset[str]
    no_act: frozenset[str]
    act_endings: tuple[str, ...]

    @property
    def auxiliaries(self) -> frozenset[str]:
        """Those that put an act off: it is still to come, or only possible."""
        return self.future_auxiliaries | self.possible_auxiliaries


@cache
def modality_words() -> ModalityWords:
    """The words that ship with Dragoman."""
    return parse_modality(MODALITY.read_text(encoding="utf-8"), str(MODALITY))


def parse_modality(text: str, source: str) -> ModalityWords:
    """The words from YAML; CodebookError names a list that is missing or a type nobody knows."""
    words = read_yaml(text, source, ModalityWords)
    if strange := words.denying_types - plover().types.keys():
        raise CodebookError(f"{source}: {sorted(strange)} is no type")
    return words
