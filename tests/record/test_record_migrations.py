"""The migrations make exactly the tables that the code works with, and take them away again."""

from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import inspect

from dragoman.errors import RecordError, RecordMissing
from dragoman.record import migrations, tables
from dragoman.record.places import locate
from dragoman.record.session import Record, open_record


@pytest.fixture
def place(tmp_path: Path) -> str:
    return str(tmp_path / "record.db")


def not_the_index_of_words(name: str | None, kind: str, _: object) -> bool:
    """The database's own index of words is in no metadata: the migration alone makes it."""
    return not (kind == "table" and str(name).startswith("passage_words"))


def test_migrations_end_in_the_tables_of_the_code(place: str) -> None:
    with open_record(place, create=True) as record, record.reading() as connection:
        own = MigrationContext.configure(connection, opts={"include_name": not_the_index_of_words})
        assert compare_metadata(own, tables.metadata) == []
        found = inspect(connection)
        for table in tables.metadata.sorted_tables:
            key = found.get_pk_constraint(table.name)["constrained_columns"]
            assert key == [column.name for column in table.primary_key], table.name


def test_the_head_is_the_last_migration() -> None:
    assert ScriptDirectory(str(migrations.HERE)).get_heads() == [migrations.HEAD]


def test_down_to_nothing_and_up_again(place: str) -> None:
    with open_record(place, create=True) as record:
        with record.writing() as connection:
            migrations.downgrade(connection)
            assert inspect(connection).get_table_names() == ["alembic_version"]
            migrations.upgrade(connection)
        with record.reading() as connection:
            assert migrations.standing(connection, place) == "current"


def test_a_migration_that_fails_leaves_nothing(place: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_: object) -> None:
        raise RecordError("the power went")

    monkeypatch.setattr(migrations, "note_maker", fail)
    with pytest.raises(RecordError, match="power"):
        open_record(place, create=True)
    monkeypatch.undo()
    with pytest.raises(RecordMissing):
        open_record(place)
    file = locate(place)
    engine = file.open_engine(read_only=False)
    with Record(place, file, engine, read_only=False) as record, record.reading() as connection:
        assert inspect(connection).get_table_names() == []
