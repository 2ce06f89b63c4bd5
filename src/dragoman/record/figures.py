"""Figures know the report of their act; which event that report tells, only reconciling says."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from sqlalchemy import Connection

from dragoman.model.entries import Figure
from dragoman.record.batches import batches
from dragoman.record.fetch import Fetch


def with_events(connection: Connection, figures: Iterable[Figure]) -> Iterator[Figure]:
    """The figures, each with the event that its report tells, None where there is none."""
    for some in batches(figures):
        event_of = Fetch(connection).event_of(figure.report for figure in some if figure.report)
        for figure in some:
            yield replace(figure, event=event_of.get(figure.report) if figure.report else None)
