"""Commands about where actors stand and who is heard: positions and voices."""

from functools import partial
from typing import Annotated

import typer

from dragoman.cli import output, standing_drawing
from dragoman.cli.listing import open_to_read, selection
from dragoman.cli.options import Actors, As, Ids, Most, RecordPath, Since, Until
from dragoman.cli.output import Format
from dragoman.errors import UsageError
from dragoman.settings import DEFAULT_RECORD, Settings

IssueName = Annotated[
    str | None,
    typer.Option(
        "--issue", "-i", metavar="NAME", help="Only on this issue, by any of its names (Kashmir)."
    ),
]


def positions(
    actors: Actors = None,
    issue: IssueName = None,
    record: RecordPath = DEFAULT_RECORD,
    since: Since = None,
    until: Until = None,
    limit: Most = None,
    ids: Ids = False,
    format_: As = Format.text,
) -> None:
    """List who stands where on an issue, since when, by what words.

    Two actors mean what each holds of the other's side. Days are those that passages give: what
    is only printed on a day is not dated by it.

    Example: dragoman positions --issue Kashmir
    """
    from dragoman.views import positions as views

    wanted = selection(actors, since, until, None, limit)
    named = issue_name(issue) if issue is not None else None
    with open_to_read(record) as opened:
        view = views.positions(opened, wanted, named)
    output.show(view, format_, partial(standing_drawing.positions, ids=ids))


def voices(
    actors: Actors = None,
    record: RecordPath = DEFAULT_RECORD,
    since: Since = None,
    until: Until = None,
    limit: Most = None,
    format_: As = Format.text,
) -> None:
    """Count whose words the record holds, and name the unheard.

    The unheard are spoken about and never speak. Speech is counted by speaker, country, sector and
    outlet; what copies of a story repeat counts once. With actors: what they say, what is said to
    them, and what is said about them.

    Example: dragoman voices AZE
    """
    from dragoman.views import voices as views

    wanted = selection(actors, since, until, None, limit)
    with open_to_read(record) as opened:
        view = views.voices(opened, wanted)
    output.show(view, format_, standing_drawing.voices)


def issue_name(words: str) -> str:
    """The issue that has this name among its names; UsageError for a name of none."""
    from dragoman.codebook.issues import issues

    known = issues(Settings.from_environment().codebook)
    found = known.by_name.get(words.strip().casefold())
    if found is None:
        near = [i.name for i in known.all if words.strip().casefold() in i.name.casefold()]
        hint = f"; did you mean {', '.join(near)}?" if near else ""
        raise UsageError(f"no issue of the codebook is called {words!r}{hint}")
    return found.name
