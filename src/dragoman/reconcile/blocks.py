"""Which reports are worth comparing: of one kind of act, with the same parties or words.

Whether two reports meet follows from their sketches alone. A store that keeps every report's places
finds those that a new one meets, and it comes out as if all had been compared at once.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import combinations, product

from dragoman.codebook.merging import merging
from dragoman.codebook.telling import telling
from dragoman.reconcile.sketch import Sketch
from dragoman.reconcile.times import length

# Papers slip by a day or two ("yesterday" in a piece printed late); a week apart is another act.
SLACK = timedelta(days=7)
# A date that leaves more days open than this is no help in finding the few accounts of one act.
MONTH = 31
# By how many of its words a report is found, the most telling ones. Reports of one event share
# several, so that one is among these; by common words all of a war's would meet one another.
WORDS = 5
NO_DAY = 0  # where a report without a date stands in a block; no day of the calendar has it


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where a report is found: a block, and its first day there as an ordinal."""

    block: str
    day: int = NO_DAY


@dataclass(frozen=True, slots=True, order=True)
class Search:
    """Where a report looks for others: a block, and the first and last day they may begin on."""

    block: str
    since: int = NO_DAY
    until: int = date.max.toordinal()


def places(report: Sketch) -> set[Place]:
    """Where the report is found.

    What is dated to the month or better stands with its pair of parties, by the day; with each of
    its parties and words, since passages leave out who the other was or differ about it; and where
    vague reports look. Those stand by themselves. All stand with their own kind of act, since
    others cannot be of one event with them. A once-only act adds its own block.
    """
    found = {Place(block) for block in _once(report)}
    first = report.date.start
    if not _precise(report) or first is None:
        return found | {Place(block) for block in _worded("vague", report)}
    dated = (*_paired(report), *_named(report), *_worded("dated", report))
    return found | {Place(block, first.toordinal()) for block in dated}


def searches(report: Sketch) -> set[Search]:
    """Where the report looks for others; if it finds one, that one looking would find it."""
    found = {Search(block) for block in (*_once(report), *_worded("vague", report))}
    when = report.date
    if when.start is None or when.end is None:
        return found | {Search(block) for block in _worded("dated", report)}
    since = max(NO_DAY, (when.start - date.min - SLACK).days + 1 - MONTH)
    until = when.end.toordinal() + SLACK.days
    blocks = (*_paired(report), *_named(report)) if _precise(report) else _worded("dated", report)
    return found | {Search(block, since, until) for block in blocks}


def candidates(reports: Sequence[Sketch]) -> set[tuple[int, int]]:
    """Pairs of indices into `reports`, the lower first, that may tell of one event."""
    blocks: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
    for index, report in enumerate(reports):
        for place in places(report):
            blocks[place.block].append((place.day, index))
    for members in blocks.values():
        members.sort()
    return {
        (min(one, other), max(one, other))
        for one, report in enumerate(reports)
        for search in searches(report)
        for other in _within(blocks.get(search.block, ()), search)
        if one != other
    }


def _within(members: Sequence[tuple[int, ...]], search: Search) -> Iterator[int]:
    first = bisect_left(members, (search.since,))
    last = bisect_left(members, (search.until + 1,))
    return (index for _, index in members[first:last])


def _paired(report: Sketch) -> Iterator[str]:
    for pair, kind in product(_pairs(report), _kinds(report)):
        yield f"pair {pair} {kind}"


def _named(report: Sketch) -> Iterator[str]:
    for party, word, kind in product(report.parties, _rarest(report), _kinds(report)):
        yield f"party {party} {word} {kind}"


def _worded(how: str, report: Sketch) -> Iterator[str]:
    for pair, word, kind in product(_pairs(report), _rarest(report), _kinds(report)):
        yield f"{how} {pair} {word} {kind}"


def _once(report: Sketch) -> Iterator[str]:
    if report.once:
        yield f"once {' '.join(report.once.key)}"


def _kinds(report: Sketch) -> list[str]:
    """What reports of one event have in common: a family of types, and whether it is done."""
    done = "done" if report.done else "ahead"
    return [f"{family} {done}" for family in merging().families_of(report.type)]


def _rarest(report: Sketch) -> list[str]:
    return sorted(report.words, key=lambda word: (-telling().of(word), word))[:WORDS]


def _pairs(report: Sketch) -> Iterator[str]:
    """Each doer with each receiver; each two doers of a joint act; a lone party by itself."""
    if report.doers and report.receivers:
        pairs: Iterable[tuple[str, ...]] = product(report.doers, report.receivers)
    elif len(report.parties) > 1:
        pairs = combinations(sorted(report.parties), 2)
    else:
        pairs = ((only,) for only in report.parties)
    return ("|".join(sorted(pair)) for pair in pairs)


def _precise(report: Sketch) -> bool:
    return 0 < length(report.date) <= MONTH
