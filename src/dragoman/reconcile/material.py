"""What reconciling is given, what it knows once events are made, and what it finds."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, replace
from typing import Any

from dragoman.model.entries import Figure, Instrument, Naming, Observance, Report, Stand, Statement
from dragoman.model.record import Dispute, Event, Position
from dragoman.model.text import Document
from dragoman.reconcile.constraints import Constraint


@dataclass(frozen=True, slots=True)
class Material:
    """Entries of one or many documents; every entry's document must be in `documents`, by id.

    `constraints` are what people said about which reports belong together, in order.
    """

    documents: Mapping[str, Document]
    reports: Sequence[Report] = ()
    namings: Sequence[Naming] = ()
    statements: Sequence[Statement] = ()
    figures: Sequence[Figure] = ()
    instruments: Sequence[Instrument] = ()
    observances: Sequence[Observance] = ()
    stands: Sequence[Stand] = ()
    constraints: Sequence[Constraint] = ()


def holding(documents: Mapping[str, Document], entries: Mapping[str, Sequence[Any]]) -> Material:
    """Material of these entries, given by the names of its fields, and of no others."""
    return Material(documents, **entries)


@dataclass(frozen=True, slots=True)
class Told:
    """The material with the events it tells, sorted by id; `outlets` maps each document's id to
    the independent outlet that it counts for."""

    material: Material
    events: tuple[Event, ...]
    outlets: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Reconciled:
    """What many documents say together: events, each report in exactly one, and all the rest."""

    events: tuple[Event, ...] = ()
    disputes: tuple[Dispute, ...] = ()
    positions: tuple[Position, ...] = ()
    instruments: tuple[Instrument, ...] = ()
    observances: tuple[Observance, ...] = ()

    def __add__(self, other: "Reconciled") -> "Reconciled":
        both = {f.name: getattr(self, f.name) + getattr(other, f.name) for f in fields(self)}
        return Reconciled(**both)

    def in_order(self) -> "Reconciled":
        """The same, sorted by id, and events marked that a dispute is about."""
        disputed = {dispute.subject.id for dispute in self.disputes}
        marked = tuple(replace(event, disputed=event.id in disputed) for event in self.events)
        found = {f.name: getattr(self, f.name) for f in fields(self)} | {"events": marked}
        ordered = {
            name: tuple(sorted(entries, key=lambda entry: entry.id))
            for name, entries in found.items()
        }
        return Reconciled(**ordered)
