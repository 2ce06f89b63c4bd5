"""Reference tables: CSV files whose rows become checked dataclasses.

A cell of a tuple field holds its parts between semicolons. A date is a day ("1991-10-18") or a
year, which stands for its first day as a start and for its last day as an end.
"""

import csv
import io
from dataclasses import fields
from importlib.resources import files
from typing import TypeVar, get_origin, get_type_hints

import msgspec

from dragoman.errors import CodebookError

Row = TypeVar("Row")
DATA = files("dragoman.codebook") / "data"


def load_table(name: str, row: type[Row]) -> tuple[Row, ...]:
    """The rows of a table that ships with Dragoman, in the file's order."""
    path = DATA / name
    return parse_table(path.read_text(encoding="utf-8"), str(path), row)


def parse_table(text: str, source: str, row: type[Row]) -> tuple[Row, ...]:
    """Rows from CSV text; CodebookError names the line that is wrong and says how."""
    reader = csv.DictReader(io.StringIO(text), strict=True)
    hints = get_type_hints(row)
    lists = {name for name, hint in hints.items() if get_origin(hint) is tuple}
    wanted = [field.name for field in fields(row)]  # type: ignore[arg-type]
    if reader.fieldnames != wanted:
        raise CodebookError(f"{source}: columns are {reader.fieldnames}, they must be {wanted}")
    rows: list[Row] = []
    try:
        for cells in reader:
            if None in cells or None in cells.values():
                raise CodebookError(f"{source} line {reader.line_num}: not {len(wanted)} cells")
            if reader.line_num != len(rows) + 2:
                raise CodebookError(
                    f"{source} line {reader.line_num}: a blank line or a cell of two"
                )
            values = {
                n: _parts(cells[n]) if n in lists else _value(n, cells[n], hints[n]) for n in wanted
            }
            rows.append(msgspec.convert(values, row, strict=False))
    except (csv.Error, msgspec.ValidationError) as error:
        raise CodebookError(f"{source} line {reader.line_num}: {error}") from error
    if not rows:
        raise CodebookError(f"{source} holds no rows")
    return tuple(rows)


def _parts(cell: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in cell.split(";") if part.strip()) if cell else ()


def _value(name: str, cell: str, hint: object) -> object:
    text = cell.strip()
    if hint is str:
        return text
    if not text:
        return None
    if name in ("start", "end") and len(text) == len("1991"):
        return f"{text}-12-31" if name == "end" else f"{text}-01-01"
    return text
