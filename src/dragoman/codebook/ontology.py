"""The event ontology: types with their modes and scores, contexts, sectors."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files

from dragoman.codebook.files import read_yaml
from dragoman.errors import CodebookError
from dragoman.model.entries import Modality

PLOVER = files("dragoman.codebook") / "data" / "plover.yaml"


@dataclass(frozen=True, slots=True)
class Mode:
    """How a type's act was done; `score` is the type's where None."""

    definition: str
    score: float | None = None


@dataclass(frozen=True, slots=True)
class EventType:
    """A kind of act: its quad class (1–4), Goldstein-like score (−10 to 10) and modes."""

    quad: int
    score: float
    definition: str
    recipient: bool = False
    future: str | None = None
    modes: dict[str, Mode] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Ontology:
    """All of it, keyed by code."""

    version: str
    types: dict[str, EventType]
    contexts: tuple[str, ...]
    cameo: dict[str, str]
    sectors: dict[str, str]
    nobodys: dict[str, str]

    def score(self, type_: str, modes: Iterable[str] = ()) -> float:
        """The score of a type in its modes: that of the gravest mode that has one."""
        kind = self.types[type_]
        scores = [kind.modes[m].score for m in modes if m in kind.modes]
        given = [score for score in scores if score is not None]
        return max(given, key=abs) if given else kind.score

    def quad(self, type_: str) -> int:
        """The quad class of a type."""
        return self.types[type_].quad

    def coded(self, type_: str, modality: Modality) -> str:
        """The type as it is coded in a modality: cooperation still to come is a promise."""
        later = self.types[type_].future
        return later if modality == "future" and later else type_


@cache
def plover() -> Ontology:
    """The ontology that ships with Dragoman."""
    return parse_ontology(PLOVER.read_text(encoding="utf-8"), str(PLOVER))


def parse_ontology(text: str, source: str) -> Ontology:
    """An ontology from YAML; CodebookError says what is wrong with it and where."""
    ontology = read_yaml(text, source, Ontology)
    _check(ontology, source)
    return ontology


def _check(ontology: Ontology, source: str) -> None:
    for name, kind in ontology.types.items():
        if kind.quad not in (1, 2, 3, 4):
            raise CodebookError(f"{source}: {name} has quad {kind.quad}; it must be 1, 2, 3 or 4")
        if kind.future is not None and kind.future not in ontology.types:
            raise CodebookError(f"{source}: {name} becomes {kind.future}, which is no type")
    for code, name in ontology.cameo.items():
        if name not in ontology.types:
            raise CodebookError(f"{source}: CAMEO {code} maps to {name}, which is no type")
