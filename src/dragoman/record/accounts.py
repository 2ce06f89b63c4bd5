"""One entry from the accounts that several documents give of it."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import chain
from typing import Any, TypeVar

from dragoman.model import observances
from dragoman.model.entries import Instrument, Observance
from dragoman.model.text import Evidence
from dragoman.reconcile import instruments
from dragoman.record.bodies import decode
from dragoman.record.integrity import parts
from dragoman.record.kinds import Kind

E = TypeVar("E")

# Kinds whose accounts must be weighed against one another.
JOINS: Mapping[type, Callable[[Sequence[Any]], Any]] = {
    Instrument: instruments.joined,
    Observance: observances.joined,
}


def joined(kind: Kind[E], bodies: Iterable[str]) -> E:
    """What the accounts say together, or the first with the evidence of all where none differ.

    `bodies` stand in order, at least one.
    """
    found = [decode(kind.entry, body) for body in bodies]
    if len(found) == 1:
        return found[0]
    if join := JOINS.get(kind.entry):
        return join(found)  # type: ignore[no-any-return]
    evidence = chain.from_iterable(parts(account, Evidence) for account in found)
    return replace(found[0], evidence=tuple(evidence))  # type: ignore[type-var]
