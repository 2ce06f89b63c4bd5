"""How instruments and what is due look as text."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from rich.console import Console
from rich.text import Text

from dragoman.cli.output import Cell, table
from dragoman.model.recurrence import next_day

# Views bring the store with them, which nobody needs who only asks for help.
if TYPE_CHECKING:
    from dragoman.views.calendar import Calendar, DueLine
    from dragoman.views.due import Recurring
    from dragoman.views.instruments import InstrumentLine


def instruments(view: tuple[InstrumentLine, ...], out: Console, *, ids: bool = False) -> None:
    """Each instrument; below it what else was done with it, in the source's words."""
    if not view:
        out.print("Nothing in the record answers that.")
        return
    rows = [row for line in view for row in _instrument_rows(line)]
    first = 0 if ids else 1
    columns = ("id", "date", "status", "what", "by or between", "sources")
    table(out, columns[first:], [row[first:] for row in rows])


def _instrument_rows(line: InstrumentLine) -> list[tuple[Cell, ...]]:
    whose = Text(", ".join(line.by or line.parties))
    sources = Text("; ".join(line.sources), style="dim")
    head = (line.id, line.date, Text(line.status, style="bold"), Text(line.name), whose, sources)
    rows: list[tuple[Cell, ...]] = [head]
    for act in line.acts:
        said = f"quoting {', '.join(act.voices)}" if act.voices else ""
        own = (act.status, act.date) == (line.status, line.date)
        if not own:
            what = Text(f"“{act.sentence}”", style="dim")
            date = "" if act.date == "undated" else act.date
            rows.append(("", date, act.status, what, ", ".join(act.by), Text(said, style="dim")))
    return rows


def calendar(view: Calendar, out: Console) -> None:
    """Day by day; what has no day of the year stands below."""
    if view.lines:
        columns = ("day", "what", "whose", "year", "note")
        table(out, columns, [_due_row(line) for line in view.lines])
    else:
        out.print(f"Nothing that the record holds is due from {view.first} to {view.last}.")
    for one in view.undated:
        wrong = "".join(f"; a source counts {count}" for count in one.miscounted)
        note = f"on a day that no account gives{wrong}"
        out.print(Text.assemble((one.name, "dim"), f" ({', '.join(one.countries)}): {note}"))


def _due_row(line: DueLine) -> tuple[Cell, ...]:
    from dragoman.views.due import ordinal, whose

    years = ordinal(line.years) if line.years else ""
    note = Text("; ".join(_notes(line.of)), style="yellow")
    return (line.day.isoformat(), Text(line.of.name, style="bold"), whose(line.of), years, note)


def _notes(one: Recurring) -> list[str]:
    disputed = ["date disputed"] if one.disputed else []
    return [*disputed, *(f"a source counts {wrong}" for wrong in one.miscounted)]


def between(
    agreed: Sequence[InstrumentLine], due: Sequence[Recurring], today: date, out: Console
) -> None:
    """What stands between a pair: their instruments, and what is due next, each in a line."""
    if agreed:
        told = (f"{line.name}, {line.status} {line.date}" for line in agreed)
        out.print(Text.assemble(("Instruments   ", "bold"), " · ".join(told)))
    dated = [(next_day(one.month_day, today), one) for one in due if one.month_day]
    if dated:
        told = (_next(day, one) for day, one in sorted(dated, key=lambda d: (d[0], d[1].id)))
        out.print(Text.assemble(("Due   ", "bold"), " · ".join(told)))


def _next(day: date, one: Recurring) -> str:
    """ "9 June: diplomatic relations established, 35th year in 2027 (date disputed)"."""
    from dragoman.views.due import ordinal, whose

    whom = f" ({whose(one)})" if one.kind == "observance" else ""
    year = f", {ordinal(day.year - one.since)} year in {day.year}" if one.since else ""
    notes = f" ({'; '.join(notes)})" if (notes := _notes(one)) else ""
    return f"{day.day} {day:%B}: {one.name}{whom}{year}{notes}"
