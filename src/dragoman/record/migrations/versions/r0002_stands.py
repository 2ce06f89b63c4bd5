"""Where actors stand on issues, passage by passage."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

# Words in the order of their code points, whatever the database's own.
WORDS = sa.String().with_variant(sa.String(collation="C"), "postgresql")


def upgrade() -> None:
    """The passages, and who is in them."""
    op.create_table(
        "stands",
        _word("id"),
        sa.Column(
            "document",
            WORDS,
            sa.ForeignKey("documents.id", ondelete="CASCADE"),
            nullable=False,
        ),
        _word("type"),
        sa.Column("first", sa.Date),
        sa.Column("last", sa.Date),
        sa.Column("day", sa.Date, nullable=False),
        sa.Column("body", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_stands"),
    )
    op.create_index("ix_stands_day_id_last", "stands", ["day", "id", "last"])
    op.create_index("ix_stands_type_day_id_last", "stands", ["type", "day", "id", "last"])
    op.create_index("ix_stands_document", "stands", ["document"])
    _sides()


def downgrade() -> None:
    """Both tables go."""
    op.drop_table("stand_sides")
    op.drop_table("stands")


def _sides() -> None:
    op.create_table(
        "stand_sides",
        _word("entry"),
        _word("role"),
        sa.Column("n", sa.Integer, nullable=False),
        sa.Column("actor", WORDS, sa.ForeignKey("actors.id")),
        _word("country"),
        _word("type"),
        sa.Column("last", sa.Date),
        sa.Column("day", sa.Date, nullable=False),
        sa.PrimaryKeyConstraint("entry", "role", "n", name="pk_stand_sides"),
        sa.ForeignKeyConstraint(["entry"], ["stands.id"], ondelete="CASCADE"),
    )
    for who in ("country", "actor"):
        columns = [who, "day", "entry", "type", "last"]
        op.create_index(f"ix_stand_sides_{'_'.join(columns)}", "stand_sides", columns)


def _word(name: str) -> sa.Column[str]:
    return sa.Column(name, WORDS, nullable=False)
