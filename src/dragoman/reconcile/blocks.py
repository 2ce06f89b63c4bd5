"""Which accounts are worth comparing: those that share parties and a family of types or a word.

Whether two accounts meet follows from the two alone. A store that keeps every account's places
finds those that a new one meets, and it comes out as if all had been compared at once.
"""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import combinations, product

from dragoman.codebook.merging import merging
from dragoman.codebook.telling import telling
from dragoman.reconcile.account import Account
from dragoman.reconcile.times import length

# Papers slip by a day or two ("yesterday" in a piece printed late); a week apart is another act.
SLACK = timedelta(days=7)
# A date that leaves more days open than this is no help in finding the few accounts of one act.
MONTH = 31
# By how many of its words an account is found, the most telling ones. Accounts of one event share
# several, so that one is among these; by common words all of a war's would meet one another.
WORDS = 5
NO_DAY = 0  # where an account without a date stands in a block; no day of the calendar has it


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where an account is found: a block, and its first day there as an ordinal."""

    block: str
    day: int = NO_DAY


@dataclass(frozen=True, slots=True, order=True)
class Search:
    """Where an account looks for others: a block, and the first and last day they may begin on."""

    block: str
    since: int = NO_DAY
    until: int = date.max.toordinal()


def places(account: Account) -> set[Place]:
    """Where the account is found.

    What is dated to the month or better stands with its pair of parties and type, by the day; with
    each of its parties and words, since passages leave out who the other was or differ about it;
    and where vague accounts look. Those stand by themselves. A once-only act adds its own block.
    """
    found = {Place(block) for block in _once(account)}
    first = account.report.date.start
    if not _precise(account) or first is None:
        return found | {Place(block) for block in _worded("vague", account)}
    dated = (*_typed(account), *_named(account), *_worded("dated", account))
    return found | {Place(block, first.toordinal()) for block in dated}


def searches(account: Account) -> set[Search]:
    """Where the account looks for others; if it finds one, that one looking would find it."""
    found = {Search(block) for block in (*_once(account), *_worded("vague", account))}
    when = account.report.date
    if when.start is None or when.end is None:
        return found | {Search(block) for block in _worded("dated", account)}
    since = max(NO_DAY, (when.start - date.min - SLACK).days + 1 - MONTH)
    until = when.end.toordinal() + SLACK.days
    precise = _precise(account)
    blocks = (*_typed(account), *_named(account)) if precise else _worded("dated", account)
    return found | {Search(block, since, until) for block in blocks}


def candidates(accounts: Sequence[Account]) -> set[tuple[int, int]]:
    """Pairs of indices into `accounts`, the lower first, that may tell of one event."""
    blocks: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
    for index, account in enumerate(accounts):
        for place in places(account):
            blocks[place.block].append((place.day, index))
    for members in blocks.values():
        members.sort()
    return {
        (min(one, other), max(one, other))
        for one, account in enumerate(accounts)
        for search in searches(account)
        for other in _within(blocks.get(search.block, ()), search)
        if one != other
    }


def _within(members: Sequence[tuple[int, int]], search: Search) -> Iterator[int]:
    first = bisect_left(members, (search.since, 0))
    last = bisect_right(members, (search.until, len(members) and max(i for _, i in members)))
    return (index for _, index in members[first:last])


def _typed(account: Account) -> Iterator[str]:
    for pair, family in product(_pairs(account), merging().families_of(account.report.type)):
        yield f"pair {pair} {family}"


def _named(account: Account) -> Iterator[str]:
    for party, word in product(account.parties, _rarest(account)):
        yield f"party {party} {word}"


def _worded(kind: str, account: Account) -> Iterator[str]:
    for pair, word in product(_pairs(account), _rarest(account)):
        yield f"{kind} {pair} {word}"


def _once(account: Account) -> Iterator[str]:
    if account.once:
        yield f"once {' '.join(account.once.key)}"


def _rarest(account: Account) -> list[str]:
    return sorted(account.words, key=lambda word: (-telling().of(word), word))[:WORDS]


def _pairs(account: Account) -> Iterator[str]:
    """Each doer with each receiver; each two doers of a joint act; a lone party by itself."""
    if account.doers and account.receivers:
        pairs: Iterable[tuple[str, ...]] = product(account.doers, account.receivers)
    elif len(account.parties) > 1:
        pairs = combinations(sorted(account.parties), 2)
    else:
        pairs = ((only,) for only in account.parties)
    return ("|".join(sorted(pair)) for pair in pairs)


def _precise(account: Account) -> bool:
    return 0 < length(account.report.date) <= MONTH
