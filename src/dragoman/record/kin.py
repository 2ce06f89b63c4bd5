"""Keeping each report's kin."""

from collections import defaultdict
from collections.abc import Collection, Mapping

from sqlalchemy import CompoundSelect, Connection, delete, select, union

from dragoman.reconcile.kin import Kin, nearest
from dragoman.record import tables as t
from dragoman.record.among import among
from dragoman.record.batches import batches, insert_rows
from dragoman.record.block_tables import block_kin


class KeptKin:
    """The kin that a record keeps."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def around(self, reports: Collection[str], /) -> Mapping[str, Kin]:
        """The kin of these reports and of those bound to them, and of all that have one of either
        for kin."""
        found: defaultdict[str, dict[str, float]] = defaultdict(dict)
        for some in batches(sorted(reports)):
            for report, other, likeness in self._connection.execute(_around(some)).all():
                found[report][other] = likeness
        return {report: nearest(kin) for report, kin in found.items()}


def _around(reports: list[str]) -> CompoundSelect[str, str, float]:
    """One question for two steps from report to report: each takes a look at the server."""
    near, held = block_kin.alias(), block_kin.alias()
    bound = union(
        select(near.c.other.label("id")).where(among(near.c.report, reports)),
        select(near.c.report).where(among(near.c.other, reports)),
    ).cte("bound")
    of_holders = select(block_kin).join(held, held.c.report == block_kin.c.report)
    return union(
        select(block_kin).where(among(block_kin.c.report, reports)),
        select(block_kin).join(bound, bound.c.id == block_kin.c.report),
        of_holders.join(bound, bound.c.id == held.c.other),
    )


def store_kin(connection: Connection, kin: Mapping[str, Kin]) -> None:
    """Let reports have this kin and no other."""
    for some in batches(sorted(kin)):
        connection.execute(delete(block_kin).where(among(block_kin.c.report, some)))
    rows = [
        {"report": report, "other": other, "likeness": likeness}
        for report, others in kin.items()
        for other, likeness in others.items()
    ]
    insert_rows(connection, block_kin, rows)


def kin_in(connection: Connection, document: str) -> set[str]:
    """Whom a document's reports have for kin, and who has them."""
    of = select(t.reports.c.id).where(t.reports.c.document == document)
    held = select(block_kin.c.other).where(block_kin.c.report.in_(of))
    holders = select(block_kin.c.report).where(block_kin.c.other.in_(of))
    return set(connection.execute(union(held, holders)).scalars())
