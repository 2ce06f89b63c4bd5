"""Options that several commands share, each defined once."""

from datetime import date
from typing import Annotated

import typer

from dragoman.cli.output import Format
from dragoman.errors import UsageError


def day(text: str | None) -> date | None:
    """A day from an option; UsageError for anything but YYYY-MM-DD."""
    if text is None:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise UsageError(f"{text!r} is no day: write it as 2020-09-27") from error


RecordPath = Annotated[
    str,
    typer.Option(
        "--record",
        "-r",
        metavar="PLACE",
        envvar="DRAGOMAN_RECORD",
        help="The record: a file, or postgresql://user@host/database.",
    ),
]
As = Annotated[Format, typer.Option("--format", "-f", help="Text for people, JSON for programs.")]
Actors = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="ACTOR",
        help="A state by its ISO code (AZE) or anybody by name; two of them mean the pair.",
    ),
]
Since = Annotated[str | None, typer.Option(metavar="DAY", help="First day, as 2020-09-27.")]
Until = Annotated[str | None, typer.Option(metavar="DAY", help="Last day, as 2020-11-10.")]
Types = Annotated[
    list[str] | None,
    typer.Option(
        "--type",
        "-t",
        metavar="TYPE",
        help="Only acts of this type (`dragoman codebook` lists them); may be given again.",
    ),
]
Most = Annotated[
    int | None, typer.Option("--limit", "-n", metavar="NUMBER", help="At most so many.")
]
Ids = Annotated[
    bool, typer.Option("--ids", help="Begin with the ids that `dragoman show` takes (text only).")
]
