"""Commands about the tool itself: the codebook it codes by, and how well it does."""

from pathlib import Path
from typing import Annotated

import typer
from rich.text import Text

from dragoman.cli import output
from dragoman.cli.options import As
from dragoman.cli.output import Format
from dragoman.errors import CodebookError, UsageError

CHECK = "check"


def codebook(
    code: Annotated[
        str | None,
        typer.Argument(
            metavar="TYPE",
            help="A type such as SUPPORT, for its modes; or the word check, for what is wrong "
            "with the data files, if anything.",
        ),
    ] = None,
    own: Annotated[
        Path | None,
        typer.Argument(
            metavar="FILE", help="With check: a file with types and issues of your own."
        ),
    ] = None,
    format_: As = Format.text,
) -> None:
    """Show the event types, or one type with its modes.

    They are PLOVER's; all that Dragoman knows of the world lies in data files, and a file of your
    own adds types, told by ten examples each, and standing issues (docs/coding.md,
    docs/positions.md). `read --codebook FILE` uses it.

    Example: dragoman codebook check mine.yaml
    """
    from dragoman.codebook.ontology import plover

    if code == CHECK:
        _check(own, format_)
        return
    ontology = plover()
    if code is not None and code.upper() not in ontology.types:
        raise UsageError(f"{code} is no type; the types are {', '.join(ontology.types)}")
    if format_ is Format.json:
        output.print_json(ontology.types[code.upper()] if code else ontology)
        return
    out = output.console()
    if code is None:
        columns = ("type", "quad", "score", "what it covers")
        rows = [
            (Text(name, style="bold"), str(t.quad), f"{t.score:g}", t.definition)
            for name, t in ontology.types.items()
        ]
        output.table(out, columns, rows)
        return
    kind = ontology.types[code.upper()]
    output.heading(out, code.upper(), kind.definition)
    modes = [
        (name, f"{kind.score if m.score is None else m.score:g}", m.definition)
        for name, m in kind.modes.items()
    ]
    output.table(out, ("mode", "score", "what it covers"), modes or [("-", f"{kind.score:g}", "")])


def _check(own: Path | None, format_: Format) -> None:
    """How many entries each data file, or part of one's own, holds; 2 if any is wrong."""
    from dragoman.codebook.check import check, check_own

    found = check_own(own) if own else check()
    what = f"parts of {own}" if own else "data files"
    if format_ is Format.json:
        output.print_json(found)
    else:
        rows = [(file.name, str(file.entries), file.problem or "well") for file in found]
        output.table(output.console(), ("file", "entries", "what"), rows)
    wrong = sum(bool(file.problem) for file in found)
    if wrong:
        raise CodebookError(f"{wrong} of {len(found)} {what} cannot be used as they are")
    if format_ is Format.text:
        output.console().print(f"all {len(found)} {what} are well")


def evaluate(
    task: Annotated[
        str,
        typer.Argument(
            metavar="TASK",
            help="actors, articles, attributions, coder, dates, events, figures, instruments, "
            "merging, observances, own-types, places, positions, relation, spans or speakers.",
        ),
    ],
    gold: Annotated[
        Path,
        typer.Argument(metavar="GOLD", help="A .jsonl file; for articles and own-types, a folder."),
    ],
    predictions: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Also write one prediction a gold row to this file."),
    ] = None,
    format_: As = Format.text,
) -> None:
    """Measure a part against a gold set.

    Example: dragoman evaluate relation gold/plv_dev.jsonl
    """
    from dragoman.evaluation.gold import write_predictions
    from dragoman.evaluation.tasks import TASKS

    if task not in TASKS:
        raise UsageError(f"{task} is no task; the tasks are {', '.join(sorted(TASKS))}")
    result = TASKS[task](gold)
    if predictions is not None:
        write_predictions(predictions, result.predictions)
    if format_ is Format.json:
        output.print_json({"task": result.task, "size": result.size, "measures": result.measures})
        return
    out = output.console()
    output.heading(out, task, f"{result.size} rows of {gold.name}")
    output.table(out, ("measure", "value"), [(n, f"{v:.3f}") for n, v in result.measures.items()])
    for shown in result.tables:
        out.print()
        output.heading(out, shown.title)
        output.table(out, shown.columns, [[_cell(c) for c in row] for row in shown.rows])


def _cell(value: str | float) -> str:
    if isinstance(value, str):
        return value
    return f"{value:.0f}" if float(value).is_integer() and value != 1 else f"{value:.3f}"
