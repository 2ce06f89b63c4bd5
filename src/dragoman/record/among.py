"""Asking for any of many values.

A question with a parameter for each value is another question for each number of values, to be read
and planned anew. PostgreSQL gets them as an array. SQLite reads a question quickly, and finds good
ways to answer it only if it sees how many values there are.
"""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import BigInteger, Boolean, ColumnElement, Integer, Text, bindparam
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement
from sqlalchemy.sql.operators import OperatorType

_WORDS, _NUMBERS = ARRAY(Text()), ARRAY(BigInteger())


def among(column: ColumnElement[Any], values: Sequence[Any] | str) -> ColumnElement[bool]:
    """Whether the column, of words or whole numbers, has one of the values.

    A string is the name under which they are given when the question is asked.
    """
    kind = _NUMBERS if isinstance(column.type, Integer) else _WORDS
    if isinstance(values, str):
        listed = bindparam(values, type_=column.type, expanding=True)
        return _Among(column, listed, bindparam(values, type_=kind))
    listed = bindparam(None, values, column.type, unique=True, expanding=True)
    return _Among(column, listed, bindparam(None, values, kind, unique=True))


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
