"""The whole of reconciling: reports → accounts → groups → events with their disputes."""

from collections.abc import Sequence

from dragoman.reconcile.account import Account, account
from dragoman.reconcile.blocks import candidates
from dragoman.reconcile.cluster import components, linked
from dragoman.reconcile.compare import FLOOR, Weights, likeness, weights
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
    pairs = candidates(accounts)
    block_of = _weights_of_blocks(accounts, pairs)
    scores: dict[tuple[int, int], float] = {}

    def score(one: int, other: int) -> float:
        pair = (one, other) if one < other else (other, one)
        if pair not in scores:
            scores[pair] = likeness(accounts[pair[0]], accounts[pair[1]], block_of[one])
        return scores[pair]

    close = [pair for pair in sorted(pairs) if score(*pair) >= FLOOR]
    found = [
        group
        for members in components(close, len(accounts))
        for group in linked(members, score, FLOOR)
    ]
    return [[accounts[index] for index in group] for group in found]


def _weights_of_blocks(
    accounts: Sequence[Account], pairs: set[tuple[int, int]]
) -> dict[int, Weights]:
    """For each account the word weights of the accounts that it can be compared with at all."""
    found: dict[int, Weights] = {}
    for members in components(pairs, len(accounts)):
        found.update(dict.fromkeys(members, weights(accounts[index] for index in members)))
    return found
