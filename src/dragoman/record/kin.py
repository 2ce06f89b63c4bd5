"""Keeping each report's kin."""

from collections.abc import Collection, Iterator, Mapping

from sqlalchemy import Connection, delete, select, union

from dragoman.reconcile.kin import Bond, Kin
from dragoman.record import tables as t
from dragoman.record.among import among, change_among, rows_among
from dragoman.record.batches import insert_rows
from dragoman.record.block_tables import block_kin

_near = union(
    select(block_kin.c.other.label("id")).where(among(block_kin.c.report)),
    select(block_kin.c.report).where(among(block_kin.c.other)),
).cte("near")
# One question for two steps from report to report: each takes a look at the server.
_AROUND = union(
    select(block_kin).join(_near, _near.c.id == block_kin.c.report),
    select(block_kin).join(_near, _near.c.id == block_kin.c.other),
)
_KIN_GONE = delete(block_kin).where(among(block_kin.c.report))


class KeptKin:
    """The kin that a record keeps."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def around(self, reports: Collection[str], /) -> Iterator[tuple[str, Bond]]:
        """Whose kin is who, of all pairs in which one of these reports is, or another that is bound
        to one of them."""
        for report, *bond in rows_among(self._connection, _AROUND, reports):
            yield report, Bond(*bond)


def store_kin(connection: Connection, kin: Mapping[str, Kin]) -> None:
    """Let reports have this kin and no other."""
    change_among(connection, _KIN_GONE, kin)
    rows = [{"report": of, **bond._asdict()} for of, own in kin.items() for bond in own.values()]
    insert_rows(connection, block_kin, rows)


def kin_in(connection: Connection, document: str) -> set[str]:
    """Whom a document's reports have for kin, and who has them."""
    of = select(t.reports.c.id).where(t.reports.c.document == document)
    held = select(block_kin.c.other).where(block_kin.c.report.in_(of))
    holders = select(block_kin.c.report).where(block_kin.c.other.in_(of))
    return set(connection.execute(union(held, holders)).scalars())
