"""What a paper takes back: the later value stands, the earlier stays visible and is no dispute.

Only an article that says it corrects something does; a paper that writes otherwise years later is
at odds with itself, which readers should see.
"""

from collections.abc import Callable, Iterable, Sequence

from dragoman.reconcile.account import Account

Differ = Callable[[Account, Account], bool]


def standing(accounts: Sequence[Account], differ: Differ) -> list[Account]:
    """The accounts of an event without those whose value their own paper has since corrected."""
    return [
        one
        for one in accounts
        if not any(differ(one, other) and _takes_back(other, one) for other in accounts)
    ]


def superseded(accounts: Sequence[Account], differs: Iterable[Differ]) -> tuple[str, ...]:
    """The ids of the reports of which some value has been corrected, in order."""
    kept = [{one.report.id for one in standing(accounts, differ)} for differ in differs]
    every = {one.report.id for one in accounts}
    return tuple(sorted(every.difference(every.intersection(*kept))))


def _takes_back(later: Account, earlier: Account) -> bool:
    here, there = later.printed, earlier.printed
    if not here.corrects or later.restates:
        return False
    if later.report.evidence.document == earlier.report.evidence.document:
        return earlier.restates
    same_paper = bool({here.paper, here.outlet} & {there.paper, there.outlet})
    in_order = here.day is not None and there.day is not None and there.day <= here.day
    return same_paper and in_order
