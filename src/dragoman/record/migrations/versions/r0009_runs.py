"""Each mark says how long its document is, so that marks in common are weighed without it."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

NUMBER = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def upgrade() -> None:
    """Marks keep their documents."""
    op.execute(
        "CREATE TABLE kept_marks AS SELECT mark, runs, number "
        "FROM block_marks JOIN block_documents USING (number)"
    )
    _marks(_key("mark", sa.BigInteger()), _key("runs", sa.Integer()), _number())


def downgrade() -> None:
    """The same the other way."""
    op.execute("CREATE TABLE kept_marks AS SELECT mark, number FROM block_marks")
    _marks(_key("mark", sa.BigInteger()), _number())


def _marks(*key: "sa.Column[Any]") -> None:
    """The table with these columns anew, filled from what was kept."""
    op.drop_table("block_marks")
    op.create_table("block_marks", *key, sqlite_with_rowid=False)
    names = ", ".join(column.name for column in key)
    op.execute(
        f"INSERT INTO block_marks ({names}) "  # noqa: S608 - our own names
        f"SELECT {names} FROM kept_marks ORDER BY {names}"
    )
    op.create_index("ix_block_marks_number", "block_marks", ["number"])
    op.drop_table("kept_marks")


def _number() -> "sa.Column[Any]":
    return _key("number", NUMBER, sa.ForeignKey("block_documents.number", ondelete="CASCADE"))


def _key(
    name: str, kind: "sa.types.TypeEngine[Any]", *more: "sa.schema.SchemaItem"
) -> "sa.Column[Any]":
    return sa.Column(name, kind, *more, primary_key=True, autoincrement=False)
