"""People's verdicts, and the passages by which they find their entries again."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

# Words in the order of their code points, whatever the database's own.
WORDS = sa.String().with_variant(sa.String(collation="C"), "postgresql")


def upgrade() -> None:
    """Reviews point at no entry by key, since they outlive them."""
    op.create_table(
        "reviews",
        _word("id"),
        _word("at"),
        _word("kind"),
        _word("verdict"),
        sa.Column("withdraws", WORDS),
        sa.Column("body", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_reviews"),
    )
    op.create_index("ix_reviews_at", "reviews", ["at"])
    op.create_index("ix_reviews_withdraws", "reviews", ["withdraws"])
    op.create_table(
        "review_passages",
        sa.Column("review", WORDS, sa.ForeignKey("reviews.id", ondelete="CASCADE"), nullable=False),
        sa.Column("n", sa.Integer, nullable=False),
        _word("document"),
        _word("place"),
        sa.PrimaryKeyConstraint("review", "n", name="pk_review_passages"),
    )
    op.create_index("ix_review_passages_document", "review_passages", ["document"])
    op.create_index("ix_review_passages_place", "review_passages", ["place"])


def downgrade() -> None:
    """Both tables go, and with them what people said."""
    op.drop_table("review_passages")
    op.drop_table("reviews")


def _word(name: str) -> sa.Column[str]:
    return sa.Column(name, WORDS, nullable=False)
