"""One entry from the accounts that several documents give of it."""

from collections.abc import Iterable
from dataclasses import replace
from itertools import chain
from typing import TypeVar

from dragoman.model.text import Evidence
from dragoman.record.bodies import decode
from dragoman.record.integrity import parts
from dragoman.record.kinds import Kind

E = TypeVar("E")


def joined(kind: Kind[E], bodies: Iterable[str]) -> E:
    """The first document's account with the evidence of all; `bodies` in order, at least one."""
    found = [decode(kind.entry, body) for body in bodies]
    if len(found) == 1:
        return found[0]
    evidence = chain.from_iterable(parts(account, Evidence) for account in found)
    return replace(found[0], evidence=tuple(evidence))  # type: ignore[type-var]
