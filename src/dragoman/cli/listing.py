"""Commands that answer from a record. Each asks one view and draws it."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Annotated

import typer

from dragoman.cli import drawing, output
from dragoman.cli.options import Actors, As, RecordPath, Since, Until, day
from dragoman.cli.output import Format
from dragoman.errors import UsageError
from dragoman.record.selection import Selection
from dragoman.record.session import Record, open_record
from dragoman.settings import DEFAULT_RECORD
from dragoman.views import chronicle as chronicles
from dragoman.views import disputes as dispute_views
from dragoman.views import entry as entries
from dragoman.views import relations as pairs
from dragoman.views import statements as statement_views

Types = Annotated[list[str] | None, typer.Option("--type", "-t", help="Only these; repeatable.")]
Most = Annotated[int | None, typer.Option("--limit", "-n", help="At most so many.")]


def chronicle(
    actors: Actors = None,
    record: RecordPath = DEFAULT_RECORD,
    since: Since = None,
    until: Until = None,
    type_: Types = None,
    limit: Most = None,
    format_: As = Format.text,
) -> None:
    """List who did what, in order, each line with its sources.

    Example: dragoman chronicle AZE PAK --since 2020-01-01 --type SUPPORT
    """
    _known_types(type_)
    wanted = selection(actors, since, until, type_, limit)
    with _open(record) as opened:
        view = chronicles.chronicle(opened, wanted)
    output.show(view, format_, drawing.chronicle)


def relations(
    a: Annotated[str, typer.Argument(help="A state by ISO code (AZE), or anybody by name.")],
    b: Annotated[str, typer.Argument(help="The other one.")],
    record: RecordPath = DEFAULT_RECORD,
    format_: As = Format.text,
) -> None:
    """Show a pair: acts over time, who is heard, who is only spoken about.

    Example: dragoman relations AZE PAK
    """
    with _open(record) as opened:
        view = pairs.relations(opened, a, b)
    output.show(view, format_, drawing.relations)


def statements(
    actors: Actors = None,
    record: RecordPath = DEFAULT_RECORD,
    since: Since = None,
    until: Until = None,
    limit: Most = None,
    thoughts: Annotated[
        bool, typer.Option("--thoughts", help="Also what somebody is said to think or want.")
    ] = False,
    format_: As = Format.text,
) -> None:
    """List who said what, with the cue and the words.

    Example: dragoman statements Farhadov
    """
    wanted = selection(actors, since, until, None, limit)
    with _open(record) as opened:
        view = statement_views.statements(opened, wanted, thoughts=thoughts)
    output.show(view, format_, drawing.statements)


def disputes(
    actors: Actors = None,
    record: RecordPath = DEFAULT_RECORD,
    limit: Most = None,
    format_: As = Format.text,
) -> None:
    """List where accounts differ: each value with its outlets, voices and sentences.

    Example: dragoman disputes AZE
    """
    wanted = selection(actors, None, None, None, limit)
    with _open(record) as opened:
        view = dispute_views.disputes(opened, wanted)
    output.show(view, format_, drawing.disputes)


def show(
    entry: Annotated[str, typer.Argument(help="An id, or enough of its beginning: event:4f2c")],
    record: RecordPath = DEFAULT_RECORD,
    format_: As = Format.text,
) -> None:
    """Show one entry whole: every account, its sentence, its voices.

    Example: dragoman show event:4f2c
    """
    with _open(record) as opened:
        view = entries.entry(opened, entry)
    output.show(view, format_, drawing.entry)


def selection(
    actors: list[str] | None,
    since: str | None,
    until: str | None,
    types: list[str] | None,
    limit: int | None,
) -> Selection:
    """What the options ask for; two actors mean what passed between them."""
    names = tuple(actors or ())
    if len(names) > 2:
        raise UsageError(f"one actor or a pair, not {len(names)}; put names with spaces in quotes")
    kinds = tuple(name.upper() for name in types or ())
    return Selection(names, len(names) == 2, day(since), day(until), kinds, None, limit)


def _known_types(types: list[str] | None) -> None:
    from dragoman.codebook.ontology import plover

    known = plover().types
    if strange := [name for name in types or () if name.upper() not in known]:
        raise UsageError(f"{strange[0]} is no type; the types are {', '.join(known)}")


@contextmanager
def _open(place: str) -> Iterator[Record]:
    with open_record(place, read_only=True) as record:
        yield record
