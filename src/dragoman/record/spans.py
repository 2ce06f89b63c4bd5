"""Entries that last long, told from the others so that a span of time is one stretch of an index.

Whatever lies in a year began in it or before it. Most entries last a year at most, so they are
found between the days around it; the few that last longer are in small indexes of their own.
"""

from datetime import date, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Date, FromClause, Index, Table
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement

# Nothing that is dated by a day, a month or a year lasts longer.
LONG_DAYS = 366


class _LongAfter(FunctionElement[date]):
    """The day that many days after another."""

    type = Date()
    inherit_cache = True


@compiles(_LongAfter, "sqlite")
def _in_sqlite(element: _LongAfter, compiler: SQLCompiler, **how: Any) -> str:  # noqa: ANN401
    return f"date({compiler.process(element.clauses, **how)}, '+{LONG_DAYS} days')"


@compiles(_LongAfter, "postgresql")
def _in_postgresql(element: _LongAfter, compiler: SQLCompiler, **how: Any) -> str:  # noqa: ANN401
    return f"{compiler.process(element.clauses, **how)} + {LONG_DAYS}"


def lasts_long(rows: FromClause) -> ColumnElement[bool]:
    """Whether rows last longer than `LONG_DAYS`.

    Asked in the very words of the indexes: a database uses one only where it sees that the question
    wants no more than the index holds.
    """
    return rows.c.last > _LongAfter(rows.c.day)


def index_long(table: Table, *columns: str) -> None:
    """Give a table an index of those of its rows that last long."""
    long = lasts_long(table)
    name = f"ix_{table.name}_long_{'_'.join(columns)}"
    Index(name, *(table.c[c] for c in columns), sqlite_where=long, postgresql_where=long)


def earliest(since: date) -> date:
    """The day before which only entries begin that last long, if they are to last until `since`."""
    return since - min(timedelta(LONG_DAYS), since - date.min)
