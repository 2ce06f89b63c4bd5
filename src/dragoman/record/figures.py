"""Figures know the report of their act; which event that report tells, only reconciling says."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from sqlalchemy import Connection, select

from dragoman.model.entries import Figure
from dragoman.record import tables as t
from dragoman.record.batches import batches


def with_events(connection: Connection, figures: Iterable[Figure]) -> Iterator[Figure]:
    """The figures, each with the event that its report tells, None where there is none."""
    for some in batches(figures):
        reports = sorted({figure.report for figure in some if figure.report})
        found = select(t.reports.c.id, t.reports.c.event).where(t.reports.c.id.in_(reports))
        event_of = {row.id: row.event for row in connection.execute(found)}
        for figure in some:
            yield replace(figure, event=event_of.get(figure.report) if figure.report else None)
