"""Asking for any of many values.

A question with a parameter for each value is another question for each number of values, to be read
and planned anew. PostgreSQL gets them as an array. SQLite reads a question quickly, and finds good
ways to answer it only if it sees how many values there are.
"""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import BigInteger, Boolean, ColumnElement, Integer, Text, any_, bindparam
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement
from sqlalchemy.sql.operators import OperatorType


def among(column: ColumnElement[Any], values: Sequence[Any]) -> ColumnElement[bool]:
    """Whether the column, of words or whole numbers, has one of the values."""
    kind = BigInteger() if isinstance(column.type, Integer) else Text()
    listed = bindparam(None, values, column.type, unique=True, expanding=True)
    array = bindparam(None, values, ARRAY(kind), unique=True)
    return _Among(column.in_(listed), column == any_(array))


class _Among(FunctionElement[bool]):
    """One question in two forms."""

    type = Boolean()
    inherit_cache = True

    def self_group(self, against: OperatorType | None = None) -> "_Among":  # noqa: ARG002
        """Stand alone as a condition: what SQLite has to hold against 1 it finds in no index."""
        return self


@compiles(_Among)
def _listed(element: _Among, compiler: SQLCompiler, **how: Any) -> str:  # noqa: ANN401
    listed, _ = element.clauses
    return compiler.process(listed, **how)


@compiles(_Among, "postgresql")
def _array(element: _Among, compiler: SQLCompiler, **how: Any) -> str:  # noqa: ANN401
    _, array = element.clauses
    return compiler.process(array, **how)
