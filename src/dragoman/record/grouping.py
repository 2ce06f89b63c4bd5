"""Which groups of reports change when documents come, change or go: theirs and their regions'.

Only sketches are read for it. A group that comes out as it is stored needs no new event.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection

from dragoman.reconcile.blocks import searches
from dragoman.reconcile.compare import FLOOR
from dragoman.reconcile.constraints import Constraint, bound, constrained
from dragoman.reconcile.regions import Region, grouped, grown
from dragoman.reconcile.ties import Ties
from dragoman.record import blocks
from dragoman.record.fetch import Fetch
from dragoman.record.regions import Stored, dissolve, store_regions


@dataclass(frozen=True, slots=True)
class Regrouped:
    """Groups of reports, by id, whose events must be made anew, and the events they were in."""

    groups: tuple[tuple[str, ...], ...]
    instead_of: frozenset[str]

    @property
    def reports(self) -> set[str]:
        return {id_ for group in self.groups for id_ in group}


def regroup(
    connection: Connection, documents: Collection[str], binding: Sequence[Constraint]
) -> Regrouped:
    """Bring regions up to date with the documents; which groups change by that.

    Those are, too, whose documents changed, for whatever these say beside.
    """
    fetch = Fetch(connection)
    told = fetch.reports_in(documents)
    left = dissolve(connection, map(int, blocks.lost(connection, blocks.REGION)))
    stored = Stored(connection)
    stored.fetch(told)
    loose = left | {id_ for id_ in told if not stored.holds(id_)}
    ties = _look(connection, loose, stored)
    found = grown(loose, ties, stored)
    parts = [part for region in found for part in region.uncut()]
    store_regions(connection, found)
    parts += _concerned(fetch, parts, told, binding, ties)
    whole = constrained((group for part in parts for group in grouped(part, ties)), binding)
    return _changed(fetch, whole, told)


def _look(connection: Connection, loose: Collection[str], stored: Stored) -> Ties:
    """What ties loose reports to one another and to those that lie in regions."""
    sketches = blocks.sketches(connection, loose)
    ties = Ties(FLOOR, sketches)
    met = blocks.neighbours(connection, {one.id: searches(one) for one in sketches})
    named = blocks.numbered(connection, set().union(*met.values()))
    ties.know(named.values())
    for report, numbers in met.items():
        ties.look(report, (named[number].id for number in sorted(numbers)))
    stored.fetch({other for report in loose for other in ties.of[report]} - set(loose))
    return ties


def _concerned(
    fetch: Fetch,
    parts: Sequence[Region],
    told: set[str],
    binding: Sequence[Constraint],
    ties: Ties,
) -> list[Region]:
    """The held regions of reports that share an event with those of `parts` or are bound to them.

    Both may change with the constraints that bind them.
    """
    stored = Stored(fetch.connection)
    seen = {id_ for part in parts for id_ in part.members}
    found: list[Region] = []
    wanted = {*seen, *told}
    while wanted:
        for id_ in sorted(wanted - seen):
            if id_ not in seen and stored.holds(id_):
                part = _held(stored, id_, ties)
                seen.update(part.members)
                found.append(part)
        beside = fetch.told_in(fetch.event_of(seen).values())
        wanted = {*bound(seen | beside, binding)} - seen
        stored.fetch(wanted)
        wanted = {id_ for id_ in wanted if stored.holds(id_)}
    return found


def _held(stored: Stored, report: str, ties: Ties) -> Region:
    """The part of a region that a report lies in, as it is."""
    path = stored.above(report)
    members = stored.members(path[-1])
    ties.know(members)
    return Region(len(path) - 1, path[-1].size, tuple(one.id for one in members))


def _changed(fetch: Fetch, whole: Iterable[Sequence[str]], told: set[str]) -> Regrouped:
    listed = [tuple(group) for group in whole]
    event_of = fetch.event_of(id_ for group in listed for id_ in group)
    before: dict[str, set[str]] = {}
    for id_, event in event_of.items():
        before.setdefault(event, set()).add(id_)
    new = [
        group
        for group in listed
        if not told.isdisjoint(group) or before.get(event_of.get(group[0], "")) != set(group)
    ]
    return Regrouped(
        tuple(new), frozenset(event_of[id_] for group in new for id_ in group if id_ in event_of)
    )
