"""Keeping regions of reports that ties hold together, and the parts that they are cut in."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field

from sqlalchemy import Connection, bindparam, delete, func, select, update

from dragoman.reconcile.regions import Held, Region
from dragoman.reconcile.sketch import Sketch
from dragoman.record.batches import Values, batches, insert_rows
from dragoman.record.block_tables import block_regions, block_reports
from dragoman.record.bodies import decode


class Stored:
    """The regions that a record holds, as far as somebody asked for them."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._region_of: dict[str, int | None] = {}
        self._parents: dict[int, int | None] = {}
        self._held: dict[int, Held] = {}

    def fetch(self, reports: Collection[str]) -> None:
        """Look up at once what is going to be asked of these reports."""
        columns = (block_reports.c.report, block_reports.c.region)
        for some in batches(sorted(reports - self._region_of.keys())):
            where = block_reports.c.report.in_(some)
            rows = self._connection.execute(select(*columns).where(where))
            self._region_of.update((id_, number) for id_, number in rows)
        self._climb({n for id_ in reports if (n := self._region_of.get(id_)) is not None})

    def holds(self, report: str) -> bool:
        """Whether a report lies in a region."""
        if report not in self._region_of:
            self.fetch({report})
        return self._region_of.get(report) is not None

    def above(self, report: str) -> Sequence[Held]:
        """The regions that a report lies in, from the whole one to the part that is not cut."""
        if report not in self._region_of:
            self.fetch({report})
        path: list[Held] = []
        number = self._region_of[report]
        while number is not None:
            path.append(self._held[number])
            number = self._parents[number]
        return path[::-1]

    def members(self, region: Held) -> list[Sketch]:
        """The reports of a region that is not cut."""
        inside = block_reports.c.region == region.number
        rows = self._connection.execute(select(block_reports.c.sketch).where(inside))
        return [decode(Sketch, body) for body in rows.scalars()]

    def _climb(self, numbers: set[int]) -> None:
        while wanted := numbers - self._held.keys():
            for some in batches(sorted(wanted)):
                where = block_regions.c.number.in_(some)
                for row in self._connection.execute(select(block_regions).where(where)):
                    self._held[row.number] = Held(row.number, row.size, row.cut)
                    self._parents[row.number] = row.parent
            numbers = {up for n in wanted if (up := self._parents[n]) is not None}


def dissolve(connection: Connection, numbers: Iterable[int]) -> set[str]:
    """Take whole regions away, given parts of them; the reports that are left without one."""
    whole = {root for number in numbers if (root := _root(connection, number)) is not None}
    every = set(whole)
    while whole:
        below: set[int] = set()
        for some in batches(sorted(whole)):
            parts = select(block_regions.c.number).where(block_regions.c.parent.in_(some))
            below.update(connection.execute(parts).scalars())
        every |= below
        whole = below
    left: set[str] = set()
    for some in batches(sorted(every)):
        inside = block_reports.c.region.in_(some)
        left.update(connection.execute(select(block_reports.c.report).where(inside)).scalars())
        connection.execute(update(block_reports).where(inside).values(region=None))
        connection.execute(delete(block_regions).where(block_regions.c.number.in_(some)))
    return left


def _root(connection: Connection, number: int) -> int | None:
    """The whole region that a region is a part of; None when it is there no more."""
    parent = select(block_regions.c.parent)
    found = connection.execute(parent.where(block_regions.c.number == number)).one_or_none()
    while found is not None and found.parent is not None:
        number = found.parent
        found = connection.execute(parent.where(block_regions.c.number == number)).one()
    return number if found is not None else None


def store_regions(connection: Connection, regions: Iterable[Region]) -> None:
    """Note regions in the place of those that they take."""
    last = connection.execute(select(func.max(block_regions.c.number))).scalar() or 0
    writing = _Writing(last)
    for region in regions:
        writing.take(region, None)
    writing.write(connection)


@dataclass
class _Writing:
    """What is to be written; a region that takes held ones goes by the number of a cut one."""

    last: int
    adopted: list[Values] = field(default_factory=list)
    gone: list[int] = field(default_factory=list)
    changed: list[Values] = field(default_factory=list)
    fresh: list[Values] = field(default_factory=list)
    inside: list[Values] = field(default_factory=list)

    def take(self, region: Region, parent: int | None) -> None:
        cut = [held.number for held in region.takes if held.cut]
        number = cut[0] if cut else self._next()
        self.adopted += [{"old": other, "now": number} for other in cut[1:]]
        self.gone += [held.number for held in region.takes if held.number != number]
        row = {"parent": parent, "size": region.size, "cut": not region.members}
        if cut:
            self.changed.append({"of": number, **row})
        else:
            self.fresh.append({"number": number, **row})
        self.inside += [{"id": id_, "now": number} for id_ in region.members]
        for part in region.parts:
            self.take(part, number)

    def write(self, connection: Connection) -> None:
        """Parts change hands first, since some of them go or are taken themselves."""
        if self.adopted:
            adopt = update(block_regions).where(block_regions.c.parent == bindparam("old"))
            connection.execute(adopt.values(parent=bindparam("now")), self.adopted)
        for some in batches(self.gone):
            connection.execute(delete(block_regions).where(block_regions.c.number.in_(some)))
        if self.changed:
            change = update(block_regions).where(block_regions.c.number == bindparam("of"))
            connection.execute(change, self.changed)
        insert_rows(connection, block_regions, self.fresh)
        if self.inside:
            move = update(block_reports).where(block_reports.c.report == bindparam("id"))
            connection.execute(move.values(region=bindparam("now")), self.inside)

    def _next(self) -> int:
        self.last += 1
        return self.last
