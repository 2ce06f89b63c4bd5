"""Asking for many stretches of an index in one question, each by itself.

A question for each takes a look at the server each time, and one for all of them at once would find
what lies between, too.
"""

from collections.abc import Iterable

import msgspec
from sqlalchemy import BigInteger, Column, Integer, TableValuedAlias, Text, bindparam
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement

# A stretch has a number, by which the asker knows it again.
_COLUMNS = {"n": Integer(), "block": BigInteger(), "since": Integer(), "until": Integer()}


def stretches(name: str) -> TableValuedAlias:
    """A table of stretches, given under that name when the question is asked.

    Columns: `n`, a number of the stretch, `block`, and the days `since` and `until`.
    """
    given = _Stretches(bindparam(name, type_=Text()))
    return given.table_valued(*(Column(column, kind) for column, kind in _COLUMNS.items()))


def as_given(rows: Iterable[tuple[int, int, int, int]]) -> str:
    """Stretches as the question takes them."""
    return msgspec.json.encode(list(rows)).decode()


class _Stretches(FunctionElement[str]):
    """Rows of numbers from a list of lists in JSON."""

    type = Text()
    inherit_cache = True


@compiles(_Stretches)
def _in_sqlite(element: _Stretches, compiler: SQLCompiler, **how: object) -> str:
    columns = (f"json_extract(value, '$[{i}]') AS {name}" for i, name in enumerate(_COLUMNS))
    return _selected(columns, f"json_each({compiler.process(element.clauses, **how)})")


@compiles(_Stretches, "postgresql")
def _in_postgresql(element: _Stretches, compiler: SQLCompiler, **how: object) -> str:
    columns = (
        f"(value ->> {i})::{kind.compile(compiler.dialect)} AS {name}"
        for i, (name, kind) in enumerate(_COLUMNS.items())
    )
    given = compiler.process(element.clauses, **how)
    return _selected(columns, f"json_array_elements(({given})::json) AS value")


def _selected(columns: Iterable[str], rows: str) -> str:
    return f"(SELECT {', '.join(columns)} FROM {rows})"  # noqa: S608 - our own names
