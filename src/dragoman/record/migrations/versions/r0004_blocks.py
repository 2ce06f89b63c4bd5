"""Which reports may tell of one event, which entries speak of one thing, which texts are alike."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

# Words in the order of their code points, whatever the database's own.
WORDS = sa.String().with_variant(sa.String(collation="C"), "postgresql")
NUMBER = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def upgrade() -> None:
    """Empty tables, and every document waits: the next reconciling fills them."""
    op.execute(
        "INSERT INTO pending (document) SELECT id FROM documents "
        "WHERE id NOT IN (SELECT document FROM pending)"
    )
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
        sa.Column("region", NUMBER),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_block_reports_region", "block_reports", ["region"])
    op.create_table(
        "block_places",
        sa.Column("block", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("day", sa.Integer, primary_key=True, autoincrement=False),
        _key("number", "block_reports.number", NUMBER),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_block_places_number", "block_places", ["number"])
    op.create_table(
        "block_parts",
        *map(_word, ("thing", "kind", "entry")),
        _key("document", "documents.id", WORDS),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_block_parts_document", "block_parts", ["document"])
    _documents()
    op.create_table("block_findings", _word("thing"), _word("entry"), sqlite_with_rowid=False)
    op.create_table("block_losses", _word("kind"), _word("name"))


def _documents() -> None:
    op.create_table(
        "block_documents",
        sa.Column("number", NUMBER, primary_key=True, autoincrement=True),
        sa.Column(
            "document",
            WORDS,
            sa.ForeignKey("documents.id", ondelete="CASCADE"),
            nullable=False,
            unique=True,
        ),
        sa.Column("runs", sa.Integer, nullable=False),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "block_marks",
        sa.Column("mark", sa.BigInteger, primary_key=True, autoincrement=False),
        _key("number", "block_documents.number", NUMBER),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_block_marks_number", "block_marks", ["number"])


def downgrade() -> None:
    """All go; nothing is lost that does not follow from the entries."""
    reports = ("block_parts", "block_places", "block_reports")
    for table in ("block_losses", "block_findings", "block_marks", "block_documents", *reports):
        op.drop_table(table)


def _word(name: str) -> "sa.Column[Any]":
    return sa.Column(name, WORDS, primary_key=True)


def _key(name: str, of: str, kind: "sa.types.TypeEngine[Any]") -> "sa.Column[Any]":
    link = sa.ForeignKey(of, ondelete="CASCADE")
    return sa.Column(name, kind, link, primary_key=True, autoincrement=False)
