"""Asking for any of many values in one parameter.

A question with a parameter for each value is another question for each number of values, to be
written, read and planned anew. So PostgreSQL gets an array and SQLite the values as JSON.
"""

import json
from collections.abc import Collection
from typing import Any

from sqlalchemy import BigInteger, Boolean, ColumnElement, Dialect, Integer, Text, bindparam
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement
from sqlalchemy.types import TypeDecorator, TypeEngine


def among(column: ColumnElement[Any], values: Collection[Any]) -> ColumnElement[bool]:
    """Whether the column, of words or whole numbers, has one of the values."""
    numbers = isinstance(column.type, Integer)
    listed = bindparam(None, list(values), type_=_Listed(numbers=numbers), unique=True)
    return _Among(column, listed)


class _Listed(TypeDecorator[list[Any]]):
    impl = Text
    cache_ok = True

    def __init__(self, *, numbers: bool) -> None:
        super().__init__()
        self.numbers = numbers

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        if dialect.name == "postgresql":
            return dialect.type_descriptor(ARRAY(BigInteger() if self.numbers else Text()))
        return dialect.type_descriptor(Text())

    def process_bind_param(self, value: list[Any] | None, dialect: Dialect) -> Any:  # noqa: ANN401
        return value if dialect.name == "postgresql" else json.dumps(value)


class _Among(FunctionElement[bool]):
    type = Boolean()
    inherit_cache = True


@compiles(_Among)
def _json(element: _Among, compiler: SQLCompiler, **how: Any) -> str:  # noqa: ANN401
    column, listed = (compiler.process(one, **how) for one in element.clauses)
    return f"{column} IN (SELECT value FROM json_each({listed}))"  # noqa: S608 - a parameter


@compiles(_Among, "postgresql")
def _array(element: _Among, compiler: SQLCompiler, **how: Any) -> str:  # noqa: ANN401
    column, listed = (compiler.process(one, **how) for one in element.clauses)
    return f"{column} = ANY ({listed})"
