"""Commands that answer from a record. Each asks one view and draws it.

A command imports its view when it runs, so that `--help` answers at once.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING, Annotated, get_args

import typer

from dragoman.cli import drawing, output
from dragoman.cli.options import Actors, As, Ids, Most, RecordPath, Since, Types, Until, day
from dragoman.cli.output import Format
from dragoman.errors import UsageError
from dragoman.model.reading import NoticeKind
from dragoman.settings import DEFAULT_RECORD

if TYPE_CHECKING:
    from dragoman.record.selection import Selection
    from dragoman.record.session import Record

KINDS = ", ".join(get_args(NoticeKind))


def chronicle(
    actors: Actors = None,
    record: RecordPath = DEFAULT_RECORD,
    since: Since = None,
    until: Until = None,
    type_: Types = None,
    limit: Most = None,
    ids: Ids = False,
    format_: As = Format.text,
) -> None:
    """List who did what, in order, each line with its sources.

    Values on which accounts differ stand below their act. Acts of unknown date come last: they
    never take the date of publication.

    Example: dragoman chronicle AZE PAK --since 2020-01-01 --type SUPPORT
    """
    from dragoman.views import chronicle as views

    wanted = selection(actors, since, until, _known_types(type_), limit)
    with open_to_read(record) as opened:
        view = views.chronicle(opened, wanted)
    output.show(view, format_, partial(drawing.chronicle, ids=ids))


def relations(
    a: Annotated[
        str,
        typer.Argument(metavar="ACTOR", help="A state by its ISO code (AZE) or anybody by name."),
    ],
    b: Annotated[str, typer.Argument(metavar="ACTOR", help="The other one.")],
    record: RecordPath = DEFAULT_RECORD,
    format_: As = Format.text,
) -> None:
    """Show a pair: its acts, where each stands, whose voices speak.

    Acts stand in the order of time. Who is spoken about but never heard is named, too.

    Example: dragoman relations AZE PAK
    """
    from dragoman.views import relations as views

    with open_to_read(record) as opened:
        view = views.relations(opened, a, b)
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
    ids: Ids = False,
    format_: As = Format.text,
) -> None:
    """List who said what, with the cue and the words.

    Example: dragoman statements Farhadov
    """
    from dragoman.views import statements as views

    wanted = selection(actors, since, until, None, limit)
    with open_to_read(record) as opened:
        view = views.statements(opened, wanted, thoughts=thoughts)
    output.show(view, format_, partial(drawing.statements, ids=ids))


def disputes(
    actors: Actors = None,
    record: RecordPath = DEFAULT_RECORD,
    limit: Most = None,
    format_: As = Format.text,
) -> None:
    """List where accounts differ, value by value.

    Each value comes with who prints it and when, whom they quote for it, and the sentences.

    Example: dragoman disputes AZE
    """
    from dragoman.views import disputes as views

    wanted = selection(actors, None, None, None, limit)
    with open_to_read(record) as opened:
        view = views.disputes(opened, wanted)
    output.show(view, format_, drawing.disputes)


def show(
    entry: Annotated[str, typer.Argument(metavar="ID", help="An id, or enough of its beginning.")],
    record: RecordPath = DEFAULT_RECORD,
    format_: As = Format.text,
) -> None:
    """Show one entry whole: each account, its sentence, its voices.

    Ids stand in `disputes`, and in `chronicle` and `statements` with --ids.

    Example: dragoman show event:4f2c
    """
    from dragoman.views import entry as views

    with open_to_read(record) as opened:
        view = views.entry(opened, entry)
    output.show(view, format_, drawing.entry)


def notices(
    kind: Annotated[
        str | None, typer.Option("--kind", "-k", metavar="KIND", help=f"Only one kind: {KINDS}.")
    ] = None,
    record: RecordPath = DEFAULT_RECORD,
    limit: Most = None,
    format_: As = Format.text,
) -> None:
    """List what was refused or left open, and why.

    The most frequent comes first, each time with its source.

    Example: dragoman notices --kind unknown-actor
    """
    from dragoman.views import notices as views

    if kind is not None and kind not in get_args(NoticeKind):
        raise UsageError(f"{kind} is no kind of notice; the kinds are {KINDS}")
    wanted = selection(None, None, None, [kind] if kind else None, limit)
    with open_to_read(record) as opened:
        view = views.notices(opened, wanted)
    output.show(view, format_, drawing.notices)


def selection(
    actors: list[str] | None,
    since: str | None,
    until: str | None,
    types: list[str] | None,
    limit: int | None,
) -> "Selection":
    """What the options ask for; two actors mean what passed between them."""
    from dragoman.record.selection import Selection

    names = tuple(actors or ())
    if len(names) > 2:
        raise UsageError(f"one actor or a pair, not {len(names)}; put names with spaces in quotes")
    return Selection(
        names, len(names) == 2, day(since), day(until), tuple(types or ()), None, limit
    )


def _known_types(types: list[str] | None) -> list[str]:
    """The types as the ontology writes them."""
    from dragoman.codebook.ontology import plover

    known = plover().types
    if strange := [name for name in types or () if name.upper() not in known]:
        raise UsageError(f"{strange[0]} is no type; the types are {', '.join(known)}")
    return [name.upper() for name in types or ()]


@contextmanager
def open_to_read(place: str) -> "Iterator[Record]":
    """The record at a place, for reading only."""
    from dragoman.record.session import open_record

    with open_record(place, read_only=True) as record:
        yield record
