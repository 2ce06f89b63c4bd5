"""The tables. An entry's truth is its `body`, the JSON that is exported; every other column is a
copy of something in it, kept so that the database can find and order entries.

Entry tables come in three families:

- of one document (reports, statements, figures, namings, stands): keyed by id;
- told by several documents (offices, instruments, observances): one account a document, keyed by
  id and document, joined into one entry when read;
- across documents (events, disputes, positions): keyed by id.

`sides` tables link an entry to the actors and countries in it. They repeat type and dates, so that
an actor's entries are found, filtered and put in order within one index. Each such index has
a small twin with the few entries that last longer than a year (`spans`).
"""

from typing import Any

from sqlalchemy import (
    Column,
    Date,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    MetaData,
    PrimaryKeyConstraint,
    String,
    Table,
    Text,
)

from dragoman.record.spans import index_long

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)


# Words in the order of their code points, which is Python's, whatever the database's own.
WORDS = String().with_variant(String(collation="C"), "postgresql")


def _words(name: str) -> Column[str]:
    return Column(name, WORDS, nullable=False)


def _facets() -> tuple[Column[Any], ...]:
    """`type`, first and last day, and `day` to sort by: the first day, an unknown one last."""
    return (
        _words("type"),
        Column("first", Date),
        Column("last", Date),
        Column("day", Date, nullable=False),
    )


def _of_document(name: str = "document") -> Column[str]:
    return Column(
        name, WORDS, ForeignKey("documents.id", ondelete="CASCADE"), nullable=False, index=True
    )


def _entries(name: str, *own: Column[str], key: tuple[str, ...] = ("id",)) -> Table:
    table = Table(
        name,
        metadata,
        _words("id"),
        *own,
        *_facets(),
        Column("body", Text, nullable=False),
        PrimaryKeyConstraint(*key),
        Index(None, "day", "id", "last"),
        Index(None, "type", "day", "id", "last"),
    )
    index_long(table, "day", "id", "last")
    index_long(table, "type", "day", "id", "last")
    return table


def _sides(entries: Table) -> Table:
    key = [column.name for column in entries.primary_key]
    own = ["entry", *key[1:]]
    table = Table(
        f"{entries.name.removesuffix('s')}_sides",
        metadata,
        *(_words(column) for column in own),
        _words("role"),
        Column("n", Integer, nullable=False),
        Column("actor", WORDS, ForeignKey("actors.id")),
        _words("country"),
        _words("type"),
        Column("last", Date),
        Column("day", Date, nullable=False),
        PrimaryKeyConstraint(*own, "role", "n"),
        ForeignKeyConstraint(own, [f"{entries.name}.{k}" for k in key], ondelete="CASCADE"),
        Index(None, "country", "day", "entry", "type", "last"),
        Index(None, "actor", "day", "entry", "type", "last"),
    )
    for who in ("country", "actor"):
        index_long(table, who, "day", "entry", "type", "last")
    return table


def _grounds(entries: Table) -> Table:
    return Table(
        f"{entries.name.removesuffix('s')}_grounds",
        metadata,
        Column(
            "entry", WORDS, ForeignKey(f"{entries.name}.id", ondelete="CASCADE"), primary_key=True
        ),
        Column(
            "document",
            WORDS,
            ForeignKey("documents.id", ondelete="CASCADE"),
            primary_key=True,
            index=True,
        ),
    )


SHARED = ("id", "document")

meta = Table("meta", metadata, Column("key", WORDS, primary_key=True), _words("value"))

runs = Table(
    "runs",
    metadata,
    Column("id", WORDS, primary_key=True),
    _words("dragoman"),
    _words("codebook"),
    _words("model"),
)

documents = _entries(
    "documents",
    Column("run", WORDS, ForeignKey("runs.id"), nullable=False),
    _words("source"),
    _words("outlet"),
    Column("text", Text, nullable=False),
)

