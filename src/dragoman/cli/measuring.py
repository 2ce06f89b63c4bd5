"""The command that measures how well Dragoman does."""

from pathlib import Path
from typing import Annotated

import typer

from dragoman.cli import output
from dragoman.cli.options import As
from dragoman.cli.output import Format
from dragoman.errors import UsageError


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
    """Counts as they are, shares to three places."""
    return f"{value:.3f}" if isinstance(value, float) else str(value)
