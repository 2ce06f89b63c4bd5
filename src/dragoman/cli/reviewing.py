"""Commands by which people have the last word: each adds one review, or shows those given.

What somebody says stands beside what was coded and is laid over it whenever the record is read.
"""

import getpass
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dragoman.cli import output, review_drawing
from dragoman.cli.options import Actors, As, Most, RecordPath
from dragoman.cli.output import Format
from dragoman.errors import UsageError
from dragoman.settings import DEFAULT_RECORD

if TYPE_CHECKING:
    from dragoman.model.review import Review
    from dragoman.record.review_making import Hand
    from dragoman.record.session import Record

app = typer.Typer(
    name="review",
    help="Have the last word: accept, correct, reject, merge, split.",
    no_args_is_help=True,
    rich_markup_mode=None,
)

Entry = Annotated[str, typer.Argument(metavar="ID", help="An id, or enough of its beginning.")]
Reviewer = Annotated[
    str | None,
    typer.Option(
        metavar="NAME", envvar="DRAGOMAN_REVIEWER", help="Who says so; else who is logged in."
    ),
]
Note = Annotated[str, typer.Option(metavar="TEXT", help="Why, for whoever reads it later.")]


@app.command()
def accept(
    entry: Entry,
    reviewer: Reviewer = None,
    note: Note = "",
    record: RecordPath = DEFAULT_RECORD,
    format_: As = Format.text,
) -> None:
    """Vouch for an entry: whatever a later model says, it stays so.

    Example: dragoman review accept event:4f2c
    """
    from dragoman.record import review_making

    with _writing(record) as opened:
        _tell(review_making.accept(opened, entry, _hand(reviewer, note)), format_)


@app.command()
def correct(
    entry: Entry,
    fields: Annotated[
        list[str], typer.Argument(metavar="FIELD=VALUE", help="What the field should hold.")
    ],
    reviewer: Reviewer = None,
    note: Note = "",
    record: RecordPath = DEFAULT_RECORD,
    format_: As = Format.text,
) -> None:
    """Correct fields of an entry.

    Dates are written 1992, 1992-06, 1992-06-09, FIRST/LAST or unknown; actors by code, id or name,
    several with commas between them; an empty value empties the field.

    Example: dragoman review correct event:4f2c type=CONSULT date=1992-06-09
    """
    from dragoman.record import review_making

    with _writing(record) as opened:
        _tell(review_making.correct(opened, entry, fields, _hand(reviewer, note)), format_)


@app.command()
def reject(
    entry: Entry,
    reviewer: Reviewer = None,
    note: Note = "",
    record: RecordPath = DEFAULT_RECORD,
    format_: As = Format.text,
) -> None:
    """Take an entry out of listings and exports; `show` shows it.

    Example: dragoman review reject report:91ab --note "a proverb, not an act"
    """
    from dragoman.record import review_making

    with _writing(record) as opened:
        _tell(review_making.reject(opened, entry, _hand(reviewer, note)), format_)


@app.command()
def merge(
    events: Annotated[list[str], typer.Argument(metavar="ID", help="Two events or more.")],
    reviewer: Reviewer = None,
    note: Note = "",
    record: RecordPath = DEFAULT_RECORD,
    format_: As = Format.text,
) -> None:
    """Say that events are one and the same.

    Example: dragoman review merge event:4f2c event:77d0
    """
    from dragoman.record import review_making

    with _regrouping(record) as opened:
        _tell(review_making.merge(opened, events, _hand(reviewer, note)), format_)


@app.command()
def split(
    event: Entry,
    reports: Annotated[
        list[str], typer.Argument(metavar="REPORT", help="Its reports that tell of another event.")
    ],
    reviewer: Reviewer = None,
    note: Note = "",
    record: RecordPath = DEFAULT_RECORD,
    format_: As = Format.text,
) -> None:
    """Say that some of an event's reports tell of another one.

    Example: dragoman review split event:4f2c report:91ab
    """
    from dragoman.record import review_making

    with _regrouping(record) as opened:
        _tell(review_making.split(opened, event, reports, _hand(reviewer, note)), format_)


