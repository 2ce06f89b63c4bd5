"""Large records: indexes of what lasts longer than a year, and one of words for each kind."""

from collections.abc import Iterable, Iterator, Sequence

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

ENTRIES = (
    "documents",
    "events",
    "reports",
    "statements",
    "figures",
    "namings",
    "stands",
    "offices",
    "instruments",
    "observances",
    "disputes",
    "positions",
)
SIDELESS = ("documents", "reports")
REST = ("day", "entry", "type", "last")

KINDS = ("documents", "statements", "reports")
SQLITE_TOGETHER = (
    (
        "CREATE VIRTUAL TABLE passage_words USING fts5("
        "kind, text, content='passages', content_rowid='n', tokenize='porter unicode61')"
    ),
    "INSERT INTO passage_words (rowid, kind, text) SELECT n, kind, text FROM passages",
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
SQLITE_NO_LONGER_TOGETHER = (
    "DROP TRIGGER passages_gone",
    "DROP TRIGGER passages_added",
    "DROP TABLE passage_words",
)
SQLITE_APART = (
    (
        "CREATE VIRTUAL TABLE words_of_{kind} USING fts5("
        "text, content='passages', content_rowid='n', tokenize='porter unicode61')"
    ),
    (
        "INSERT INTO words_of_{kind} (rowid, text) "
        "SELECT n, text FROM passages WHERE kind = '{kind}' ORDER BY n"
    ),
    (
        "CREATE TRIGGER {kind}_added AFTER INSERT ON passages WHEN new.kind = '{kind}' BEGIN "
        "INSERT INTO words_of_{kind} (rowid, text) VALUES (new.n, new.text); END"
    ),
    (
        "CREATE TRIGGER {kind}_gone AFTER DELETE ON passages WHEN old.kind = '{kind}' BEGIN "
        "INSERT INTO words_of_{kind} (words_of_{kind}, rowid, text) "
        "VALUES ('delete', old.n, old.text); END"
    ),
)
SQLITE_NO_LONGER_APART = (
    "DROP TRIGGER {kind}_gone",
    "DROP TRIGGER {kind}_added",
    "DROP TABLE words_of_{kind}",
)
# With its words a passage's stretch of so many passages is kept, so that a word that very many have
# can be looked up in the last stretches alone.
POSTGRESQL_APART = (
    "CREATE INDEX ix_passages_words_{kind} ON passages USING gin (words, (ARRAY[n >> 13])) "
    "WITH (fastupdate = off) WHERE kind = '{kind}'"
)


def upgrade() -> None:
    """What lasts long is indexed once more; the words that were indexed together, apart."""
    for table, columns in _long():
        op.create_index(
            _name(table, columns),
            table,
            columns,
            sqlite_where=sa.text("last > date(day, '+366 days')"),
            postgresql_where=sa.text("last > day + 366"),
        )
    if op.get_bind().dialect.name == "sqlite":
        _run(*SQLITE_NO_LONGER_TOGETHER, *_of_each_kind(SQLITE_APART))
    else:
        _run("DROP INDEX ix_passages_words", *_of_each_kind([POSTGRESQL_APART]))


def downgrade() -> None:
    """The words are indexed together again."""
    if op.get_bind().dialect.name == "sqlite":
        _run(*_of_each_kind(SQLITE_NO_LONGER_APART), *SQLITE_TOGETHER)
    else:
        _run(*_of_each_kind(["DROP INDEX ix_passages_words_{kind}"]))
        _run("CREATE INDEX ix_passages_words ON passages USING gin (words)")
    for table, columns in _long():
        op.drop_index(_name(table, columns), table)


def _long() -> Iterator[tuple[str, list[str]]]:
    """The tables and columns by which what lasts long is found."""
    for entries in ENTRIES:
        yield entries, ["day", "id", "last"]
        yield entries, ["type", "day", "id", "last"]
        if entries not in SIDELESS:
            for who in ("country", "actor"):
                yield f"{entries.removesuffix('s')}_sides", [who, *REST]
    yield "event_dyads", ["a", "b", *REST]


def _name(table: str, columns: Sequence[str]) -> str:
    return f"ix_{table}_long_{'_'.join(columns)}"


def _of_each_kind(statements: Iterable[str]) -> list[str]:
    return [statement.format(kind=kind) for kind in KINDS for statement in statements]


def _run(*statements: str) -> None:
    for statement in statements:
        op.execute(statement)
