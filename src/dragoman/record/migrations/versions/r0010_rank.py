"""Each report's kin says which it is of that report's, so that it is known without the others."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

WORDS = sa.String().with_variant(sa.String(collation="C"), "postgresql")


def upgrade() -> None:
    """Kin is ranked by likeness, of equals by their ids, from 0."""
    op.execute(
        "CREATE TABLE kept_kin AS SELECT report, other, likeness, row_number() "
        "OVER (PARTITION BY report ORDER BY likeness DESC, other) - 1 AS rank FROM block_kin"
    )
    _kin(sa.Column("rank", sa.Integer, nullable=False))


def downgrade() -> None:
    """The same without ranks."""
    op.execute("CREATE TABLE kept_kin AS SELECT report, other, likeness FROM block_kin")
    _kin()


def _kin(*more: "sa.Column[Any]") -> None:
    """The table with these columns anew, filled from what was kept."""
    op.drop_table("block_kin")
    op.create_table(
        "block_kin",
        sa.Column("report", WORDS, _report(), primary_key=True),
        sa.Column("other", WORDS, _report(), primary_key=True),
        *more,
        sa.Column("likeness", sa.Double, nullable=False),
        sqlite_with_rowid=False,
    )
    names = ", ".join(("report", "other", *(column.name for column in more), "likeness"))
    op.execute(
        f"INSERT INTO block_kin ({names}) "  # noqa: S608 - our own names
        f"SELECT {names} FROM kept_kin ORDER BY report, other"
    )
    op.create_index("ix_block_kin_other", "block_kin", ["other"])
    op.drop_table("kept_kin")


def _report() -> sa.ForeignKey:
    return sa.ForeignKey("reports.id", ondelete="CASCADE")
