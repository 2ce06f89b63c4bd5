"""Many values or stretches asked for in one parameter, whatever they look like."""

import pytest
from sqlalchemy import (
    BigInteger,
    Column,
    Connection,
    Integer,
    MetaData,
    Table,
    delete,
    insert,
    select,
)

from dragoman.record.among import among, change_among, rows_among, values_among
from dragoman.record.block_tables import NUMBER
from dragoman.record.session import Record
from dragoman.record.stretches import as_given, stretches
from dragoman.record.tables import WORDS, reports

THINGS = Table("things", MetaData(), Column("number", NUMBER), Column("word", WORDS))
PLACES = Table("places", MetaData(), Column("block", BigInteger), Column("day", Integer))
WORDS_OF = {
    0: "plain",
    -(2**63): 'a "quoted", it\'s {braced} one',
    2**63 - 1: "back\\slash\tand tab",
    7: "Гянджа",
    8: "",
    9: "NULL",
}

BY_WORD = select(THINGS.c.word).where(among(THINGS.c.word))
BY_NUMBER = select(THINGS.c.word).where(among(THINGS.c.number))


@pytest.fixture
def things(record: Record) -> Record:
    with record.writing() as connection:
        THINGS.create(connection)
        rows = [{"number": number, "word": word} for number, word in WORDS_OF.items()]
        connection.execute(insert(THINGS), rows)
    return record


def words(connection: Connection, values: list[str]) -> set[str]:
    return set(values_among(connection, BY_WORD, values))


def test_words_are_found_as_they_are_written(things: Record) -> None:
    with things.reading() as connection:
        for word in WORDS_OF.values():
            assert words(connection, [word, "another"]) == {word}
        assert words(connection, [*WORDS_OF.values()]) == {*WORDS_OF.values()}
        assert words(connection, ["Plain", "ПЛАН", "null"]) == set()


def test_numbers_are_found_to_the_last_bit(things: Record) -> None:
    with things.reading() as connection:
        for number, word in WORDS_OF.items():
            assert list(values_among(connection, BY_NUMBER, [number, 5])) == [word]


def test_values_are_asked_for_as_many_at_a_time_as_may_be(things: Record) -> None:
    many = [*range(-3000, 0), *WORDS_OF]
    with things.reading() as connection:
        assert len(list(rows_among(connection, BY_NUMBER, many))) == len(WORDS_OF)


def test_rows_with_one_of_the_values_are_changed(things: Record) -> None:
    with things.writing() as connection:
        change_among(connection, delete(THINGS).where(among(THINGS.c.number)), [0, 7, 11])
        left = set(connection.execute(select(THINGS.c.number)).scalars())
    assert left == WORDS_OF.keys() - {0, 7}


def test_nothing_is_among_no_values(things: Record) -> None:
    with things.reading() as connection:
        assert words(connection, []) == set()
        rest = select(THINGS.c.number).where(~among(THINGS.c.word))
        assert len(list(rows_among(connection, rest, ["plain"]))) == len(WORDS_OF) - 1


def test_values_are_looked_up_in_an_index(record: Record) -> None:
    asked = select(reports.c.event).where(among(reports.c.id)).params(values=["one", "another"])
    with record.reading() as connection:
        served = connection.dialect.name == "postgresql"
        if served:
            connection.exec_driver_sql("SET LOCAL enable_seqscan = off")
        options = {"literal_binds": True, "render_postcompile": True}
        question = asked.compile(connection, compile_kwargs=options)
        explain = "EXPLAIN" if served else "EXPLAIN QUERY PLAN"
        steps = str(connection.exec_driver_sql(f"{explain} {question}").all())
    assert ("Index Cond: ((id)::text = ANY" if served else "autoindex_reports_1 (id=?)") in steps


def test_stretches_are_looked_up_each_by_itself(record: Record) -> None:
    """Numbers to the last bit, days to the first and the last, and nothing that lies between."""
    sought = stretches("sought")
    within = PLACES.c.day.between(sought.c.since, sought.c.until)
    asked = select(sought.c.n, PLACES.c.day).where(PLACES.c.block == sought.c.block, within)
    rows = [(-(2**63), 1), (-(2**63), 2), (-(2**63), 3), (2**63 - 1, 2), (2**63 - 2, 2)]
    with record.writing() as connection:
        PLACES.create(connection)
        connection.execute(insert(PLACES), [{"block": b, "day": d} for b, d in rows])
        given = as_given([(7, -(2**63), 2, 3), (8, 2**63 - 1, 1, 2), (9, 2**63 - 1, 3, 9)])
        found = connection.execute(asked, {"sought": given})
        assert sorted(tuple(row) for row in found) == [(7, 2), (7, 3), (8, 2)]
        assert connection.execute(asked, {"sought": as_given([])}).all() == []
