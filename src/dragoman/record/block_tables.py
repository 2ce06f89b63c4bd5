"""The tables of blocks: which reports may tell of one event, which entries speak of one thing,
which documents may repeat one another.

They repeat what follows from the entries, so that a new document is reconciled with its own blocks
and not with the whole record. `dragoman check --repair` can make them anew.
"""

from sqlalchemy import BigInteger, Column, Double, ForeignKey, Index, Integer, Table, Text

from dragoman.record.tables import WORDS, metadata

NUMBER = BigInteger().with_variant(Integer, "sqlite")

# A report's short name here, and its sketch as JSON.
block_reports = Table(
    "block_reports",
    metadata,
    Column("number", NUMBER, primary_key=True, autoincrement=True),
    Column(
        "report", WORDS, ForeignKey("reports.id", ondelete="CASCADE"), nullable=False, unique=True
    ),
    Column("sketch", Text, nullable=False),
    sqlite_autoincrement=True,
)

# `block` is a hash of the block's name, `day` an ordinal.
block_places = Table(
    "block_places",
    metadata,
    Column("block", BigInteger, primary_key=True, autoincrement=False),
    Column("day", Integer, primary_key=True, autoincrement=False),
    Column(
        "number",
        NUMBER,
        ForeignKey("block_reports.number", ondelete="CASCADE"),
        primary_key=True,
        autoincrement=False,
    ),
    Index(None, "number"),
    sqlite_with_rowid=False,
)

# The few others that a report is most like, once it is reconciled; the likest has rank 0.
block_kin = Table(
    "block_kin",
    metadata,
    Column("report", WORDS, ForeignKey("reports.id", ondelete="CASCADE"), primary_key=True),
    Column("other", WORDS, ForeignKey("reports.id", ondelete="CASCADE"), primary_key=True),
    Column("rank", Integer, nullable=False),
    Column("likeness", Double, nullable=False),
    Index(None, "other"),
    sqlite_with_rowid=False,
)

block_parts = Table(
    "block_parts",
    metadata,
    Column("thing", WORDS, primary_key=True),
    Column("kind", WORDS, primary_key=True),
    Column("entry", WORDS, primary_key=True),
    Column("document", WORDS, ForeignKey("documents.id", ondelete="CASCADE"), primary_key=True),
    Index(None, "document"),
    sqlite_with_rowid=False,
)

# The disputes and positions that were drawn from the entries of a thing.
block_findings = Table(
    "block_findings",
    metadata,
    Column("thing", WORDS, primary_key=True),
    Column("entry", WORDS, primary_key=True),
    sqlite_with_rowid=False,
)

# A document's short name here, and how many runs of words it has.
block_documents = Table(
    "block_documents",
    metadata,
    Column("number", NUMBER, primary_key=True, autoincrement=True),
    Column(
        "document",
        WORDS,
        ForeignKey("documents.id", ondelete="CASCADE"),
        nullable=False,
        unique=True,
    ),
    Column("runs", Integer, nullable=False),
    sqlite_autoincrement=True,
)

# The marks by which the copies of a document are found, each with how many runs that has.
block_marks = Table(
    "block_marks",
    metadata,
    Column("mark", BigInteger, primary_key=True, autoincrement=False),
    Column("runs", Integer, primary_key=True, autoincrement=False),
    Column(
        "number",
        NUMBER,
        ForeignKey("block_documents.number", ondelete="CASCADE"),
        primary_key=True,
        autoincrement=False,
    ),
    Index(None, "number"),
    sqlite_with_rowid=False,
)

# Things and families of copies that lost an entry since the record was last reconciled, and reports
# that lost kin.
block_losses = Table(
    "block_losses",
    metadata,
    Column("kind", WORDS, primary_key=True),
    Column("name", WORDS, primary_key=True),
)
