"""The migrations make exactly the tables that the code works with, and take them away again."""

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from invented import VERSIONS, readings
from sqlalchemy import Connection, inspect, select, text

from dragoman.errors import RecordError, RecordMissing, RecordTooNew
from dragoman.record import migrations, read
from dragoman.record.block_tables import block_kin, block_marks
from dragoman.record.places import locate
from dragoman.record.reconciling import reconcile_pending
from dragoman.record.schema import all_tables
from dragoman.record.search_tables import passages
from dragoman.record.session import Record, open_record
from dragoman.record.write import save_reading

REVISIONS = [
    script.revision
    for script in reversed(list(ScriptDirectory(str(migrations.HERE)).walk_revisions()))
]


def shape(connection: Connection) -> dict[str, list[str]]:
    """Tables with their columns and indexes."""
    found = inspect(connection)
    return {
        name: sorted(
            [
                *(f"{c['name']} {c['type']!r} {c['nullable']}" for c in found.get_columns(name)),
                *(f"{i['name']} {i['column_names']}" for i in found.get_indexes(name)),
            ]
        )
        for name in found.get_table_names()
    }


def test_migrations_end_in_the_tables_of_the_code(record: Record) -> None:
    names = {table.name for table in all_tables()}
    with record.reading() as connection:
        context = MigrationContext.configure(
            connection,
            opts={"include_name": lambda name, kind, _: kind != "table" or name in names},
        )
        differences = [
            one
            for one in compare_metadata(context, all_tables()[0].metadata)
            if "words" not in str(one)
        ]
        assert differences == []
        found = inspect(connection)
        for table in all_tables():
            key = found.get_pk_constraint(table.name)["constrained_columns"]
            assert key == [column.name for column in table.primary_key], table.name


def test_words_are_kept_in_one_order(record: Record) -> None:
    """Of their code points, which is Python's: in PostgreSQL by the collation C."""
    with record.reading() as connection:
        if connection.dialect.name == "postgresql":
            other = connection.execute(
                text(
                    "SELECT table_name, column_name FROM information_schema.columns "
                    "WHERE table_schema = current_schema() AND data_type = 'character varying' "
                    "AND collation_name IS DISTINCT FROM 'C' AND table_name != 'alembic_version'"
                )
            )
            assert other.all() == []
        words = ["É", "Z", "a", "é", "ü", "𐎀"]
        union = " UNION ALL ".join(f"SELECT '{word}' AS id" for word in reversed(words))
        order = 'id COLLATE "C"' if connection.dialect.name == "postgresql" else "id"
        asked = text(f"SELECT id FROM ({union}) AS words ORDER BY {order}")  # noqa: S608
        assert list(connection.execute(asked).scalars()) == sorted(words)


def test_the_head_is_the_last_migration() -> None:
    assert ScriptDirectory(str(migrations.HERE)).get_heads() == [migrations.HEAD]


def test_each_migration_goes_down_and_up_again(record: Record) -> None:
    """Whatever a migration makes, it takes away, and nothing else."""
    shapes: dict[str, dict[str, list[str]]] = {}
    with record.writing() as connection:
        for revision in [*reversed(REVISIONS[:-1]), migrations.BASE]:
            migrations.downgrade(connection, revision)
            shapes[revision] = shape(connection)
        assert list(shapes[migrations.BASE]) == ["alembic_version"]
        for revision in REVISIONS:
            migrations.upgrade(connection, revision)
            if revision in shapes:
                assert shape(connection) == shapes[revision]
    with record.reading() as connection:
        assert migrations.standing(connection, record.name) == "current"


def test_an_older_record_is_brought_up_to_date_by_a_writer(place: str) -> None:
    with open_record(place, create=True) as record, record.writing() as connection:
        migrations.downgrade(connection, REVISIONS[0])
    with pytest.raises(RecordError, match="older Dragoman"):
        open_record(place, read_only=True)
    with open_record(place) as record, record.reading() as connection:
        assert migrations.standing(connection, place) == "current"


def test_a_record_of_a_newer_dragoman_is_refused(place: str) -> None:
    with open_record(place, create=True) as record, record.writing() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
        connection.execute(text("UPDATE meta SET value = '7.0' WHERE key = 'dragoman'"))
    for read_only in (True, False):
        with pytest.raises(RecordTooNew, match=r"Dragoman, 7\.0: its tables are of version 9999"):
            open_record(place, read_only=read_only)


def test_a_migration_that_fails_leaves_nothing(place: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_: object) -> None:
        raise RecordError("the power went")

    monkeypatch.setattr(migrations, "note_maker", fail)
    with pytest.raises(RecordError, match="power"):
        open_record(place, create=True)
    monkeypatch.undo()
    with pytest.raises(RecordMissing):
        open_record(place)
    home = locate(place)
    engine = home.open_engine(read_only=False)
    with Record(place, home, engine, read_only=False) as record, record.reading() as connection:
        assert inspect(connection).get_table_names() == []


def test_a_record_from_before_the_blocks_is_reconciled_with_them(place: str) -> None:
    with open_record(place, create=True) as record:
        for one in readings(12):
            save_reading(record, one, VERSIONS)
        reconcile_pending(record)
        before = list(read.events(record))
        with record.writing() as connection:
            migrations.downgrade(connection, "0003")
    with open_record(place) as record:
        assert len(read.pending(record)) == 12
        reconcile_pending(record)
        assert read.pending(record) == ()
        assert list(read.events(record)) == before


def test_marks_kin_and_the_search_index_come_out_as_they_were(place: str) -> None:
    asked = (
        select(block_marks).order_by(*block_marks.c),
        select(block_kin).order_by(*block_kin.c),
        select(passages.c.n, passages.c.entry),
    )
    with open_record(place, create=True) as record:
        for one in readings(12):
            save_reading(record, one, VERSIONS)
        reconcile_pending(record)
        with record.writing() as connection:
            before = [connection.execute(one).all() for one in asked]
            migrations.downgrade(connection, "0008")
    assert all(before)
    with open_record(place) as record, record.reading() as connection:
        assert [connection.execute(one).all() for one in asked] == before