@app.command()
def undo(
    review: Annotated[str, typer.Argument(metavar="REVIEW", help="The id of a review.")],
    reviewer: Reviewer = None,
    note: Note = "",
    record: RecordPath = DEFAULT_RECORD,
    format_: As = Format.text,
) -> None:
    """Withdraw a review; the log keeps both. An undo can be undone.

    Example: dragoman review undo review:0c1d
    """
    from dragoman.record import review_making

    with _regrouping(record) as opened:
        _tell(review_making.undo(opened, review, _hand(reviewer, note)), format_)


@app.command()
def queue(
    actors: Actors = None,
    record: RecordPath = DEFAULT_RECORD,
    limit: Most = None,
    format_: As = Format.text,
) -> None:
    """List the events that would most repay a look, the best first.

    Doubtful and disputed ones, those of one outlet, and those on which much rests.

    Example: dragoman review queue AZE PAK --limit 10
    """
    from dragoman.cli.listing import selection
    from dragoman.views import review as views

    wanted = selection(actors, None, None, None, limit)
    with _reading(record) as opened:
        view = views.queue(opened, wanted)
    output.show(view, format_, review_drawing.queue)


@app.command()
def log(record: RecordPath = DEFAULT_RECORD, format_: As = Format.text) -> None:
    """List every review: in force, withdrawn or waiting.

    A review waits while what it was given to is not coded any more; it is kept for the case that it
    comes back.

    Example: dragoman review log
    """
    from dragoman.views import review as views

    with _reading(record) as opened:
        view = views.log(opened)
    output.show(view, format_, review_drawing.log)


@app.command()
def agreement(record: RecordPath = DEFAULT_RECORD, format_: As = Format.text) -> None:
    """Measure how far reviewers agree, and the coder with them.

    Cohen's kappa for each two reviewers, Krippendorff's alpha for all; the coder type by type.

    Example: dragoman review agreement
    """
    from dragoman.evaluation.agreement import agreement as measured
    from dragoman.record.reviews import all_reviews

    with _reading(record) as opened:
        found = measured(all_reviews(opened))
    output.show(found, format_, review_drawing.agreement)


@app.command()
def gold(
    to: Annotated[Path, typer.Option("--to", metavar="FILE", help="The .jsonl file to write.")],
    record: RecordPath = DEFAULT_RECORD,
    format_: As = Format.text,
) -> None:
    """Write what was reviewed as a gold set for `evaluate coder`.

    Example: dragoman review gold --to reviewed.jsonl
    """
    from dragoman.evaluation.reviewed import write_gold

    with _reading(record) as opened:
        written = write_gold(opened, to)
    if format_ is Format.json:
        output.print_json(written)
        return
    output.console().print(f"{written.rows} sentences → {to}")
    if written.left_out:
        output.warn(f"{written.left_out} left out: their sentence does not name every side")


def _hand(reviewer: str | None, note: str) -> "Hand":
    from dragoman.record.review_making import Hand

    return Hand(reviewer or _logged_in(), datetime.now(UTC), note)


def _logged_in() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError) as error:
        raise UsageError("who reviews? give --reviewer or set DRAGOMAN_REVIEWER") from error


def _tell(review: "Review", format_: Format) -> None:
    output.show(review, format_, review_drawing.given)


@contextmanager
def _writing(place: str) -> "Iterator[Record]":
    from dragoman.record.session import open_record

    with open_record(place) as record:
        yield record


@contextmanager
def _regrouping(place: str) -> "Iterator[Record]":
    """What is merged or split is reconciled before the command ends."""
    from dragoman.pipeline.reader import reconcile_record

    with _writing(place) as record:
        yield record
        reconcile_record(record)


@contextmanager
def _reading(place: str) -> "Iterator[Record]":
    from dragoman.record.session import open_record

    with open_record(place, read_only=True) as record:
        yield record
