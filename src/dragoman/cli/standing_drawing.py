"""How positions and voices look as text."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from rich.console import Console
from rich.text import Text

from dragoman.cli.output import Cell, heading, table

# Views bring the store with them, which nobody needs who only asks for help.
if TYPE_CHECKING:
    from dragoman.views.positions import Passage, PositionLine
    from dragoman.views.standing import Standing
    from dragoman.views.voices import Count, Voices

ONE = {"support": "backs", "oppose": "opposes", "neutral": "sides with nobody"}
MANY = {"support": "back", "oppose": "oppose", "neutral": "side with nobody"}
# More rows of speakers than this are asked for with --limit.
SPEAKERS_SHOWN = 25


def positions(view: tuple[PositionLine, ...], out: Console, *, ids: bool = False) -> None:
    """Issue by issue: each stance, when it is told of, and the sentences that show it."""
    if not view:
        out.print("Nothing in the record answers that.")
        return
    for issue, lines in groupby(view, key=lambda line: line.issue):
        heading(out, issue)
        for line in lines:
            identity = f"   {line.id}" if ids else ""
            note = f"   {when(line)} · {counted(line.outlets, 'outlet')}{identity}"
            out.print(Text.assemble(("  " + stance(line), "bold"), (note, "dim")))
            for passage in line.passages:
                out.print(_passage(passage))
        out.print()


def stance(line: PositionLine) -> str:
    """The stance as a clause: "Pakistan backs Azerbaijan", "people of Pakistan back …"."""
    verbs = MANY if line.actor[0].islower() else ONE
    return " ".join(filter(None, (line.actor, verbs[line.stance], line.side)))


def when(line: PositionLine) -> str:
    """Since when, as far as passages tell; else when it was printed, said so."""
    if line.first != "undated":
        return line.first if line.first == line.last else f"{line.first} to {line.last}"
    return ", ".join(filter(None, ("undated", printed(line.printed))))


def taken_back(note: str) -> str:
    """The note on what a paper corrected, behind what it corrected."""
    return f" ({note})" if note else ""


def printed(days: tuple[str, ...]) -> str:
    """When something was printed, the first and the last day; "" where nobody knows."""
    span = " to ".join(dict.fromkeys((days[0], days[-1]))) if days else ""
    return f"printed {span}" if span else ""


def _passage(passage: Passage) -> Text:
    quoting = f", quoting {', '.join(passage.voices)}" if passage.voices else ""
    where = f"{passage.outlet}, {passage.published}{quoting}"
    return Text.assemble(f"      “{passage.sentence}”", (f"   {where}", "dim"))


def standing(view: Standing, out: Console) -> None:
    """A pair's positions in a line or two, those that answer one another first."""
    if view.mutual:
        words = "; ".join(f"{_on(pair.one)} · {_on(pair.other)}" for pair in view.mutual)
        out.print(Text.assemble(("Each backs the other   ", "bold"), words))
    returned = {line.id for pair in view.mutual for line in (pair.one, pair.other)}
    others = [line for line in view.positions if line.id not in returned]
    if others:
        words = " · ".join(map(_on, others))
        out.print(Text.assemble(("Positions   ", "bold"), words))


def _on(line: PositionLine) -> str:
    return f"{stance(line)} on {line.issue} ({counted(len(line.passages), 'passage')})"


def voices(view: Voices, out: Console) -> None:
    """Who is heard, by country, sector, outlet and speaker, and who never is."""
    if not view.statements:
        out.print("The record holds no attributed speech that answers that.")
    heading(out, "Heard", counted(view.statements, "statement"))
    for name, counts in (
        ("country", view.countries),
        ("sector", view.sectors),
        ("outlet", view.outlets),
        ("speaker", view.speakers[:SPEAKERS_SHOWN]),
    ):
        table(out, (name, "statements", "outlets"), [_row(count) for count in counts])
        out.print()
    if view.unnamed:
        out.print(Text(f"{view.unnamed} by speakers without a name", style="dim"))
    if view.silent:
        heading(out, "Spoken about, never heard")
        rows = [(one.name, str(one.statements), str(one.events)) for one in view.silent]
        table(out, ("who", "statements about", "events with"), rows)


def _row(count: Count) -> tuple[Cell, ...]:
    return Text(count.name), str(count.statements), str(count.outlets)


def counted(number: int, what: str) -> str:
    """A number with its noun."""
    return f"{number} {what}" if number == 1 else f"{number} {what}s"
