"""Which accounts are worth comparing: those that share parties, a family of types and a time."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from itertools import combinations, product

from dragoman.codebook.merging import merging
from dragoman.reconcile.account import Account
from dragoman.reconcile.times import length

Key = tuple[str, ...]
# Papers slip by a day or two ("yesterday" in a piece printed late); a week apart is another act.
SLACK = timedelta(days=7)
# A date that leaves more days open than this is no help in finding the few accounts of one act.
MONTH = 31


def candidates(accounts: Sequence[Account]) -> set[tuple[int, int]]:
    """Pairs of indices into `accounts`, the lower first, that may tell of one event."""
    blocks: defaultdict[Key, list[int]] = defaultdict(list)
    for index, account in enumerate(accounts):
        for key in keys(account):
            blocks[key].append(index)
    return {pair for members in blocks.values() for pair in _meeting(accounts, members)}


def keys(account: Account) -> set[Key]:
    """The blocks an account belongs to.

    Every pair of its parties is one, for each family of its type; a once-only act adds its own.
    What is dated to the month or better also meets accounts that share one party alone, since
    passages leave out who the other was, or differ about it.
    """
    families = merging().families_of(account.report.type)
    found: set[Key] = {(*pair, family) for pair in _pairs(account) for family in families}
    if 0 < length(account.report.date) <= MONTH:
        found |= {("one", one, family) for one in account.parties for family in families}
    if account.once:
        found.add(("once", *account.once.key))
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
    """Pairs whose times meet: a sweep over first days; the undated and once-only meet all."""
    days: list[tuple[date, date, int]] = []
    timeless: list[int] = []
    for index in members:
        when = accounts[index].report.date
        if when.start is None or when.end is None or accounts[index].once:
            timeless.append(index)
        else:
            days.append((when.start, when.end, index))
    yield from (_ordered(one, other) for one, other in combinations(timeless, 2))
    yield from (_ordered(one, other) for one in timeless for _, _, other in days)
    days.sort()
    for place, (_, end, one) in enumerate(days):
        for start, _, other in days[place + 1 :]:
            if start > end + SLACK:
                break
            yield _ordered(one, other)


def _ordered(one: int, other: int) -> tuple[int, int]:
    return (one, other) if one < other else (other, one)
