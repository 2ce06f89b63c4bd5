"""The tables of the search: passages with their words, and vectors of what they mean.

The words' own index is the database's (an FTS5 table with triggers in SQLite, a generated column in
PostgreSQL), made by the migration: it follows `passages` whatever happens to them.
"""

from sqlalchemy import Boolean, Column, ForeignKey, Integer, LargeBinary, Table, Text

from dragoman.record.tables import WORDS, metadata

# `kind` is that of what the passage tells: documents, statements, reports. `gist` names the words
# that stand for its meaning; passages of the same words share one vector.
passages = Table(
    "passages",
    metadata,
    Column("n", Integer, primary_key=True),
    Column("kind", WORDS, nullable=False),
    Column("entry", WORDS, nullable=False, index=True),
    Column(
        "document",
        WORDS,
        ForeignKey("documents.id", ondelete="CASCADE"),
        nullable=False,
        index=True,
    ),
    Column("gist", WORDS, nullable=False, index=True),
    Column("text", Text, nullable=False),
)

# `vector` is a byte a component, in proportion; `model` is what made it, `whole` says whether it
# stands for a document.
vectors = Table(
    "vectors",
    metadata,
    Column("gist", WORDS, primary_key=True),
    Column("model", WORDS, nullable=False),
    Column("whole", Boolean, nullable=False),
    Column("vector", LargeBinary, nullable=False),
)
