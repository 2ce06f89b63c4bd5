"""Commands for a new version of program, codebook or coder: what it changes, and taking it over."""

from dataclasses import replace
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.text import Text

from dragoman.cli import output
from dragoman.cli.listing import open_to_read
from dragoman.cli.options import As, RecordPath
from dragoman.cli.output import Format
from dragoman.cli.reading import Codebook, progress_bar
from dragoman.errors import UsageError
from dragoman.settings import DEFAULT_RECORD, Settings

if TYPE_CHECKING:
    from dragoman.pipeline.difference import Change, Difference

MARKS = {"added": "+", "gone": "-", "changed": "~"}


def recode(
    record: RecordPath = DEFAULT_RECORD, codebook: Codebook = None, format_: As = Format.text
) -> None:
    """Code anew what other versions of Dragoman have read.

    Other versions are those of the program, the codebook or the coder. The articles need not be at
    hand: the record keeps their text. Reviews are applied again. A stopped run goes on where it
    stopped. `diff` shows beforehand what would change.

    Example: dragoman recode --record pair.db
    """
    from dragoman.pipeline import recode as pipeline
    from dragoman.record.session import open_record

    with open_record(record) as opened, progress_bar() as progress:
        found = pipeline.recode(opened, _settings(codebook), progress)
    if format_ is Format.json:
        output.print_json(found)
        return
    output.console().print(f"{found.recoded} coded anew, {found.unchanged} up to date → {record}")
    if found.waiting:
        output.warn(f"  {len(found.waiting)} reviews wait for their entry: `dragoman review log`")


def diff(
    record: RecordPath = DEFAULT_RECORD,
    limit: Annotated[
        int | None,
        typer.Option("--limit", "-n", metavar="NUMBER", help="Try at most so many documents."),
    ] = None,
    examples: Annotated[
        int, typer.Option(metavar="NUMBER", help="Examples of each kind of change.")
    ] = 2,
    codebook: Codebook = None,
    format_: As = Format.text,
) -> None:
    """Show what `recode` would add, take away and change.

    Entries are counted by type, with examples and their sentences. Nothing is stored. What the
    documents say together (events, disputes) follows from these.

    Example: dragoman diff --limit 50
    """
    from dragoman.pipeline import recode as pipeline
    from dragoman.pipeline.difference import summed

    if (limit is not None and limit < 1) or examples < 0:
        raise UsageError("a number of documents is at least 1, one of examples at least 0")
    with open_to_read(record) as opened, progress_bar() as progress:
        changes = pipeline.differences(opened, _settings(codebook), progress, limit)
        view = summed((found for _, found in changes), examples)
    output.show(view, format_, draw)


def _settings(codebook: str | None) -> Settings:
    return replace(Settings.from_environment(), codebook=codebook)


def draw(view: "Difference", out: Console) -> None:
    """Counts by kind and type, then the examples."""
    if not view.documents:
        out.print("Every document was read by these very versions: nothing would change.")
        return
    output.heading(out, "What would change", f"in {view.changed} of {view.documents} documents")
    rows = [
        (one.kind, Text(one.type, style="bold"), f"+{one.added}", f"-{one.gone}", f"~{one.changed}")
        for one in view.counts
    ]
    output.table(out, ("kind", "type", "added", "gone", "changed"), rows)
    for change in view.examples:
        out.print()
        _example(change, out)


def _example(change: "Change", out: Console) -> None:
    head = f"{MARKS[change.how]} {change.kind} {change.type}"
    out.print(Text.assemble((head, "bold"), (f"   {change.id}", "dim")))
    out.print(Text(f"      “{change.sentence}”"))
    for field in change.fields:
        out.print(Text(f"      {field.field}: {field.before} → {field.after}"))
