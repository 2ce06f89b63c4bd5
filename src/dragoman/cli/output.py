"""How answers look: tables on a terminal, aligned plain lines in a pipe, JSON for programs."""

import os
import re
import sys
from collections.abc import Callable, Sequence
from enum import StrEnum
from io import TextIOWrapper
from typing import NoReturn, TypeVar

import msgspec
from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

# Columns with longer cells than this may wrap, and share what width is left in these parts.
NARROW = 24
SHARES = {"what": 4, "sources": 2}
LONG_NUMBER = re.compile(r"\b\d{5,}\b")
View = TypeVar("View")
Cell = str | Text
Progress = Callable[[int, int, str], None]


class Format(StrEnum):
    """What a listing prints."""

    text = "text"
    json = "json"


class _Answer(Console):
    """A console that takes it well when its reader has gone (`| head`)."""

    def on_broken_pipe(self) -> NoReturn:
        _leave()


def console() -> Console:
    """Standard output; in a pipe without colours, and without a width to cut lines at."""
    if sys.stdout.isatty():
        return _Answer(highlight=False, markup=False)
    # Said outright, since FORCE_COLOR and its like would make a terminal of the pipe.
    return _Answer(
        highlight=False, markup=False, width=10_000, soft_wrap=True, force_terminal=False
    )


def print_json(value: object) -> None:
    """Any model or view, as indented JSON in UTF-8."""
    text = msgspec.json.format(msgspec.json.encode(value), indent=2).decode()
    try:
        print(text, flush=True)  # noqa: T201 - a program reads this; rich would wrap it
    except BrokenPipeError:
        _leave()


def print_bytes(data: bytes) -> None:
    """A file's bytes as they are, for `> file`."""
    try:
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        _leave()


def speak_utf8() -> None:
    """Write UTF-8 whatever the terminal's settings are, since names and arrows need it."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def _leave() -> NoReturn:
    """End well: nobody reads any more, and what is still in the buffer has nowhere to go."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    sys.exit(0)


def heading(out: Console, title: str, note: str = "") -> None:
    """A title with a quiet remark behind it."""
    line = Text(title, style="bold")
    if note:
        line.append("   " + note, style="dim")
    out.print(line)
    out.print()


def table(out: Console, columns: Sequence[str], rows: Sequence[Sequence[Cell]]) -> None:
    """Rows under column heads; in a pipe a line each, aligned by spaces, with nothing cut off."""
    if out.is_terminal:
        out.print(_boxed(columns, rows))
        return
    cells = [[str(cell).replace("\n", " ") for cell in row] for row in rows]
    widths = [
        max((len(row[i]) for row in [list(columns), *cells]), default=0)
        for i in range(len(columns))
    ]
    for row in [list(columns), *cells]:
        line = "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True))
        out.print(Text(line.rstrip()))


def _boxed(columns: Sequence[str], rows: Sequence[Sequence[Cell]]) -> Table:
    """The free width goes to the columns that hold sentences; codes and dates stay narrow."""
    wordy = {name for i, name in enumerate(columns) if any(len(row[i]) > NARROW for row in rows)}
    shown = Table(box=box.SIMPLE_HEAD, pad_edge=False, header_style="dim", expand=bool(wordy))
    for name in columns:
        free = SHARES.get(name, 1) if name in wordy else None
        shown.add_column(name, no_wrap=name not in wordy, overflow="fold", ratio=free)
    for row in rows:
        shown.add_row(*(cell if isinstance(cell, Text) else Text(cell) for cell in row))
    return shown


def by_threes(written: str) -> str:
    """A written number with its digits by threes: "2,000,000 USD"; years stay whole."""
    return LONG_NUMBER.sub(lambda match: f"{int(match[0]):,}", written)


def warn(message: str) -> None:
    """A line on standard error."""
    Console(stderr=True, highlight=False, soft_wrap=True, force_terminal=False).print(Text(message))


def show(view: View, format_: Format, draw: Callable[[View, Console], None]) -> None:
    """A view as JSON, or drawn as text."""
    if format_ is Format.json:
        print_json(view)
    else:
        draw(view, console())
