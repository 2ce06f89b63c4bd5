"""Which groups of reports change when documents come, change or go: theirs and their regions'.

Only sketches are read for it. A group that comes out as it is stored needs no new event.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection

from dragoman.reconcile.blocks import searches
from dragoman.reconcile.compare import FLOOR
from dragoman.reconcile.constraints import Constraint, bound, constrained
from dragoman.reconcile.kin import Kinship
from dragoman.reconcile.regions import Region, grouped, regions, regrown
from dragoman.reconcile.sketch import Sketch
from dragoman.reconcile.ties import Ties
from dragoman.record import blocks
from dragoman.record.fetch import Fetch
from dragoman.record.kin import KeptKin, store_kin


@dataclass(frozen=True, slots=True)
class Regrouped:
    """Groups of reports, by id, whose events must be made anew, and the events they were in."""

    groups: tuple[tuple[str, ...], ...]
    instead_of: frozenset[str]

    @property
    def reports(self) -> set[str]:
        return {id_ for group in self.groups for id_ in group}


def regroup(
    connection: Connection,
    waiting: Collection[str],
    bereft: Collection[str],
    recounted: Collection[str],
    binding: Sequence[Constraint],
) -> Regrouped:
    """Bring kin up to date with documents that wait and reports bereft of kin; which groups change
    by that.

    Those are, too, whose documents are recounted, that is, count for another outlet than before.
    """
    fetch = Fetch(connection)
    new = fetch.reports_in(waiting)
    loose = blocks.sketches(connection, new.union(bereft))
    ties = _look(connection, loose)
    kinship = Kinship(KeptKin(connection))
    grown = regrown([one.id for one in loose], ties, kinship)
    store_kin(connection, grown.kin)
    told = new | fetch.reports_in(recounted)
    found = [*grown.regions, *_concerned(fetch, grown.regions, told, binding, kinship)]
    ties.know(blocks.sketches(connection, ties.unknown(set().union(*found))))
    whole = constrained((group for region in found for group in grouped(region, ties)), binding)
    return _changed(fetch, whole, told)


def _look(connection: Connection, loose: Iterable[Sketch]) -> Ties:
    """What ties loose reports to one another and to all others."""
    ties = Ties(FLOOR, loose)
    met = blocks.neighbours(connection, {one.id: searches(one) for one in loose})
    named = blocks.numbered(connection, set().union(*met.values()))
    ties.know(named.values())
    for report, numbers in met.items():
        ties.look(report, (named[number].id for number in sorted(numbers)))
    return ties


def _concerned(
    fetch: Fetch,
    grown: Iterable[Region],
    told: set[str],
    binding: Sequence[Constraint],
    kinship: Kinship,
) -> list[Region]:
    """The regions of reports told, of those that share an event with the grown ones' and of those
    bound to them: their groups may change with the constraints that bind them."""
    seen = set().union(*grown)
    found: list[Region] = []
    wanted = told
    while True:
        beside = fetch.told_in(fetch.event_of(seen).values())
        named = {*wanted, *bound(seen | beside, binding)} - seen
        wanted = {one.id for one in blocks.sketches(fetch.connection, named)}
        if not wanted:
            return found
        found += regions(wanted, kinship)
        seen.update(*found)


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
