"""Statements learn which reports stand in them."""

from collections.abc import Sequence
from dataclasses import replace

from dragoman.model.entries import Report, Statement


def link(statements: Sequence[Statement], reports: Sequence[Report]) -> tuple[Statement, ...]:
    """The statements, each with the ids of the reports whose act is told in its content."""
    return tuple(
        replace(said, reports=tuple(r.id for r in reports if _inside(r, said)))
        for said in statements
    )


def _inside(report: Report, said: Statement) -> bool:
    act = report.trigger
    return any(piece.start <= act.start and act.end <= piece.end for piece in said.content)
