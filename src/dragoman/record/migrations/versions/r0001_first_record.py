"""The first record. The shapes are written out here, since a migration never changes again."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

DOCUMENT_ENTRIES = ("statements", "figures", "namings")
SHARED_ENTRIES = ("offices", "instruments", "observances")

# Words in the order of their code points, whatever the database's own.
WORDS = sa.String().with_variant(sa.String(collation="C"), "postgresql")


def upgrade() -> None:
    """Documents and actors first, since all else points to them."""
    _documents()
    _actors()
    _acts()
    for name in DOCUMENT_ENTRIES:
        _entries(name, _document())
        _sides(name)
    for name in SHARED_ENTRIES:
        _entries(name, _document(), key=("id", "document"))
        _sides(name, "document")
    _entries("disputes", _word("subject_kind"), sa.Column("subject", WORDS))
    op.create_index("ix_disputes_subject", "disputes", ["subject"])
    _entries("positions")
    for name in ("disputes", "positions"):
        _sides(name)
        _grounds(name)
    _notices()


def downgrade() -> None:
    """Drop all, what points to something before what it points to."""
    across = ("disputes", "positions")
    for name in ("events", *DOCUMENT_ENTRIES, *SHARED_ENTRIES, *across):
        op.drop_table(f"{name.removesuffix('s')}_sides")
    for name in across:
        op.drop_table(f"{name.removesuffix('s')}_grounds")
    entries = (*DOCUMENT_ENTRIES, *SHARED_ENTRIES, *across)
    people = ("mentions", "appearances", "actor_forms", "actor_names", "actors")
    acts = ("event_dyads", "reports", "events")
    for name in ("notices", *entries, *acts, *people, "pending", "documents", "runs", "meta"):
        op.drop_table(name)


def _word(name: str) -> sa.Column[str]:
    return sa.Column(name, WORDS, nullable=False)


def _pointer(
    name: str, to: str, *, delete: str | None = None, nullable: bool = False
) -> sa.Column[str]:
    key = sa.ForeignKey(f"{to}.id", ondelete=delete)
    return sa.Column(name, WORDS, key, nullable=nullable)


def _document() -> sa.Column[str]:
    return _pointer("document", "documents", delete="CASCADE")


def _entries(name: str, *own: sa.Column[str], key: tuple[str, ...] = ("id",)) -> None:
    op.create_table(
        name,
        _word("id"),
        *own,
        _word("type"),
        sa.Column("first", sa.Date),
        sa.Column("last", sa.Date),
        sa.Column("day", sa.Date, nullable=False),
        sa.Column("body", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint(*key, name=f"pk_{name}"),
    )
    op.create_index(f"ix_{name}_day_id_last", name, ["day", "id", "last"])
    op.create_index(f"ix_{name}_type_day_id_last", name, ["type", "day", "id", "last"])
    if "document" in {column.name for column in own}:
        op.create_index(f"ix_{name}_document", name, ["document"])


def _sides(entries: str, *more_key: str) -> None:
    name = f"{entries.removesuffix('s')}_sides"
    own = ["entry", *more_key]
    op.create_table(
        name,
        *(_word(column) for column in own),
        _word("role"),
        sa.Column("n", sa.Integer, nullable=False),
        _pointer("actor", "actors", nullable=True),
        _word("country"),
        _word("type"),
        sa.Column("last", sa.Date),
        sa.Column("day", sa.Date, nullable=False),
        sa.PrimaryKeyConstraint(*own, "role", "n", name=f"pk_{name}"),
        sa.ForeignKeyConstraint(
            own, [f"{entries}.{column}" for column in ("id", *more_key)], ondelete="CASCADE"
        ),
    )
    for who in ("country", "actor"):
        columns = [who, "day", "entry", "type", "last"]
        op.create_index(f"ix_{name}_{'_'.join(columns)}", name, columns)


def _grounds(entries: str) -> None:
    name = f"{entries.removesuffix('s')}_grounds"
    op.create_table(
        name,
        _pointer("entry", entries, delete="CASCADE"),
        _document(),
        sa.PrimaryKeyConstraint("entry", "document", name=f"pk_{name}"),
    )
    op.create_index(f"ix_{name}_document", name, ["document"])


def _documents() -> None:
    op.create_table("meta", sa.Column("key", WORDS), _word("value"), sa.PrimaryKeyConstraint("key"))
    op.create_table(
        "runs",
        sa.Column("id", WORDS),
        _word("dragoman"),
        _word("codebook"),
        _word("model"),
        sa.PrimaryKeyConstraint("id"),
    )
    _entries(
        "documents",
        _pointer("run", "runs"),
        _word("source"),
        _word("outlet"),
        sa.Column("text", sa.Text, nullable=False),
    )
    op.create_table("pending", _document(), sa.PrimaryKeyConstraint("document"))


def _actors() -> None:
    op.create_table(
        "actors",
        _word("id"),
        _word("type"),
        _word("country"),
        _word("sector"),
        sa.Column("body", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_actors_country", "actors", ["country"])
    op.create_table(
        "actor_names",
        _word("name"),
        _pointer("actor", "actors", delete="CASCADE"),
        sa.PrimaryKeyConstraint("name", "actor"),
    )
    op.create_index("ix_actor_names_actor", "actor_names", ["actor"])
    op.create_table(
        "actor_forms",
        _word("id"),
        _pointer("actor", "actors", delete="CASCADE"),
        sa.Column("body", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_actor_forms_actor", "actor_forms", ["actor"])
    _appearances()


def _appearances() -> None:
    op.create_table(
        "appearances",
        _document(),
        _pointer("actor", "actors"),
        _pointer("form", "actor_forms"),
        sa.PrimaryKeyConstraint("document", "actor"),
    )
    op.create_index("ix_appearances_actor", "appearances", ["actor"])
    op.create_index("ix_appearances_form", "appearances", ["form"])
    op.create_table(
        "mentions",
        _document(),
        _pointer("actor", "actors"),
        _word("text"),
        _word("rule"),
        _word("because"),
        sa.Column("times", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("document", "actor", "text", "rule"),
    )
    op.create_index("ix_mentions_actor", "mentions", ["actor"])


def _acts() -> None:
    _entries("events")
    _sides("events")
    op.create_table(
        "event_dyads",
        _pointer("entry", "events", delete="CASCADE"),
        _word("a"),
        _word("b"),
        _word("type"),
        sa.Column("last", sa.Date),
        sa.Column("day", sa.Date, nullable=False),
        sa.PrimaryKeyConstraint("entry", "a", "b"),
    )
    columns = ["a", "b", "day", "entry", "type", "last"]
    op.create_index(f"ix_event_dyads_{'_'.join(columns)}", "event_dyads", columns)
    _entries("reports", _document(), _pointer("event", "events", delete="SET NULL", nullable=True))
    op.create_index("ix_reports_event", "reports", ["event"])


def _notices() -> None:
    op.create_table(
        "notices",
        _word("id"),
        _pointer("document", "documents", delete="CASCADE", nullable=True),
        _word("type"),
        _word("source"),
        sa.Column("body", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_notices_document", "notices", ["document"])
    op.create_index("ix_notices_source", "notices", ["source"])
