"""Commands that look after a record: check, backup, restore."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dragoman.cli import output
from dragoman.cli.listing import open_to_read
from dragoman.cli.options import As, RecordPath
from dragoman.cli.output import Format
from dragoman.settings import DEFAULT_RECORD

if TYPE_CHECKING:
    from dragoman.record.repair import Repaired

FOUND_SOMETHING = 1


def check(
    record: RecordPath = DEFAULT_RECORD,
    repair: Annotated[
        bool,
        typer.Option("--repair", help="Put right what can be, take out and name what is lost."),
    ] = False,
    format_: As = Format.text,
) -> None:
    """Prove the record: offsets exact, voices and references whole.

    Each problem is a line, and the exit code is then 1. With --repair, whatever follows from the
    rest is made anew; what is damaged itself is taken out, and its documents are coded anew by the
    next `dragoman read` or `dragoman recode`.

    Example: dragoman check --record pair.db
    """
    if repair:
        _repair(record, format_)
        return
    from dragoman.record import read
    from dragoman.record.check import check as prove

    with open_to_read(record) as opened:
        problems, counts = prove(opened), read.counts(opened)
    if format_ is Format.json:
        output.print_json(problems)
    elif problems:
        rows = [(problem.kind, problem.entry, problem.what) for problem in problems]
        output.table(output.console(), ("kind", "entry", "what"), rows)
        output.warn(f"{len(problems)} problems: `dragoman check --repair` puts right what it can")
    else:
        held = ", ".join(f"{counts[name]} {name}" for name in ("documents", "events", "statements"))
        output.console().print(f"sound: {held}")
    raise typer.Exit(FOUND_SOMETHING if problems else 0)


def _repair(place: str, format_: Format) -> None:
    from dragoman.pipeline.reader import reconcile_record
    from dragoman.record.repair import repair
    from dragoman.record.session import open_record

    with open_record(place) as opened:
        done = repair(opened)
        reconcile_record(opened)
    if format_ is Format.json:
        output.print_json(done)
    else:
        _tell(done)
    raise typer.Exit(FOUND_SOMETHING if done.lost else 0)


def _tell(done: "Repaired") -> None:
    out = output.console()
    if done.lost:
        rows = [(problem.kind, problem.entry, problem.what) for problem in done.lost]
        output.table(out, ("lost", "entry", "what"), rows)
    out.print(f"{len(done.lost)} entries lost, {done.renewed} put right")
    for source in done.unsettled:
        output.warn(f"to be coded anew: {source}")
    for source in done.gone:
        output.warn(f"to be read anew: {source}")


def backup(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A file that is not there yet.")],
    record: RecordPath = DEFAULT_RECORD,
) -> None:
    """Copy the record into a file, while others read and write.

    The file is a record itself, also when it was taken from PostgreSQL: any command takes it as
    --record, and `dragoman restore` fills a fresh record from it.

    Example: dragoman backup pair-2020-09-27.db --record pair.db
    """
    from dragoman.record.backup import back_up

    with open_to_read(record) as opened:
        back_up(opened, file)
    output.console().print(f"backed up → {file}")


def restore(
    file: Annotated[str, typer.Argument(metavar="FILE", help="A backup, or any record.")],
    record: RecordPath = DEFAULT_RECORD,
) -> None:
    """Fill a fresh record, file or PostgreSQL, from a backup.

    Nothing is overwritten: a record that holds anything is refused.

    Example: dragoman restore pair-2020-09-27.db --record postgresql://localhost/pair
    """
    from dragoman.record import backup as backups

    backups.restore(file, record)
    output.console().print(f"restored {file}")
