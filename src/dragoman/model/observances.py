"""One observance from several accounts of it, within a document or across many."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from dragoman.model.entries import Observance, Ordinal


def joined(accounts: Sequence[Observance]) -> Observance:
    """The observance that accounts of one id tell of together; at least one, their order no matter.

    Its name is the one most used, the shorter of two; so are its day and the year it counts from.
    """
    told = sorted(accounts, key=lambda one: (one.evidence[0].document, one.evidence[0].start))
    named = _most(one.name for one in told if not _counted(one)) or _most(o.name for o in told)
    return replace(
        told[0],
        name=named or told[0].name,
        month_day=_most(one.month_day for one in told if one.month_day),
        marks=_most(one.marks for one in told if one.marks) or "",
        ordinals=_ordinals(ordinal for one in told for ordinal in one.ordinals),
        next=max((one.next for one in told if one.next), default=None),
        evidence=tuple(dict.fromkeys(e for one in told for e in one.evidence)),
        since=_first_year(told),
    )


def _counted(one: Observance) -> bool:
    """Whether the account calls it by what it marks and not by a name of its own."""
    return bool(one.marks) and one.name.endswith(one.marks) and one.name != one.marks


def _most(values: Iterable[str | None]) -> str | None:
    tally = Counter(value for value in values if value)
    return min(tally, key=lambda v: (-tally[v], len(v), v)) if tally else None


def _first_year(told: Sequence[Observance]) -> int | None:
    tally = Counter(one.since for one in told if one.since is not None)
    return min(tally, key=lambda year: (-tally[year], year)) if tally else None


def _ordinals(told: Iterable[Ordinal]) -> tuple[Ordinal, ...]:
    """Each count of a year once; a verdict goes before none."""
    best: dict[tuple[int, int | None], Ordinal] = {}
    for one in told:
        key = (one.ordinal, one.year)
        if key not in best or best[key].consistent is None:
            best[key] = one
    return tuple(best[key] for key in sorted(best, key=lambda k: (k[1] or 0, k[0])))
