"""Reports are kept as sketches to compare others with, and regions as the parts they are cut in."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

# Words in the order of their code points, whatever the database's own.
WORDS = sa.String().with_variant(sa.String(collation="C"), "postgresql")
NUMBER = sa.BigInteger().with_variant(sa.Integer, "sqlite")
REST = ("losses", "marks", "documents", "findings", "parts")


def upgrade() -> None:
    """All blocks go, and every document waits: the next reconciling fills them."""
    _start_anew()
    op.create_table(
        "block_regions",
        sa.Column("number", NUMBER, primary_key=True, autoincrement=False),
        sa.Column("parent", NUMBER, _region()),
        sa.Column("size", sa.Integer, nullable=False),
        sa.Column("cut", sa.Boolean, nullable=False),
    )
    op.create_index("ix_block_regions_parent", "block_regions", ["parent"])
    _reports(sa.Column("region", NUMBER, _region()), sa.Column("sketch", sa.Text, nullable=False))


def downgrade() -> None:
    """The same the other way."""
    _start_anew()
    op.drop_table("block_regions")
    _reports(sa.Column("region", NUMBER))


def _start_anew() -> None:
    op.drop_table("block_places")
    op.drop_table("block_reports")
    for name in REST:
        op.execute(sa.table(f"block_{name}").delete())
    op.execute(
        "INSERT INTO pending (document) SELECT id FROM documents "
        "WHERE id NOT IN (SELECT document FROM pending)"
    )


def _reports(*columns: "sa.Column[Any]") -> None:
    op.create_table(
        "block_reports",
        sa.Column("number", NUMBER, primary_key=True, autoincrement=True),
        sa.Column(
            "report",
            WORDS,
            sa.ForeignKey("reports.id", ondelete="CASCADE"),
            nullable=False,
            unique=True,
        ),
        *columns,
        sqlite_autoincrement=True,
    )
    op.create_index("ix_block_reports_region", "block_reports", ["region"])
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


def _region() -> sa.ForeignKey:
    return sa.ForeignKey("block_regions.number", ondelete="SET NULL")