# Documents read since the record was last reconciled.
pending = Table(
    "pending",
    metadata,
    Column("document", WORDS, ForeignKey("documents.id", ondelete="CASCADE"), primary_key=True),
)

actors = Table(
    "actors",
    metadata,
    Column("id", WORDS, primary_key=True),
    _words("type"),
    Column("country", WORDS, nullable=False, index=True),
    _words("sector"),
    Column("body", Text, nullable=False),
)

# Names, aliases and ids, case folded.
actor_names = Table(
    "actor_names",
    metadata,
    Column("name", WORDS, primary_key=True),
    Column(
        "actor",
        WORDS,
        ForeignKey("actors.id", ondelete="CASCADE"),
        primary_key=True,
        index=True,
    ),
)

# An actor as documents give it, each form once; `actors` joins the forms.
actor_forms = Table(
    "actor_forms",
    metadata,
    Column("id", WORDS, primary_key=True),
    Column("actor", WORDS, ForeignKey("actors.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("body", Text, nullable=False),
)

# Which document gives which form of an actor.
appearances = Table(
    "appearances",
    metadata,
    Column("document", WORDS, ForeignKey("documents.id", ondelete="CASCADE"), primary_key=True),
    Column("actor", WORDS, ForeignKey("actors.id"), primary_key=True, index=True),
    Column("form", WORDS, ForeignKey("actor_forms.id"), nullable=False, index=True),
)

# How a document names an actor, with the reason; `times` says how often.
mentions = Table(
    "mentions",
    metadata,
    Column("document", WORDS, ForeignKey("documents.id", ondelete="CASCADE"), primary_key=True),
    Column("actor", WORDS, ForeignKey("actors.id"), primary_key=True, index=True),
    Column("text", WORDS, primary_key=True),
    Column("rule", WORDS, primary_key=True),
    _words("because"),
    Column("times", Integer, nullable=False),
)

events = _entries("events")
event_sides = _sides(events)

# Each pair of countries in an event, a ≤ b: a dyad's chronicle is one stretch of the index.
event_dyads = Table(
    "event_dyads",
    metadata,
    Column(
        "entry",
        WORDS,
        ForeignKey("events.id", ondelete="CASCADE"),
        primary_key=True,
    ),
    Column("a", WORDS, primary_key=True),
    Column("b", WORDS, primary_key=True),
    _words("type"),
    Column("last", Date),
    Column("day", Date, nullable=False),
    Index(None, "a", "b", "day", "entry", "type", "last"),
)
index_long(event_dyads, "a", "b", "day", "entry", "type", "last")

reports = _entries(
    "reports",
    _of_document(),
    Column("event", WORDS, ForeignKey("events.id", ondelete="SET NULL"), index=True),
)
statements = _entries("statements", _of_document())
statement_sides = _sides(statements)
figures = _entries("figures", _of_document())
figure_sides = _sides(figures)
namings = _entries("namings", _of_document())
naming_sides = _sides(namings)
stands = _entries("stands", _of_document())
stand_sides = _sides(stands)

offices = _entries("offices", _of_document(), key=SHARED)
office_sides = _sides(offices)
instruments = _entries("instruments", _of_document(), key=SHARED)
instrument_sides = _sides(instruments)
observances = _entries("observances", _of_document(), key=SHARED)
observance_sides = _sides(observances)

disputes = _entries("disputes", _words("subject_kind"), Column("subject", WORDS, index=True))
dispute_sides = _sides(disputes)
dispute_grounds = _grounds(disputes)
positions = _entries("positions")
position_sides = _sides(positions)
position_grounds = _grounds(positions)

# `document` is null for an input that gave no document.
notices = Table(
    "notices",
    metadata,
    Column("id", WORDS, primary_key=True),
    Column("document", WORDS, ForeignKey("documents.id", ondelete="CASCADE"), index=True),
    _words("type"),
    Column("source", WORDS, nullable=False, index=True),
    Column("body", Text, nullable=False),
)
