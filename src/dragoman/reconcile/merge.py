"""The whole of reconciling: reports → accounts → groups → events with their disputes."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dragoman.reconcile.account import Account, account, printed
from dragoman.reconcile.blocks import candidates
from dragoman.reconcile.cluster import clusters, components
from dragoman.reconcile.compare import FLOOR, likeness
from dragoman.reconcile.constraints import constrained
from dragoman.reconcile.disputes import event_disputes
from dragoman.reconcile.events import event
from dragoman.reconcile.independence import independent_outlets
from dragoman.reconcile.material import Material, Reconciled, Told
from dragoman.reconcile.things import drawn, of_events, spoken_of


@dataclass(frozen=True, slots=True)
class Outcome:
    """What was found, and what a store needs to go on from there.

    `regions` are the ids of the reports that likenesses tie together, each report in exactly one;
    `things` gives for each thing the ids of the disputes and positions drawn from its entries.
    """

    found: Reconciled
    regions: tuple[tuple[str, ...], ...]
    things: Mapping[str, tuple[str, ...]]


def reconcile(material: Material) -> Reconciled:
    """What the material says together, sorted by id; the order of the input makes no difference.

    KeyError when the document of a report or naming is missing.
    """
    return outcome(material).found


def outcome(material: Material) -> Outcome:
    """The same with the blocks it rests on."""
    outlets = independent_outlets(material.documents)
    found, regions = told_events(material, outlets)
    event_of = {report.id: event for event in found.events for report in event.reports}
    things: dict[str, tuple[str, ...]] = {}
    for thing, own in spoken_of(material).items():
        new = drawn(own, event_of, outlets)
        things[thing] = (*(d.id for d in new.disputes), *(p.id for p in new.positions))
        found += new
    return Outcome(found.in_order(), regions, things)


def told_events(
    material: Material, outlets: Mapping[str, str]
) -> tuple[Reconciled, tuple[tuple[str, ...], ...]]:
    """The events of the reports with what differs about them, and the regions they lie in."""
    unique = {report.id: report for report in material.reports}
    sources = {report.evidence.document for report in unique.values()}
    papers = {id_: printed(material.documents[id_], outlets[id_]) for id_ in sources}
    accounts = [
        account(unique[key], papers[unique[key].evidence.document]) for key in sorted(unique)
    ]
    parts = regions(accounts)
    grouped = constrained((group for part in parts for group in part), material.constraints)
    made = sorted(((event(group), group) for group in grouped), key=lambda one: one[0].id)
    events = tuple(one for one, _ in made)
    disputes = tuple(dispute for one, group in made for dispute in event_disputes(one, group))
    found = Reconciled(events, disputes) + of_events(Told(material, events, outlets))
    names = tuple(tuple(sorted(a.report.id for group in part for a in group)) for part in parts)
    return found, names


def tied(accounts: Sequence[Account], others: Sequence[Account]) -> set[str]:
    """The ids of the other reports that likeness ties to any of the accounts."""
    both = (*accounts, *others)
    return {
        both[b].report.id
        for a, b in candidates(both)
        if a < len(accounts) <= b and likeness(both[a], both[b]) >= FLOOR
    }


def regions(accounts: Sequence[Account]) -> list[list[list[Account]]]:
    """The groups of each region: of accounts that likenesses tie together, however loosely.

    What is outside a region makes no difference to its groups.
    """
    scores: dict[tuple[int, int], float] = {}

    def score(one: int, other: int) -> float:
        pair = (one, other) if one < other else (other, one)
        if pair not in scores:
            scores[pair] = likeness(accounts[pair[0]], accounts[pair[1]])
        return scores[pair]

    edges = {pair: score(*pair) for pair in sorted(candidates(accounts)) if score(*pair) >= FLOOR}
    own: defaultdict[int, dict[tuple[int, int], float]] = defaultdict(dict)
    parts = components(edges, range(len(accounts)))
    region_of = {member: part[0] for part in parts for member in part}
    for pair, value in edges.items():
        own[region_of[pair[0]]][pair] = value
    return [
        [[accounts[i] for i in group] for group in clusters(part, own[part[0]], score, FLOOR)]
        for part in parts
    ]
