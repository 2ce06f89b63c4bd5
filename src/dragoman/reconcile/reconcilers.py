"""What is drawn from many documents once their events are known: one reconciler a thing.

To add one, write a pure function from Told to Reconciled that fills in its own fields and no
others, and list it here. It must not depend on the order of anything, and what it says of a thing
must follow from the entries that share the thing's keys: then a new document is reconciled with
these alone, and the record comes out as if all had been read at once.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from dragoman.model.entries import Figure, Instrument, Naming, Observance, Report, Stand, Statement
from dragoman.reconcile.material import Reconciled, Told
from dragoman.reconcile.positions import key, positions
from dragoman.reconcile.terms import name_key, term_disputes

Entry = Report | Naming | Statement | Figure | Instrument | Observance | Stand


def _no_keys(_: Entry) -> Iterable[str]:
    return ()


@dataclass(frozen=True, slots=True)
class Reconciler:
    """`find` draws its things; `keys` names those that an entry may have a part in ("name:Aozou").

    Entries of an event's documents are always at hand when the event is: they need no key for it.
    """

    find: Callable[[Told], Reconciled]
    keys: Callable[[Entry], Iterable[str]] = _no_keys


def _terms(told: Told) -> Reconciled:
    found = term_disputes(told.material.namings, told.events, told.outlets)
    return Reconciled(disputes=tuple(found))


def _names(entry: Entry) -> Iterable[str]:
    return [f"name:{name_key(entry.of)}"] if isinstance(entry, Naming) else []


def _positions(told: Told) -> Reconciled:
    return Reconciled(positions=positions(told.material.stands, told.events))


def _stances(entry: Entry) -> Iterable[str]:
    return [f"position:{'/'.join(key(entry))}"] if isinstance(entry, Stand) else []


RECONCILERS: tuple[Reconciler, ...] = (
    Reconciler(_terms, _names),
    Reconciler(_positions, _stances),
)


def keys_of(entry: Entry) -> set[str]:
    """All things that an entry may have a part in."""
    return {key for reconciler in RECONCILERS for key in reconciler.keys(entry)}
