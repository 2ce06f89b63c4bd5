"""The command that searches a record, by words or by meaning."""

from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.text import Text

from dragoman.cli import output
from dragoman.cli.listing import open_to_read
from dragoman.cli.options import As, RecordPath
from dragoman.cli.output import Format
from dragoman.errors import UsageError
from dragoman.settings import DEFAULT_RECORD

if TYPE_CHECKING:
    from dragoman.views.search import Search, SearchLine


def search(
    words: Annotated[
        list[str] | None,
        typer.Argument(metavar="WORD", help='Words that must all occur; "in quotes" together.'),
    ] = None,
    kind: Annotated[
        list[str] | None,
        typer.Option(
            metavar="KIND", help="documents, statements or events; else all; may be given again."
        ),
    ] = None,
    like: Annotated[
        str | None,
        typer.Option(metavar="ID", help="Instead of words: what means the same as this entry."),
    ] = None,
    record: RecordPath = DEFAULT_RECORD,
    limit: Annotated[
        int, typer.Option("--limit", "-n", metavar="NUMBER", help="At most so many of a kind.")
    ] = 10,
    format_: As = Format.text,
) -> None:
    """Find documents, statements and events, with their sentences.

    Words are found in any of their forms; wor* finds what begins so. The best come first, each with
    the sentence that answers.

    Example: dragoman search ceasefire border --kind events
    """
    from dragoman.views import search as views

    if bool(words) == bool(like):
        raise UsageError("give words to search for, or --like ID")
    if limit < 1:
        raise UsageError(f"a limit is at least 1, not {limit}")
    kinds = tuple(kind or views.KINDS)
    with open_to_read(record) as opened:
        if like:
            from dragoman.coding.vectors import MAKER

            view = views.like(opened, like, MAKER, kinds, limit)
        else:
            view = views.search(opened, " ".join(map(_quoted, words or ())), kinds, limit)
    output.show(view, format_, draw)


def _quoted(word: str) -> str:
    """What the shell took the quotation marks off is a phrase still."""
    return f'"{word}"' if " " in word and '"' not in word else word


def draw(view: "Search", out: Console) -> None:
    """Hits by kind, each with its sentence and the words in it marked."""
    if not view.found:
        out.print("Nothing in the record answers that.")
        return
    shown = ""
    for line in view.found:
        if line.kind != shown:
            output.heading(out, f"{line.kind}s")
            shown = line.kind
        head = Text.assemble((line.id, "dim"), f"  {line.date}  ", (line.who, "bold"))
        what = f"  {line.what}" if line.kind != "statement" else ""
        out.print(Text.assemble(head, what, (f"   {line.outlet}", "dim")))
        out.print(Text.assemble("      ", _marked(line, plain=not out.is_terminal)))
    out.print()


def _marked(line: "SearchLine", *, plain: bool) -> Text:
    """The sentence with its hits in bold; between asterisks where there is no bold."""
    shown, done = Text(), 0
    for start, end in line.marks:
        hit = line.sentence[start:end]
        shown.append(line.sentence[done:start])
        shown.append(f"*{hit}*" if plain else hit, style="bold yellow")
        done = end
    shown.append(line.sentence[done:])
    return shown
