"""The whole of reconciling: reports → sketches → kin → regions → groups → events and disputes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dragoman.reconcile.account import account, printed
from dragoman.reconcile.compare import FLOOR
from dragoman.reconcile.constraints import constrained
from dragoman.reconcile.disputes import event_disputes
from dragoman.reconcile.events import event
from dragoman.reconcile.independence import independent_outlets
from dragoman.reconcile.kin import Kin, Kinship
from dragoman.reconcile.material import Material, Reconciled
from dragoman.reconcile.regions import grouped, regrown
from dragoman.reconcile.sketch import sketch
from dragoman.reconcile.things import drawn, spoken_of
from dragoman.reconcile.ties import Ties


@dataclass(frozen=True, slots=True)
class Outcome:
    """What was found, and what a store needs to go on from there.

    `kin` is that of each report that has any; `things` gives for each thing the ids of the disputes
    and positions drawn from its entries.
    """

    found: Reconciled
    kin: Mapping[str, Kin]
    things: Mapping[str, tuple[str, ...]]


def reconcile(material: Material) -> Reconciled:
    """What the material says together, sorted by id; the order of the input makes no difference.

    KeyError when the document of a report or naming is missing.
    """
    return outcome(material).found


def outcome(material: Material) -> Outcome:
    """The same with the blocks it rests on."""
    outlets = independent_outlets(material.documents)
    unique = {report.id: report for report in material.reports}
    documents = material.documents
    ties = Ties(FLOOR, (sketch(r, documents[r.evidence.document]) for r in unique.values()))
    ties.look_among(unique.keys())
    grown = regrown(unique.keys(), ties, Kinship())
    found = (group for region in grown.regions for group in grouped(region, ties))
    told = told_events(material, outlets, constrained(found, material.constraints))
    event_of = {report.id: event for event in told.events for report in event.reports}
    things: dict[str, tuple[str, ...]] = {}
    for thing, own in spoken_of(material).items():
        new = drawn(own, event_of, outlets)
        things[thing] = (*(d.id for d in new.disputes), *(p.id for p in new.positions))
        told += new
    return Outcome(told.in_order(), grown.kin, things)


def told_events(
    material: Material, outlets: Mapping[str, str], groups: Sequence[Sequence[str]]
) -> Reconciled:
    """The events that groups of reports, by id, tell of, with what differs about them."""
    reports = {report.id: report for report in material.reports}
    sources = {report.evidence.document for report in reports.values()}
    papers = {id_: printed(material.documents[id_], outlets[id_]) for id_ in sources}
    accounts = {
        id_: account(report, papers[report.evidence.document]) for id_, report in reports.items()
    }
    told = [[accounts[id_] for id_ in sorted(group)] for group in groups]
    made = sorted(((event(group), group) for group in told), key=lambda one: one[0].id)
    events = tuple(one for one, _ in made)
    disputes = tuple(dispute for one, group in made for dispute in event_disputes(one, group))
    return Reconciled(events, disputes)
