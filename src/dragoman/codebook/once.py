"""Acts that happen once between the same parties, as data that a user can extend."""

import re
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files
from typing import Literal

from dragoman.codebook.files import read_yaml
from dragoman.codebook.ontology import plover
from dragoman.errors import CodebookError

ONCE = files("dragoman.codebook") / "data" / "once.yaml"

Per = Literal["pair", "directed", "actor", "recipient", "name"]


@dataclass(frozen=True)
class OnceAct:
    """One kind of act; data/once.yaml says what each field means."""

    name: str
    line: str
    per: Per
    types: frozenset[str]
    years: int
    patterns: tuple[str, ...]
    unless: tuple[str, ...] = ()
    anniversary: bool = False

    def match(self, text: str, start: int, end: int) -> re.Match[str] | None:
        """The first wording of the act in `text` that touches the characters start to end."""
        for pattern in self._patterns:
            for match in pattern.finditer(text):
                if match.start() < end and start < match.end() and not self._excluded(match):
                    return match
        return None

    def _excluded(self, match: re.Match[str]) -> bool:
        return any(pattern.search(match[0]) for pattern in self._unless)

    @cached_property
    def _patterns(self) -> tuple[re.Pattern[str], ...]:
        return tuple(re.compile(pattern, re.IGNORECASE) for pattern in self.patterns)

    @cached_property
    def _unless(self) -> tuple[re.Pattern[str], ...]:
        return tuple(re.compile(pattern, re.IGNORECASE) for pattern in self.unless)


@dataclass(frozen=True, slots=True)
class _File:
    acts: tuple[OnceAct, ...]


@cache
def once_acts() -> tuple[OnceAct, ...]:
    """The acts that ship with Dragoman."""
    return parse_once(ONCE.read_text(encoding="utf-8"), str(ONCE))


def parse_once(text: str, source: str) -> tuple[OnceAct, ...]:
    """Acts from YAML; CodebookError says what is wrong with them and where."""
    acts = read_yaml(text, source, _File).acts
    try:
        for act in acts:
            _check(act, source)
    except re.error as error:
        raise CodebookError(f"{source}: {error}") from error
    return acts


def _check(act: OnceAct, source: str) -> None:
    if strange := act.types - plover().types.keys():
        raise CodebookError(f"{source}: {act.name} names {sorted(strange)}, which are no types")
    for pattern in (*act.patterns, *act.unless):
        re.compile(pattern)
    if act.per == "name" and any("?P<name>" not in pattern for pattern in act.patterns):
        raise CodebookError(f"{source}: {act.name} is told apart by name, so patterns need one")
