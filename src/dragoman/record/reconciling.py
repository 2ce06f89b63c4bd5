"""Reconciling what was read since the last time with the blocks that it touches, and no others.

Everything happens within one writing, so that nobody writes between what is read and what is made
of it. The record comes out as if all its documents had been reconciled at once.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from math import ceil

from sqlalchemy import Connection, delete

from dragoman.model.record import Event
from dragoman.reconcile import Material
from dragoman.reconcile.constraints import Constraint
from dragoman.reconcile.independence import independent_outlets
from dragoman.reconcile.material import Reconciled, holding
from dragoman.reconcile.merge import outcome, told_events
from dragoman.reconcile.things import KINDS, Part, drawn
from dragoman.record import blocks, read
from dragoman.record.block_tables import block_findings, block_kin
from dragoman.record.families import renew_families
from dragoman.record.fetch import Fetch
from dragoman.record.grouping import regroup
from dragoman.record.kin import store_kin
from dragoman.record.reconciled import Changes, save_reconciled
from dragoman.record.reviews import constraints
from dragoman.record.session import Record

# Above this share of documents that wait, all are reconciled at once: looking each up among the
# others takes about eight times as long as taking it along (benchmarks/record.py).
MOST_APART = 1 / 8


@dataclass(frozen=True, slots=True)
class _Drawn:
    """What was drawn of things, all of it and its ids by thing, and the events it may be about."""

    found: Reconciled
    by_thing: Mapping[str, tuple[str, ...]]
    events: Mapping[str, Event]


def reconcile_pending(record: Record) -> Changes:
    """Bring copies, events, disputes and positions up to date with the documents that wait.

    Copies come first, since a story printed twice is one voice in what they tell. How many entries
    were stored and taken away.
    """
    coded = record.as_coded()
    with coded.writing() as connection:
        fetch = Fetch(connection)
        waiting = read.pending(coded)
        for document in blocks.outside(connection, waiting):
            blocks.enter(connection, fetch.document(document))
        lost = blocks.lost(connection)
        renewed = renew_families(connection, {*waiting}, lost[blocks.FAMILY])
        touched = renewed.copied.union(waiting)
        if not touched:
            return Changes(0, 0)
        if not fetch.holds(ceil(len(touched) / MOST_APART)):
            return _all(coded, connection, waiting)
        part = _Part(coded, connection, constraints(coded), lost)
        return part.renew(waiting, touched, renewed.recounted.difference(waiting))


def _all(record: Record, connection: Connection, waiting: Sequence[str]) -> Changes:
    found = outcome(Fetch(connection).everything(constraints(record)))
    now = found.found
    changes = save_reconciled(record, now.events, now.disputes, now.positions, waiting)
    connection.execute(delete(block_findings))
    connection.execute(delete(block_kin))
    store_kin(connection, found.kin)
    blocks.settle(connection, found.things)
    return changes


class _Part:
    """The blocks that some documents touch, on their way from what is stored to what is new."""

    def __init__(
        self,
        record: Record,
        connection: Connection,
        binding: Sequence[Constraint],
        lost: Mapping[str, Collection[str]],
    ) -> None:
        self.record = record
        self.connection = connection
        self.binding = binding
        self.lost = lost
        self.fetch = Fetch(connection)

    def renew(
        self, waiting: Sequence[str], touched: Collection[str], recounted: Collection[str]
    ) -> Changes:
        """Reconcile the touched blocks and store what came of them; events are told anew also of
        documents that count for another outlet."""
        bereft, lost = self.lost[blocks.KIN], self.lost[blocks.THING]
        anew = regroup(self.connection, waiting, bereft, recounted, self.binding)
        reports, old = anew.reports, anew.instead_of
        material = self._material(reports)
        found = told_events(material, independent_outlets(material.documents), anew.groups)
        things = blocks.things_of(self.connection, reports, touched).union(lost)
        beyond = self._drawn(blocks.parts_in(self.connection, things, lost), found.events)
        whole = (found + beyond.found).in_order()
        gone = {
            *old,
            *self.fetch.disputes_about(old),
            *blocks.findings(self.connection, things),
        }
        events = (*whole.events, *self._marked(beyond.events, whole, gone))
        changes = save_reconciled(
            self.record, events, whole.disputes, whole.positions, waiting, gone
        )
        things_now = dict.fromkeys(things, ()) | dict(beyond.by_thing)
        blocks.settle(self.connection, things_now)
        return changes

    def _material(self, reports: Collection[str]) -> Material:
        """The reports with their documents."""
        told = self.fetch.reports(reports)
        documents = self.fetch.families({report.evidence.document for report in told})
        return holding(documents, {"reports": told})

    def _drawn(self, parts: Iterable[Part], events: Sequence[Event]) -> _Drawn:
        """What the entries of each thing say together, given the events made anew."""
        event_of = {report.id: event for event in events for report in event.reports}
        groups: defaultdict[str, list[Part]] = defaultdict(list)
        for part in parts:
            groups[part.thing].append(part)
        found, by_thing = Reconciled(), {}
        others: dict[str, Event] = {}
        for thing, group in sorted(groups.items()):
            material = self._of_thing(group)
            stored = self.fetch.told_by({r.id for r in material.reports} - event_of.keys())
            others |= {event.id: event for event in stored.values()}
            outlets = independent_outlets(material.documents)
            new = drawn(material, {**stored, **event_of}, outlets)
            by_thing[thing] = (*(d.id for d in new.disputes), *(p.id for p in new.positions))
            found += new
        return _Drawn(found, by_thing, others)

    def _of_thing(self, parts: Sequence[Part]) -> Material:
        ids: defaultdict[str, set[str]] = defaultdict(set)
        for part in parts:
            ids[part.kind].add(part.entry)
        entries = {kind: self.fetch.entries(kind, ids[kind]) for kind in ("reports", *KINDS)}
        documents = self.fetch.families({part.document for part in parts})
        return holding(documents, entries)

    def _marked(
        self, events: Mapping[str, Event], now: Reconciled, gone: Collection[str]
    ) -> Iterable[Event]:
        """Of events that stay as they are, those that have become disputed or are no longer."""
        about = {dispute.subject.id for dispute in now.disputes}
        about |= self.fetch.disputed(events, but=gone)
        for id_, event in events.items():
            if event.disputed != (id_ in about):
                yield replace(event, disputed=id_ in about)
