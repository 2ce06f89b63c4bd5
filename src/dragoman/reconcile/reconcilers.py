"""What is drawn from many documents once their events are known: one reconciler a thing.

To add one, write a pure function from Told to Reconciled that fills in its own fields and no
others, and list it here. It must not depend on the order of anything. A thing's entries are those
that share its key, so that a new document is reconciled with these alone and the record comes out
as if all had been read at once.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from dragoman.model.entries import Figure, Instrument, Naming, Observance, Report, Stand, Statement
from dragoman.reconcile.accusations import beginnings
from dragoman.reconcile.charges import charges
from dragoman.reconcile.denials import claims, denied_claims, denies
from dragoman.reconcile.instruments import date_disputes
from dragoman.reconcile.material import Reconciled, Told
from dragoman.reconcile.numbers import count_key, number_disputes
from dragoman.reconcile.positions import key, positions
from dragoman.reconcile.terms import name_key, names_in, term_disputes
from dragoman.reconcile.unnamed import unnamed_key, wording_disputes

Entry = Report | Naming | Statement | Figure | Instrument | Observance | Stand


@dataclass(frozen=True, slots=True)
class Reconciler:
    """`find` draws its things; `keys` names those that an entry may have a part in ("name:aozou").

    It is asked about one thing at a time: the material is the entries with that key, the events are
    those of the reports among them and of the reports that they rest on.
    """

    find: Callable[[Told], Reconciled]
    keys: Callable[[Entry], Iterable[str]]


def _terms(told: Told) -> Reconciled:
    namings = [naming for naming in told.material.namings if not unnamed_key(naming.of)]
    found = term_disputes(namings, told.events, told.outlets)
    return Reconciled(disputes=tuple(found))


def _names(entry: Entry) -> Iterable[str]:
    if isinstance(entry, Report):
        return [f"name:{name}" for name in names_in(entry)]
    if not isinstance(entry, Naming) or unnamed_key(entry.of):
        return []
    return [f"name:{name_key(entry.of)}"]


def _wording(told: Told) -> Reconciled:
    found = wording_disputes(told.material.namings, told.outlets)
    return Reconciled(disputes=tuple(found))


def _unnamed(entry: Entry) -> Iterable[str]:
    key = unnamed_key(entry.of) if isinstance(entry, Naming) else None
    return [f"unnamed:{key}"] if key else []


def _numbers(told: Told) -> Reconciled:
    return Reconciled(disputes=tuple(number_disputes(told)))


def _counts(entry: Entry) -> Iterable[str]:
    key = count_key(entry) if isinstance(entry, Figure) else None
    return [key] if key else []


def _positions(told: Told) -> Reconciled:
    return Reconciled(positions=positions(told.material.stands, told.events))


def _stances(entry: Entry) -> Iterable[str]:
    return [f"position:{'/'.join(key(entry))}"] if isinstance(entry, Stand) else []


def _instruments(told: Told) -> Reconciled:
    return Reconciled(disputes=tuple(date_disputes(told.material.instruments, told.outlets)))


def _accounts(entry: Entry) -> Iterable[str]:
    return [entry.id] if isinstance(entry, Instrument) else []


def _denials(told: Told) -> Reconciled:
    return Reconciled(disputes=tuple(denied_claims(told.material.statements, told.outlets)))


def _beginnings(told: Told) -> Reconciled:
    material = told.material
    found = beginnings(material.statements, material.documents, told.outlets)
    return Reconciled(disputes=tuple(found))


def _said(entry: Entry) -> Iterable[str]:
    """What claims, denials and charges of one article are about."""
    if isinstance(entry, Statement) and (denies(entry) or claims(entry) or charges(entry)):
        return [f"said:{entry.evidence.document}"]
    return []


RECONCILERS: tuple[Reconciler, ...] = (
    Reconciler(_terms, _names),
    Reconciler(_wording, _unnamed),
    Reconciler(_numbers, _counts),
    Reconciler(_instruments, _accounts),
    Reconciler(_positions, _stances),
    Reconciler(_denials, _said),
    Reconciler(_beginnings, _said),
)


def keys_of(entry: Entry) -> set[str]:
    """All things that an entry may have a part in."""
    return {key for one in RECONCILERS for key in one.keys(entry)}
