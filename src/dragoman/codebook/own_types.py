"""Types of one's own: a refinement of one of PLOVER's, told by a definition and examples.

    types:
      mediate:
        of: CONSULT
        definition: Brings two other parties together, or carries messages between them.
        examples:
          - "[A Oman] [E carried a message] from Tehran to [R Washington]."
          - …

An act of such a type is coded as the type that it refines, with the own name as its mode, so that
records stay comparable and every export keeps its standard.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import msgspec

from dragoman.codebook.files import read_own, read_yaml
from dragoman.codebook.markup import Marked, parse_marks
from dragoman.codebook.ontology import plover
from dragoman.errors import CodebookError

# Fewer do not tell a type from its neighbours: see `docs/coding.md`.
LEAST_EXAMPLES = 10
_NAME = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")


class _Written(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A type as it stands in the file."""

    of: str
    definition: str
    examples: tuple[str, ...]
    counterexamples: tuple[str, ...] = ()


class _File(msgspec.Struct, frozen=True):
    """The part of a codebook file that is about types."""

    types: dict[str, _Written] = {}


@dataclass(frozen=True, slots=True)
class Sample:
    """A sentence with its parts."""

    text: str
    spans: tuple[Marked, ...]

    def of(self, label: str) -> tuple[tuple[int, int], ...]:
        """The characters of one label's spans."""
        return tuple((span.start, span.end) for span in self.spans if span.label == label)


@dataclass(frozen=True, slots=True)
class OwnType:
    """A type of one's own: the type that it refines, and what is and what is not of it."""

    name: str
    parent: str
    definition: str
    examples: tuple[Sample, ...]
    counterexamples: tuple[Sample, ...]


def read_own_types(path: Path) -> tuple[OwnType, ...]:
    """The own types in a codebook file; CodebookError names the file, the type and the fault."""
    written = read_yaml(read_own(path), str(path), _File).types
    found = tuple(_own(name, one) for name, one in written.items())
    if faults := [fault for own in found for fault in _faults(own)]:
        raise CodebookError("\n".join(f"{path}: {fault}" for fault in faults))
    return found


def _own(name: str, one: _Written) -> OwnType:
    examples, counter = (
        tuple(Sample(*parse_marks(line)) for line in lines)
        for lines in (one.examples, one.counterexamples)
    )
    return OwnType(name, one.of, one.definition, examples, counter)


def _faults(own: OwnType) -> Iterator[str]:
    """What is wrong with a type, all at once, so that a file need not be checked ten times."""
    types = plover().types
    if not _NAME.fullmatch(own.name):
        yield f"{own.name}: a name is written in small letters, digits and hyphens"
    if own.parent not in types:
        yield f"{own.name}: it refines {own.parent}, which is none of {', '.join(types)}"
    elif own.name in types[own.parent].modes:
        yield f"{own.name}: {own.parent} has a mode of that name already"
    if not own.definition.strip():
        yield f"{own.name}: it has no definition"
    different = len({sample.text for sample in own.examples})
    if different < LEAST_EXAMPLES:
        yield f"{own.name}: {different} different examples; {LEAST_EXAMPLES} are needed"
    for kind, samples in (("example", own.examples), ("counterexample", own.counterexamples)):
        for number, sample in enumerate(samples, start=1):
            if fault := _fault(sample):
                yield f"{own.name}: {kind} {number} {fault}: {sample.text!r}"


def _fault(sample: Sample) -> str:
    if "[" in sample.text or "]" in sample.text:
        return "has a bracket that marks nothing"
    if not sample.of("A"):
        return "marks nobody who acts, as in [A Oman]"
    if not sample.of("E"):
        return "marks no words that tell the act, as in [E carried a message]"
    return ""
