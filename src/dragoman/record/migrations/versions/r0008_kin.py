"""Each report keeps its kin, the few others that it is most like; regions follow from that."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

# Words in the order of their code points, whatever the database's own.
WORDS = sa.String().with_variant(sa.String(collation="C"), "postgresql")
NUMBER = sa.BigInteger().with_variant(sa.Integer, "sqlite")
OF_REPORTS = ("losses", "findings", "parts")


def upgrade() -> None:
    """What blocks keep of reports goes, and every document waits: the next reconciling fills it."""
    _start_anew()
    op.drop_table("block_regions")
    _reports()
    op.create_table(
        "block_kin",
        sa.Column("report", WORDS, _report(), primary_key=True),
        sa.Column("other", WORDS, _report(), primary_key=True),
        sa.Column("likeness", sa.Double, nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_block_kin_other", "block_kin", ["other"])


def downgrade() -> None:
    """The same the other way."""
    _start_anew()
    op.drop_table("block_kin")
    op.create_table(
        "block_regions",
        sa.Column("number", NUMBER, primary_key=True, autoincrement=False),
        sa.Column("parent", NUMBER, _region()),
        sa.Column("size", sa.Integer, nullable=False),
        sa.Column("cut", sa.Boolean, nullable=False),
    )
    op.create_index("ix_block_regions_parent", "block_regions", ["parent"])
    _reports(sa.Column("region", NUMBER, _region()))
    op.create_index("ix_block_reports_region", "block_reports", ["region"])


def _start_anew() -> None:
    op.drop_table("block_places")
    op.drop_table("block_reports")
    for name in OF_REPORTS:
        op.execute(sa.table(f"block_{name}").delete())
    op.execute(
        "INSERT INTO pending (document) SELECT id FROM documents "
        "WHERE id NOT IN (SELECT document FROM pending)"
    )


def _reports(*more: "sa.Column[Any]") -> None:
    op.create_table(
        "block_reports",
        sa.Column("number", NUMBER, primary_key=True, autoincrement=True),
        sa.Column("report", WORDS, _report(), nullable=False, unique=True),
        *more,
        sa.Column("sketch", sa.Text, nullable=False),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "block_places",
        sa.Column("block", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("day", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column(
            "number",
            NUMBER,
            sa.ForeignKey("block_reports.number", ondelete="CASCADE"),
            primary_key=True,
            autoincrement=False,
        ),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_block_places_number", "block_places", ["number"])


def _report() -> sa.ForeignKey:
    return sa.ForeignKey("reports.id", ondelete="CASCADE")


def _region() -> sa.ForeignKey:
    return sa.ForeignKey("block_regions.number", ondelete="SET NULL")
