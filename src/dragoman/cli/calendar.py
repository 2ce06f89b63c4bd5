"""The commands on what was agreed and what comes of it every year: instruments and calendar."""

from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from functools import partial
from typing import Annotated

import typer

from dragoman.cli import calendar_drawing, listing, output
from dragoman.cli.options import Actors, As, Ids, Most, RecordPath, Since, Until, day
from dragoman.cli.output import Format
from dragoman.settings import DEFAULT_RECORD

REST_OF_A_YEAR = timedelta(days=364)


class CalendarFormat(StrEnum):
    """What the calendar prints."""

    text = "text"
    json = "json"
    ics = "ics"


def instruments(
    actors: Actors = None,
    record: RecordPath = DEFAULT_RECORD,
    since: Since = None,
    until: Until = None,
    limit: Most = None,
    ids: Ids = False,
    format_: As = Format.text,
) -> None:
    """List treaties, resolutions and the like, and their fate.

    Agreements, ceasefires and joint statements, too: whose, when, and what became of them. Below an
    instrument stands what was done with it, and who says so. That somebody calls it violated is
    told as that voice's word.

    Example: dragoman instruments AZE PAK
    """
    from dragoman.views import instruments as views

    wanted = listing.selection(actors, since, until, None, limit)
    with listing.open_to_read(record) as opened:
        view = views.instruments(opened, wanted)
    output.show(view, format_, partial(calendar_drawing.instruments, ids=ids))


def calendar(
    actors: Actors = None,
    record: RecordPath = DEFAULT_RECORD,
    first: Annotated[
        str | None, typer.Option("--from", metavar="DAY", help="First day; else today.")
    ] = None,
    last: Annotated[
        str | None, typer.Option("--to", metavar="DAY", help="Last day; else a year on.")
    ] = None,
    format_: Annotated[
        CalendarFormat,
        typer.Option("--format", "-f", help="Text, JSON, or iCalendar for a calendar program."),
    ] = CalendarFormat.text,
) -> None:
    """List the days that are due and the years they will mark.

    National days and anniversaries that the articles name, and those of relations established and
    treaties made. A count of the press that does not fit the year it counts from is flagged.

    Example: dragoman calendar AZE --from 2027-01-01 --to 2027-12-31 --format ics
    """
    from dragoman.views import calendar as views

    start = day(first) or datetime.now(UTC).date()
    end = day(last) or _a_year_on(start)
    wanted = listing.selection(actors, None, None, None, None)
    with listing.open_to_read(record) as opened:
        view = views.calendar(opened, wanted.actors, start, end)
    if format_ is CalendarFormat.ics:
        from dragoman.exports.icalendar import icalendar

        output.print_bytes(icalendar(view))
        return
    output.show(view, Format(format_.value), calendar_drawing.calendar)


def _a_year_on(start: date) -> date:
    return start + min(REST_OF_A_YEAR, date.max - start)
