"""The whole of reconciling: reports → accounts → groups → events with their disputes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from dragoman.model.entries import Naming, Report
from dragoman.model.record import Dispute, Event
from dragoman.model.text import Document
from dragoman.reconcile.account import Account, account
from dragoman.reconcile.blocks import candidates
from dragoman.reconcile.cluster import components, linked
from dragoman.reconcile.compare import FLOOR, Weights, likeness, weights
from dragoman.reconcile.disputes import event_disputes
from dragoman.reconcile.events import event
from dragoman.reconcile.independence import independent_outlets
from dragoman.reconcile.terms import term_disputes


@dataclass(frozen=True, slots=True)
class Reconciled:
    """The events that the reports describe, each report in exactly one, and where they differ."""

    events: tuple[Event, ...]
    disputes: tuple[Dispute, ...]


def reconcile(
    documents: Mapping[str, Document], reports: Sequence[Report], namings: Sequence[Naming] = ()
) -> Reconciled:
    """Events and disputes of `reports`, sorted by id; the order of the input makes no difference.

    Every report's and naming's document must be in `documents` (KeyError otherwise).
    """
    outlets = independent_outlets(documents)
    unique = {report.id: report for report in reports}
    accounts = [
        account(unique[key], outlets[unique[key].evidence.document]) for key in sorted(unique)
    ]
    told = [(event(group), group) for group in groups(accounts)]
    disputes = [dispute for made, group in told for dispute in event_disputes(made, group)]
    events = sorted((made for made, _ in told), key=lambda made: made.id)
    disputes += term_disputes(namings, events, outlets)
    disputed = {dispute.subject.id for dispute in disputes}
    return Reconciled(
        tuple(replace(made, disputed=made.id in disputed) for made in events),
        tuple(sorted(disputes, key=lambda dispute: dispute.id)),
    )


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
