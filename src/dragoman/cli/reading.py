"""Commands that fill a record or empty it out: read, export, demo."""

import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from importlib.resources import files
from pathlib import Path
from shutil import which
from typing import Annotated

import typer
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from dragoman.cli import output
from dragoman.cli.listing import open_to_read
from dragoman.cli.options import As, RecordPath, day
from dragoman.cli.output import Format
from dragoman.errors import UsageError
from dragoman.model.reading import Notice
from dragoman.settings import DEFAULT_RECORD, Settings

SHOWN_REASONS = 5
# Documents between two lines of progress where no bar can be drawn: a few lines an hour's reading.
TOLD_EVERY = 50

Published = Annotated[
    str | None,
    typer.Option(
        metavar="DAY", help="When articles were published that do not say so: 2020-09-27."
    ),
]
Threshold = Annotated[
    float | None,
    typer.Option(
        metavar="NUMBER", help="Least confidence of a coded event, 0 to 1; else the calibrated one."
    ),
]
Codebook = Annotated[
    str | None,
    typer.Option(
        metavar="FILE",
        envvar="DRAGOMAN_CODEBOOK",
        help="Types and issues of your own: see `dragoman codebook check FILE`.",
    ),
]


def read(
    inputs: Annotated[
        list[str],
        typer.Argument(metavar="INPUT", help="Files, folders or globs of .txt and .html files."),
    ],
    record: RecordPath = DEFAULT_RECORD,
    published: Published = None,
    threshold: Threshold = None,
    codebook: Codebook = None,
    format_: As = Format.text,
) -> None:
    """Read articles into the record.

    Saved web pages, or text copied from them, come in without their captions, share buttons and
    footers. Reading a file twice changes nothing; a stopped run goes on where it stopped. What
    cannot be read is listed with the reason, and the exit code is then 1.

    Example: dragoman read articles/ --record pair.db
    """
    from dragoman.pipeline.reader import read_into
    from dragoman.record.session import open_record

    if not all(one.strip() for one in inputs):
        raise UsageError("an input has no name: give a file, a folder or a glob")
    if threshold is not None and not 0 <= threshold <= 1:
        raise UsageError(f"a threshold is between 0 and 1, not {threshold}")
    settings = replace(
        Settings.from_environment(),
        record=record,
        published=day(published),
        threshold=threshold,
        codebook=codebook,
    )
    with open_record(record, create=True) as opened, progress_bar() as progress:
        outcome = read_into(opened, inputs, settings, progress)
    if format_ is Format.json:
        output.print_json(outcome)
    else:
        _tell(outcome.read, outcome.unchanged, opened.name)
        _tell_noticed(outcome.noticed)
    for notice in outcome.refused:
        output.warn(f"not read: {notice.source}: {notice.reason}")
    raise typer.Exit(1 if outcome.refused else 0)


def _tell_noticed(noticed: Iterable[Notice]) -> None:
    for kind, count in Counter(notice.kind for notice in noticed).items():
        output.warn(f"  {count} × {kind}: see `dragoman notices --kind {kind}`")


def export(
    to: Annotated[
        Path, typer.Option("--to", metavar="FOLDER", help="Where to write; made if need be.")
    ],
    record: RecordPath = DEFAULT_RECORD,
    format_: As = Format.text,
) -> None:
    """Write the record as JSON Lines, one file a kind.

    Every entry is a line, and every evidence in it says where in which document it stands.

    Example: dragoman export --record pair.db --to out
    """
    from dragoman.exports.jsonl import export_jsonl

    with open_to_read(record) as opened:
        counts = export_jsonl(opened, to)
    if format_ is Format.json:
        output.print_json(counts)
        return
    rows = [(f"{name}.jsonl", str(count)) for name, count in counts.items()]
    output.table(output.console(), (str(to), "entries"), rows)


# Not RecordPath: samples have no place in the record that a user keeps in DRAGOMAN_RECORD.
DemoRecord = Annotated[
    str, typer.Option("--record", "-r", metavar="PATH", help="The demo's own record.")
]


def demo(record: DemoRecord = "demo.db") -> None:
    """Read the sample dispatches and show what comes of them.

    They were written for this purpose, and go into a record of their own.

    Example: dragoman demo
    """
    from dragoman.cli import listing
    from dragoman.pipeline.reader import read_into
    from dragoman.record.session import open_record

    with open_record(record, create=True) as opened, progress_bar() as progress:
        outcome = read_into(opened, [str(samples())], Settings(record=record), progress)
    _tell(outcome.read, outcome.unchanged, record)
    listing.relations("AZE", "PAK", record=record)
    listing.disputes(record=record)
    out = output.console()
    out.print()
    output.heading(out, "More")
    called = "dragoman" if which("dragoman") else sys.argv[0]
    for line in MORE:
        out.print(f"  {called} {line} --record {record}")
    out.print(f"  {called} read YOUR-ARTICLES --record yours.db")


MORE = ("chronicle ARM AZE", "statements PAK", "notices", "export --to demo")


def samples() -> Path:
    """The folder of sample dispatches: inside an installed package, else beside the sources."""
    inside = Path(str(files("dragoman"))) / "samples"
    return inside if inside.is_dir() else Path(__file__).parents[3] / "samples"


def _tell(read_: int, unchanged: int, record: str) -> None:
    was = f", {unchanged} unchanged" if unchanged else ""
    output.console().print(f"{read_} read{was} → {record}")


@contextmanager
def progress_bar() -> Iterator[output.Progress]:
    """A progress bar on a terminal, a line now and then elsewhere."""
    if not sys.stderr.isatty():
        yield _tell_now_and_then
        return
    name = TextColumn("{task.description}", markup=False)
    columns = (name, BarColumn(), MofNCompleteColumn())
    with Progress(*columns, TimeRemainingColumn(), transient=True) as bar:
        task = bar.add_task("reading")

        def step(number: int, total: int, name: str) -> None:
            bar.update(task, completed=number - 1, total=total, description=Path(name).name)

        yield step


def _tell_now_and_then(number: int, total: int, name: str) -> None:
    if number % TOLD_EVERY == 0:
        output.warn(f"reading {number} of {total}: {Path(name).name}")
