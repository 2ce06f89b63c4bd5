"""Asking for any of many values.

A question with a parameter for each value is another question for each number of values, to be read
and planned anew. PostgreSQL gets them as an array. SQLite reads a question quickly, and finds good
ways to answer it only if it sees how many values there are.

Questions do not hold the values, so each can be made once and asked for ever: making one takes as
long as answering it.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from sqlalchemy import (
    BigInteger,
    Boolean,
    ColumnElement,
    Connection,
    Executable,
    Integer,
    Text,
    bindparam,
)
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement
from sqlalchemy.sql.operators import OperatorType

from dragoman.record.batches import AnyRow, batches

_WORDS, _NUMBERS = ARRAY(Text()), ARRAY(BigInteger())
_VALUES = "values"


def among(column: ColumnElement[Any]) -> ColumnElement[bool]:
    """Whether the column, of words or whole numbers, has one of the values that are asked for."""
    array = _NUMBERS if isinstance(column.type, Integer) else _WORDS
    listed = bindparam(_VALUES, type_=column.type, expanding=True)
    return _Among(column, listed, bindparam(_VALUES, type_=array))


def rows_among(
    connection: Connection, question: Executable, values: Iterable[Any], **others: object
) -> Iterator[AnyRow]:
    """The rows in which the question finds one of the values, so many values at a time as a
    statement may name; `others` are its other parameters."""
    for some in batches(sorted(set(values))):
        yield from connection.execute(question, {_VALUES: some, **others}).all()


def values_among(
    connection: Connection, question: Executable, values: Iterable[Any], **others: object
) -> Iterator[Any]:
    """The first column of those rows."""
    return (row[0] for row in rows_among(connection, question, values, **others))


def change_among(
    connection: Connection, change: Executable, values: Iterable[Any], **others: object
) -> None:
    """Change or delete the rows in which one of the values is found."""
    for some in batches(sorted(set(values))):
        connection.execute(change, {_VALUES: some, **others})


class _Among(FunctionElement[bool]):
    """A column and what it may have, in two forms: one after the other, and as an array."""

    type = Boolean()
    inherit_cache = True

    def self_group(self, against: OperatorType | None = None) -> "_Among":  # noqa: ARG002
        """Stand alone as a condition: what SQLite has to hold against 1 it finds in no index."""
        return self


@compiles(_Among)
def _listed(element: _Among, compiler: SQLCompiler, **how: Any) -> str:  # noqa: ANN401
    column, listed, _ = element.clauses
    return f"{compiler.process(column, **how)} IN {compiler.process(listed, **how)}"


@compiles(_Among, "postgresql")
def _array(element: _Among, compiler: SQLCompiler, **how: Any) -> str:  # noqa: ANN401
    column, _, array = element.clauses
    return f"{compiler.process(column, **how)} = ANY ({compiler.process(array, **how)})"
