"""Reports are kept as sketches to compare others with, and regions as the parts they are cut in."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0005"
branch_labels = None
depends_on = None

NUMBER = sa.BigInteger().with_variant(sa.Integer, "sqlite")
BLOCKS = ("losses", "marks", "documents", "findings", "parts", "places", "reports")


def upgrade() -> None:
    """All blocks go, and every document waits: the next reconciling fills them."""
    _empty()
    op.add_column("block_reports", sa.Column("sketch", sa.Text, nullable=False, server_default=""))
    with op.batch_alter_table("block_reports") as table:
        table.alter_column("sketch", server_default=None)
    op.create_table(
        "block_regions",
        sa.Column("number", NUMBER, primary_key=True, autoincrement=False),
        sa.Column("parent", NUMBER),
        sa.Column("size", sa.Integer, nullable=False),
        sa.Column("cut", sa.Boolean, nullable=False),
    )
    op.create_index("ix_block_regions_parent", "block_regions", ["parent"])


def downgrade() -> None:
    """The same the other way."""
    _empty()
    op.drop_table("block_regions")
    op.drop_column("block_reports", "sketch")


def _empty() -> None:
    for name in BLOCKS:
        op.execute(sa.table(f"block_{name}").delete())
    op.execute(
        "INSERT INTO pending (document) SELECT id FROM documents "
        "WHERE id NOT IN (SELECT document FROM pending)"
    )
