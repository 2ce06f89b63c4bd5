"""Which accounts are worth comparing: those that share parties, types, time and a telling word.

Without a word in common no two accounts reach the floor of the comparison, so none is lost here.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import timedelta
from itertools import combinations, product

from dragoman.codebook.merging import merging
from dragoman.reconcile.account import Account
from dragoman.reconcile.times import length

Key = tuple[str, ...]
ONE, ONCE = "one", "once"  # what the keys begin with that are no pairs of parties
# Papers slip by a day or two ("yesterday" in a piece printed late); a week apart is another act.
SLACK = timedelta(days=7)
# A date that leaves more days open than this is no help in finding the few accounts of one act.
MONTH = 31
# How many holders of one word an account meets. Accounts of one event share several telling words,
# so each is met through some; without a bound a war's thousands would all meet one another.
NEIGHBOURS = 25


def candidates(accounts: Sequence[Account]) -> set[tuple[int, int]]:
    """Pairs of indices into `accounts`, the lower first, that may tell of one event."""
    blocks: defaultdict[Key, list[int]] = defaultdict(list)
    for index, account in enumerate(accounts):
        for key in keys(account):
            blocks[key].append(index)
    return {
        pair
        for key, members in blocks.items()
        for pair in (combinations(members, 2) if key[0] == ONCE else _meeting(accounts, members))
    }


def keys(account: Account) -> set[Key]:
    """The blocks an account belongs to.

    Every pair of its parties is one, for each family of its type; a once-only act adds its own.
    What is dated to the month or better also meets accounts that share one party alone, since
    passages leave out who the other was, or differ about it.
    """
    families = merging().families_of(account.report.type)
    found: set[Key] = {(*pair, family) for pair in _pairs(account) for family in families}
    if _precise(account):
        found |= {(ONE, one, family) for one in account.parties for family in families}
    if account.once:
        found.add((ONCE, *account.once.key))
    return found


def _pairs(account: Account) -> Iterator[Key]:
    if account.doers and account.receivers:
        pairs: Iterable[Key] = product(account.doers, account.receivers)
    elif len(account.parties) > 1:
        pairs = combinations(account.parties, 2)
    else:
        pairs = ((only,) for only in account.parties)
    for pair in pairs:
        yield tuple(sorted(pair))


def _meeting(accounts: Sequence[Account], members: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Pairs of a block that share a telling word and whose times may meet."""
    holders: defaultdict[str, list[int]] = defaultdict(list)
    for index in members:
        for word in accounts[index].words:
            holders[word].append(index)
    for found in holders.values():
        yield from _in_time(accounts, [index for index in found if _precise(accounts[index])])
        if len(found) <= NEIGHBOURS:
            vague = [index for index in found if not _precise(accounts[index])]
            yield from (_ordered(a, b) for a in vague for b in found if a != b)


def _in_time(accounts: Sequence[Account], found: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Each with those that begin next, as long as their times meet."""
    days = sorted(
        (when.start, when.end, index)
        for index in found
        if (when := accounts[index].report.date).start is not None and when.end is not None
    )
    for place, (_, end, one) in enumerate(days):
        for start, _, other in days[place + 1 : place + 1 + NEIGHBOURS]:
            if start > end + SLACK:
                break
            yield _ordered(one, other)


def _precise(account: Account) -> bool:
    return 0 < length(account.report.date) <= MONTH


def _ordered(one: int, other: int) -> tuple[int, int]:
    return (one, other) if one < other else (other, one)
