"""The whole of reconciling: reports → accounts → groups → events with their disputes."""

from collections import defaultdict
from collections.abc import Sequence

from dragoman.reconcile.account import Account, account
from dragoman.reconcile.blocks import candidates
from dragoman.reconcile.cluster import clusters, components
from dragoman.reconcile.compare import FLOOR, likeness
from dragoman.reconcile.constraints import constrained
from dragoman.reconcile.disputes import event_disputes
from dragoman.reconcile.events import event
from dragoman.reconcile.independence import independent_outlets
from dragoman.reconcile.material import Material, Reconciled, Told
from dragoman.reconcile.reconcilers import RECONCILERS


def reconcile(material: Material) -> Reconciled:
    """What the material says together, sorted by id; the order of the input makes no difference.

    KeyError when the document of a report or naming is missing.
    """
    outlets = independent_outlets(material.documents)
    unique = {report.id: report for report in material.reports}
    accounts = [
        account(unique[key], outlets[unique[key].evidence.document]) for key in sorted(unique)
    ]
    grouped = constrained(groups(accounts), material.constraints)
    made = [(event(group), group) for group in grouped]
    events = tuple(sorted((one for one, _ in made), key=lambda one: one.id))
    disputes = tuple(dispute for one, group in made for dispute in event_disputes(one, group))
    told = Told(material, events, outlets)
    found = Reconciled(events, disputes)
    for reconciler in RECONCILERS:
        found += reconciler.find(told)
    return found.in_order()


def groups(accounts: Sequence[Account]) -> list[list[Account]]:
    """Accounts grouped by the event they tell; each group's accounts in the order given."""
    return [group for region in regions(accounts) for group in region]


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
