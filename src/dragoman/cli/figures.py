"""The command about numbers, and how it looks: what is counted, who claims it, who prints it."""

from functools import partial
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.text import Text

from dragoman.cli import output
from dragoman.cli.listing import open_to_read, selection
from dragoman.cli.options import Actors, As, Ids, Most, RecordPath, Since, Until
from dragoman.cli.output import Format
from dragoman.cli.standing_drawing import taken_back
from dragoman.settings import DEFAULT_RECORD

if TYPE_CHECKING:
    from dragoman.views.figures import FigureLine

COLUMNS = ("id", "date", "number", "of what", "whose", "who says so", "outlets")
Of = Annotated[
    list[str] | None,
    typer.Option(
        "--of",
        metavar="WORD",
        help="Only what counts this (civilians) or tells this of it (killed); may be given again.",
    ),
]


def figures(
    actors: Actors = None,
    of: Of = None,
    record: RecordPath = DEFAULT_RECORD,
    since: Since = None,
    until: Until = None,
    limit: Most = None,
    ids: Ids = False,
    format_: As = Format.text,
) -> None:
    """List who claims which numbers: how many, of what, and whose.

    Each comes with its outlets. Actors are who claims a number and whose the counted are. Days are
    those on which it happened: with --since or --until, numbers without a day are left out. How
    long something took is listed when asked for: --of days.

    Example: dragoman figures AZE --of killed
    """
    from dragoman.views import figures as views

    wanted = selection(actors, since, until, None, limit)
    with open_to_read(record) as opened:
        view = views.figures(opened, wanted, tuple(of or ()))
    output.show(view, format_, partial(draw, ids=ids))


def draw(view: "tuple[FigureLine, ...]", out: Console, *, ids: bool = False) -> None:
    """A line a claim; parts of a total stand indented below it."""
    if not view:
        out.print("Nothing in the record answers that.")
        return
    first = 0 if ids else 1
    totals = {id_ for line in view for id_ in line.ids}
    rows = (
        (
            line.id,
            line.date if line.date != "undated" else f"printed {line.published}",
            Text(("  " if line.part_of in totals else "") + _number(line), style="bold"),
            Text.assemble(line.what, (taken_back(line.corrected), "yellow")),
            ", ".join(line.whose),
            "; ".join(line.voices),
            Text(", ".join(line.outlets), style="dim"),
        )
        for line in view
    )
    output.table(out, COLUMNS[first:], [row[first:] for row in rows])


def _number(line: "FigureLine") -> str:
    """The number, or where it is vague what the source says."""
    return f"“{line.said}”" if line.said else output.by_threes(line.value)
