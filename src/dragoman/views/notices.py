"""What was not absorbed: inputs that were refused, and what a reading left open, with reasons."""

from collections import Counter, defaultdict
from dataclasses import dataclass, replace
from itertools import islice

from dragoman.model.reading import Notice
from dragoman.record import read
from dragoman.record.selection import EVERYTHING, Selection
from dragoman.record.session import Record


@dataclass(frozen=True, slots=True)
class Occasion:
    """Where it was noticed, and why it was left so."""

    source: str
    reason: str


@dataclass(frozen=True, slots=True)
class NoticeLine:
    """One thing that was noticed: a name, a date, a language, or the input that was refused."""

    kind: str
    what: str
    times: int
    occasions: tuple[Occasion, ...]


def notices(record: Record, selection: Selection = EVERYTHING) -> tuple[NoticeLine, ...]:
    """What `selection` asks for: the most frequent kind first, in it the most frequent thing."""
    found: defaultdict[tuple[str, str], list[Occasion]] = defaultdict(list)
    of_kind: Counter[str] = Counter()
    for notice in read.notices(record, replace(selection, limit=None)):
        found[notice.kind, _what(notice)].append(Occasion(notice.source, notice.reason))
        of_kind[notice.kind] += 1
    lines = (
        NoticeLine(kind, what, len(all_), tuple(sorted(all_, key=lambda one: one.source)))
        for (kind, what), all_ in found.items()
    )
    ordered = sorted(lines, key=lambda n: (-of_kind[n.kind], n.kind, -n.times, n.what))
    return tuple(islice(ordered, selection.limit))


def _what(notice: Notice) -> str:
    """The words that were left open; of a refused input there are none but its name."""
    return notice.text or notice.source
