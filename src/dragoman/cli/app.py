"""All commands, in the order that a newcomer needs them."""

import typer

from dragoman import __version__
from dragoman.cli import (
    calendar,
    codebook,
    figures,
    keeping,
    listing,
    measuring,
    people,
    reading,
    recoding,
    reviewing,
    searching,
    standing,
)

app = typer.Typer(
    name="dragoman",
    help="Read news about relations between states and keep the diplomatic record: who did what "
    "to whom, who said what, where the accounts differ. Every entry stands on the exact sentence "
    "it came from.",
    epilog="Start with: dragoman demo. Exit codes: 0 done, 1 some inputs could not be read (they "
    "are listed), 2 wrong use.",
    no_args_is_help=True,
    rich_markup_mode=None,
    add_completion=False,
    pretty_exceptions_enable=False,
)

app.command()(reading.demo)
app.command("read")(reading.read)
app.command()(listing.chronicle)
app.command()(listing.relations)
app.command()(listing.statements)
app.command()(figures.figures)
app.command()(calendar.instruments)
app.command()(calendar.calendar)
app.command()(standing.positions)
app.command()(standing.voices)
app.command()(listing.disputes)
app.command()(people.actors)
app.command()(listing.show)
app.command()(searching.search)
app.command()(listing.notices)
app.add_typer(reviewing.app)
app.command()(reading.export)
app.command()(recoding.diff)
app.command()(recoding.recode)
app.command()(keeping.check)
app.command()(keeping.backup)
app.command()(keeping.restore)
app.command()(codebook.codebook)
app.command()(measuring.evaluate)


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"dragoman {__version__}")
        raise typer.Exit


@app.callback()
def options(
    version: bool = typer.Option(
        False, "--version", callback=_version, is_eager=True, help="Print the version and leave."
    ),
) -> None:
    """Take the options that stand before any command."""
