"""A calendar as iCalendar (RFC 5545), for the calendar programs that desks use.

Each day is an entry of its own, since the year that it marks is in its title. Its UID follows from
what comes again and in which year, so that importing a newer calendar changes entries and doubles
none; its stamp is the day itself, so that the same record gives the same file.
"""

from datetime import UTC, datetime, time, timedelta

from icalendar import Calendar as Written
from icalendar import Event as Entry

from dragoman import __version__
from dragoman.model.ids import content_id
from dragoman.views.calendar import Calendar, DueLine
from dragoman.views.due import ordinal, whose

PRODUCT = f"-//Dragoman {__version__}//EN"


def icalendar(calendar: Calendar) -> bytes:
    """The file's bytes; what has no day of the year is not in it."""
    written = Written()
    written.add("prodid", PRODUCT)
    written.add("version", "2.0")
    written.add("method", "PUBLISH")
    for line in calendar.lines:
        written.add_component(_entry(line))
    return bytes(written.to_ical())


def _entry(line: DueLine) -> Entry:
    entry = Entry()
    entry.add("uid", _uid(line))
    entry.add("dtstamp", datetime.combine(line.day, time(), UTC))
    entry.add("dtstart", line.day)
    entry.add("dtend", line.day + timedelta(days=1))
    entry.add("summary", summary(line))
    entry.add("description", _description(line))
    entry.add("categories", [line.of.kind, *line.of.countries])
    entry.add("transp", "TRANSPARENT")
    return entry


def _uid(line: DueLine) -> str:
    """From the content, since an event's id changes when another account of it is read."""
    of = line.of
    name, since = ("", "") if of.kind == "observance" else (of.name, of.since)
    due = content_id("due", of.kind, name, *of.countries, of.month_day, since, line.day.year)
    return f"{due}@dragoman"


def summary(line: DueLine) -> str:
    """ "Victory Day (Azerbaijan), 7th year"."""
    years = f", {ordinal(line.years)} year" if line.years else ""
    of = f" ({whose(line.of)})" if line.of.kind == "observance" else ""
    return f"{line.of.name}{of}{years}"


def _description(line: DueLine) -> str:
    """Why it is due: warnings first, then each sentence that it rests on."""
    warnings = ["accounts differ about the day"] if line.of.disputed else []
    warnings += [f"a source counts {wrong}" for wrong in line.of.miscounted]
    return "\n".join([*warnings, *(f"“{e.text}”" for e in line.of.evidence), line.of.id])
