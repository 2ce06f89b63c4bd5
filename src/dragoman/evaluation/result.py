"""What an evaluation says: measures, tables, and a prediction for each gold row."""

from dataclasses import dataclass
from typing import Any

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Table:
    """A table to print under the measures; cells are text or numbers, rows as long as `columns`."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str | float, ...], ...]


@dataclass(frozen=True, slots=True)
class Evaluation:
    """One task over one gold set. `measures` are fractions of one, the most telling first."""

    task: str
    size: int
    measures: dict[str, float]
    tables: tuple[Table, ...]
    predictions: tuple[Row, ...]
