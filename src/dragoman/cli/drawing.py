"""How each view looks as text. Words come from the views; here is only where they stand."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from rich.console import Console
from rich.text import Text

from dragoman.cli import calendar_drawing, standing_drawing
from dragoman.cli.output import Cell, by_threes, heading, table
from dragoman.cli.standing_drawing import counted, printed, taken_back

# Views bring the store with them, which nobody needs who only asks for help.
if TYPE_CHECKING:
    from dragoman.views.chronicle import Chronicle, Line
    from dragoman.views.disputes import DisputeLine
    from dragoman.views.entry import EntryView
    from dragoman.views.notices import NoticeLine
    from dragoman.views.relations import Heard, Relations
    from dragoman.views.statements import StatementLine

VOICES_SHOWN = 2


def chronicle(view: Chronicle, out: Console, *, ids: bool = False) -> None:
    """Acts in order, disputed values indented under their act."""
    if not view.lines:
        out.print("Nothing in the record answers that.")
        return
    rows = [row for line in view.lines for row in _rows(line)]
    _identified(out, ("date", "who", "type", "what", "sources"), rows, ids=ids)
    if view.undated:
        out.print(Text(f"{view.undated} undated, at the end", style="dim"))


def _identified(
    out: Console, columns: tuple[str, ...], rows: Iterable[tuple[Cell, ...]], *, ids: bool
) -> None:
    """A table of rows that begin with their ids, which are shown where somebody wants them."""
    first = 0 if ids else 1
    table(out, ("id", *columns)[first:], [row[first:] for row in rows])


def _day(line: Line) -> Text:
    """When it happened; where no passage says so, when it was first printed, said so."""
    if line.date != "undated":
        return Text(line.date)
    return Text(printed(line.printed[:1]) or line.date, style="dim")


def _rows(line: Line) -> Iterable[tuple[Cell, ...]]:
    modality = "" if line.modality == "asserted" else f" ({line.modality})"
    sources = list(line.sources)
    if line.voices:
        sources.append("quoting " + ", ".join(_some(line.voices)))
    yield (
        line.id,
        _day(line),
        Text(line.direction),
        Text.assemble((line.type, "bold"), (modality, "dim")),
        Text.assemble(line.headline, (taken_back(line.corrected), "yellow")),
        Text("; ".join(sources), style="dim"),
    )
    for dispute in line.disputes:
        for value in dispute.values:
            told = ", ".join(value.outlets)
            said = f" (quoting {', '.join(_some(value.voices))})" if value.voices else ""
            yield (
                dispute.id,
                "",
                "",
                Text(f"{dispute.attribute} disputed", style="yellow"),
                Text(by_threes(value.value)),
                Text(told + said, style="dim"),
            )


def _some(names: tuple[str, ...]) -> list[str]:
    more = len(names) - VOICES_SHOWN
    return [*names[:VOICES_SHOWN], *([f"{more} more"] if more > 0 else [])]


def relations(view: Relations, out: Console) -> None:
    """The pair's header, its chronicle, where each stands, and whose voices the record holds."""
    years = f" · acts from {view.years[0]} to {view.years[1]}" if view.years else ""
    counts = f"{counted(view.documents, 'document')} · {counted(view.outlets, 'outlet')}{years}"
    heading(out, f"{view.names[0]} – {view.names[1]}", counts)
    chronicle(view.chronicle, out)
    out.print()
    standing_drawing.standing(view.standing, out)
    today = datetime.now(UTC).date()
    calendar_drawing.between(view.standing.instruments, view.standing.due, today, out)
    heard = [f"{one.name} {counted(one.statements, 'statement')}" for one in view.heard]
    if view.unnamed:
        heard.append(f"of no named country {view.unnamed}")
    line = Text.assemble(("Heard   ", "bold"), " · ".join(heard) or "nobody")
    out.print(line)
    if view.unheard:
        out.print(Text.assemble(("Spoken about, never heard   ", "bold"), _names(view.unheard)))
    out.print()


def _names(heard: Iterable[Heard]) -> str:
    return ", ".join(one.name for one in heard)


def statements(view: tuple[StatementLine, ...], out: Console, *, ids: bool = False) -> None:
    """Outlet, speaker, cue, and the words last: however long they are, no row is padded for it."""
    if not view:
        out.print("Nothing in the record answers that.")
        return
    rows = [
        (
            said.id,
            said.date if said.date != "undated" else f"printed {said.published}",
            Text(said.outlet, style="dim"),
            Text(said.speaker, style="bold"),
            said.cue,
            said.text,
        )
        for said in view
    ]
    _identified(out, ("date", "outlet", "speaker", "cue", "what"), rows, ids=ids)


def disputes(view: tuple[DisputeLine, ...], out: Console) -> None:
    """Each dispute with its values, and under each value its sentences."""
    if not view:
        out.print("No disputes: the accounts agree, or nobody else tells of it.")
        return
    for dispute in view:
        heading(out, dispute.about, f"{dispute.attribute} disputed · {dispute.id}")
        for value in dispute.values:
            quoting = f"quoting {', '.join(_some(value.voices))}" if value.voices else ""
            told = filter(None, (*value.outlets, printed(value.printed), quoting))
            out.print(
                Text.assemble(
                    ("  " + by_threes(value.value), "bold"), (f"   {', '.join(told)}", "dim")
                )
            )
            for sentence in value.sentences:
                out.print(Text(f"      “{sentence}”"))
        out.print()


def notices(view: tuple[NoticeLine, ...], out: Console) -> None:
    """What was noticed and how often; under it each place with its reason."""
    if not view:
        out.print("Nothing was refused or left open.")
        return
    rows = [row for line in view for row in _noticed(line)]
    table(out, ("kind", "times", "what", "why", "where"), rows)


def _noticed(line: NoticeLine) -> Iterable[tuple[Cell, ...]]:
    first: tuple[Cell, ...] = (Text(line.kind, style="bold"), str(line.times), line.what)
    for occasion in line.occasions:
        where = "" if occasion.source == line.what else occasion.source
        yield (*first, occasion.reason, Text(where, style="dim"))
        first = ("", "", "")


def entry(view: EntryView, out: Console) -> None:
    """Heading, facts, accounts."""
    heading(out, view.heading, f"{view.kind} · {view.id}")
    for label, words in view.facts:
        out.print(Text.assemble((f"  {label:<20}", "dim"), words))
    for account in view.accounts:
        out.print()
        voices = f", quoting {', '.join(account.voices)}" if account.voices else ""
        where = f"{account.outlet}, {account.published}{voices}"
        out.print(
            Text.assemble(
                ("  " + where, "bold"),
                (f"   {account.told}", "dim"),
                (taken_back(account.corrected), "yellow"),
            )
        )
        out.print(Text(f"      “{account.sentence}”"))
        place = f"{account.document}, characters {account.start} to {account.end}"
        out.print(Text("      " + place, style="dim"))
