"""The command about actors, and how it looks: whom the record knows and why, and whom not."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.text import Text

from dragoman.cli import output
from dragoman.cli.listing import open_to_read
from dragoman.cli.options import As, Most, RecordPath
from dragoman.cli.output import Format
from dragoman.errors import UsageError
from dragoman.settings import DEFAULT_RECORD

if TYPE_CHECKING:
    from dragoman.views.actors import ActorLine, ActorView, OfficeLine
    from dragoman.views.strangers import StrangerLine


def actors(
    name: Annotated[
        str | None,
        typer.Argument(metavar="NAME", help="One actor, by name, surname or id, told whole."),
    ] = None,
    unresolved: Annotated[
        bool, typer.Option("--unresolved", help="Those whom nothing explains, with a sentence.")
    ] = False,
    record: RecordPath = DEFAULT_RECORD,
    limit: Most = None,
    format_: As = Format.text,
) -> None:
    """List whom the record knows, with country, offices and reason.

    An office from the text comes with the passage that gives it, one from the reference data with
    its days.

    Example: dragoman actors --unresolved
    """
    from dragoman.views import actors as views
    from dragoman.views.strangers import strangers

    if name is not None and unresolved:
        raise UsageError("give a name or --unresolved, not both")
    with open_to_read(record) as opened:
        if unresolved:
            output.show(strangers(opened, limit), format_, draw_strangers)
        elif name is not None:
            output.show(views.actor(opened, name), format_, draw_one)
        else:
            output.show(views.actors(opened, limit), format_, draw)


def draw(view: tuple[ActorLine, ...], out: Console) -> None:
    """A line an actor."""
    if not view:
        out.print("The record knows nobody yet.")
        return
    rows = [
        (
            str(line.times),
            Text(line.name, style="bold"),
            line.country,
            " ".join(line.sectors),
            "; ".join(_held(office) for office in line.offices if office.basis == "text"),
            Text(line.why, style="dim"),
        )
        for line in view
    ]
    output.table(out, ("times", "actor", "country", "sector", "offices", "why"), rows)


def draw_one(view: ActorView, out: Console) -> None:
    """Codes and aliases, each office with its ground, each way in which a document names them."""
    line = view.actor
    output.heading(out, line.name, f"{line.kind} · {line.id}")
    facts = (
        ("country", line.country),
        ("sector", " ".join(line.sectors)),
        ("also", ", ".join(view.aliases)),
        ("named", f"{line.times} times in {line.documents} documents"),
    )
    for label, words in facts:
        if words:
            out.print(Text.assemble((f"  {label:<10}", "dim"), words))
    for office in line.offices:
        out.print()
        out.print(Text.assemble(("  " + _held(office), "bold"), (f"   {office.basis}", "dim")))
        out.print(Text(f"      {office.words}"))
    for naming in view.namings:
        out.print()
        times = f"   {naming.times} times in {naming.document}"
        out.print(Text.assemble((f"  “{naming.words}”", "bold"), (times, "dim")))
        out.print(Text(f"      {naming.rule}: {naming.because}"))


def _held(office: OfficeLine) -> str:
    former = "former " if office.former and office.basis == "text" else ""
    of = f" of {office.of}" if office.of else ""
    days = f", {office.since} to {office.until or 'now'}" if office.since else ""
    return f"{former}{office.title}{of}{days}"


def draw_strangers(view: tuple[StrangerLine, ...], out: Console) -> None:
    """A line for each name or pronoun that stands for nobody known."""
    if not view:
        out.print("Nobody stayed unknown.")
        return
    rows = [
        (str(line.times), Text(line.words, style="bold"), line.why, line.example, line.source)
        for line in view
    ]
    output.table(out, ("times", "words", "why", "example", "where"), rows)
