"""Search: passages with the database's own index of their words, and vectors of their meaning."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

# Words in the order of their code points, whatever the database's own.
WORDS = sa.String().with_variant(sa.String(collation="C"), "postgresql")

SQLITE_INDEX = (
    (
        "CREATE VIRTUAL TABLE passage_words USING fts5("
        "kind, text, content='passages', content_rowid='n', tokenize='porter unicode61')"
    ),
    (
        "CREATE TRIGGER passages_added AFTER INSERT ON passages BEGIN "
        "INSERT INTO passage_words (rowid, kind, text) VALUES (new.n, new.kind, new.text); END"
    ),
    (
        "CREATE TRIGGER passages_gone AFTER DELETE ON passages BEGIN "
        "INSERT INTO passage_words (passage_words, rowid, kind, text) "
        "VALUES ('delete', old.n, old.kind, old.text); END"
    ),
)
# A text of more words than an index entry can hold is found by its beginning.
POSTGRESQL_INDEX = (
    (
        "ALTER TABLE passages ADD COLUMN words tsvector "
        "GENERATED ALWAYS AS (to_tsvector('english', left(text, 300000))) STORED"
    ),
    "CREATE INDEX ix_passages_words ON passages USING gin (words)",
)


def upgrade() -> None:
    """The tables, then the index that follows them."""
    op.create_table(
        "passages",
        sa.Column("n", sa.Integer, nullable=False),
        _word("kind"),
        _word("entry"),
        sa.Column(
            "document", WORDS, sa.ForeignKey("documents.id", ondelete="CASCADE"), nullable=False
        ),
        _word("gist"),
        sa.Column("text", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("n", name="pk_passages"),
    )
    for column in ("entry", "document", "gist"):
        op.create_index(f"ix_passages_{column}", "passages", [column])
    op.create_table(
        "vectors",
        _word("gist"),
        _word("model"),
        sa.Column("whole", sa.Boolean, nullable=False),
        sa.Column("vector", sa.LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint("gist", name="pk_vectors"),
    )
    sqlite = op.get_bind().dialect.name == "sqlite"
    for statement in SQLITE_INDEX if sqlite else POSTGRESQL_INDEX:
        op.execute(statement)


def downgrade() -> None:
    """All of it can be made anew from what was read."""
    if op.get_bind().dialect.name == "sqlite":
        op.execute("DROP TRIGGER passages_gone")
        op.execute("DROP TRIGGER passages_added")
        op.execute("DROP TABLE passage_words")
    op.drop_table("vectors")
    op.drop_table("passages")


def _word(name: str) -> sa.Column[str]:
    return sa.Column(name, WORDS, nullable=False)
