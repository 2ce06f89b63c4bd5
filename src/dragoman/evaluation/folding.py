"""Codes folded into PLV's fifteen roots; `plv_folding.yaml` is the table and says why."""

import re
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

import msgspec

from dragoman.codebook.files import read_yaml
from dragoman.codebook.ontology import plover
from dragoman.errors import CodebookError

TABLE = files("dragoman.evaluation") / "plv_folding.yaml"


class Rule(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Types, and what else must hold, for a code to count as a root; `why`: on whose word."""

    types: tuple[str, ...]
    root: str
    why: str
    modes: tuple[str, ...] | None = None
    modality: str | None = None
    words: tuple[str, ...] = ()

    def fits(self, type_: str, mode: str, modality: str, text: str) -> bool:
        """Whether the rule is for this code."""
        return (
            type_ in self.types
            and (self.modes is None or mode in self.modes)
            and self.modality in (None, modality)
            and (not self.words or any(re.search(w, text, re.IGNORECASE) for w in self.words))
        )


class Folding(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The rules in their order, and the quad classes of roots that are no types."""

    rules: tuple[Rule, ...]
    quads: Mapping[str, int]

    def root(self, type_: str, mode: str, modality: str, text: str) -> str:
        """The root that a code in the sentence `text` counts as; `mode` is "" for none."""
        fitting = (r.root for r in self.rules if r.fits(type_, mode, modality, text))
        return next(fitting, type_)

    def quad(self, root: str) -> int:
        """The quad class of a root, 1 to 4."""
        return self.quads[root] if root in self.quads else plover().quad(root)


@cache
def plv_folding() -> Folding:
    """The table that ships with Dragoman."""
    return parse_folding(TABLE.read_text(encoding="utf-8"), str(TABLE))


def parse_folding(text: str, source: str) -> Folding:
    """A table from YAML; CodebookError names a type or root that does not exist."""
    folding = read_yaml(text, source, Folding)
    types = plover().types
    for rule in folding.rules:
        unknown = set(rule.types) - set(types)
        if unknown or not (rule.root in types or rule.root in folding.quads):
            told = ", ".join(sorted(unknown)) or rule.root
            raise CodebookError(f"{source}: {told}: no such type or root")
    return folding
