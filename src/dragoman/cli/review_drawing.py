"""How reviews look as text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.console import Console
from rich.text import Text

from dragoman.cli.output import heading, table

if TYPE_CHECKING:
    from dragoman.evaluation.agreement import Agreement
    from dragoman.model.review import Review
    from dragoman.views.review import QueueLine, ReviewLine


def given(review: Review, out: Console) -> None:
    """One line for a review that was just given, with its id for `undo`."""
    about = " ".join(anchor.entry for anchor in review.anchors) or review.withdraws or ""
    fields = " ".join(f"{one.field}={one.text}" for one in review.fields)
    said = fields if review.verdict == "correct" else ""
    out.print(Text.assemble((review.verdict, "bold"), f" {about} {said}".rstrip()))
    out.print(Text(f"{review.id} by {review.reviewer}", style="dim"))


def queue(view: tuple[QueueLine, ...], out: Console) -> None:
    """Events with their points and reasons."""
    if not view:
        out.print("Nothing is left to look at.")
        return
    rows = [
        (
            line.id,
            f"{line.points:.2f}",
            line.date,
            line.direction,
            Text(line.type, style="bold"),
            line.headline,
            Text(", ".join(line.why), style="dim"),
        )
        for line in view
    ]
    table(out, ("id", "points", "date", "who", "type", "what", "why"), rows)


def log(view: tuple[ReviewLine, ...], out: Console) -> None:
    """Reviews in the order in which they were given."""
    if not view:
        out.print("Nobody has reviewed anything yet: `dragoman review queue` says where to begin.")
        return
    rows = [
        (
            line.id,
            line.at,
            line.reviewer,
            Text(line.verdict, style="bold"),
            " ".join(line.entries),
            " ".join(line.fields) if line.verdict == "correct" else "",
            line.note,
            Text(line.state, style="" if line.state == "in force" else "yellow"),
        )
        for line in view
    ]
    columns = ("id", "at", "reviewer", "verdict", "entry", "fields", "note", "state")
    table(out, columns, rows)


def agreement(view: Agreement, out: Console) -> None:
    """Between reviewers, then the coder against them."""
    if not view.coder:
        out.print("No event or report has been accepted, corrected or rejected yet.")
        return
    heading(out, "Reviewers", f"{view.entries} entries reviewed, {view.shared} by more than one")
    rows = [(a.one, a.other, str(a.entries), _share(a.kappa)) for a in view.pairs]
    table(out, ("reviewer", "and", "entries", "Cohen's kappa"), rows)
    out.print(f"Krippendorff's alpha over all: {_share(view.alpha)}")
    out.print()
    heading(out, "Coder", f"right in {_share(view.right)} of what was reviewed")
    lines = [
        (
            one.type,
            str(one.entries),
            str(one.right),
            str(one.corrected),
            str(one.rejected),
            _share(one.share),
            _share(one.alpha),
        )
        for one in view.coder
    ]
    columns = ("type", "reviewed", "right", "corrected", "rejected", "share right", "alpha")
    table(out, columns, lines)


def _share(value: float | None) -> str:
    return "not to be told" if value is None else f"{value:.3f}"
