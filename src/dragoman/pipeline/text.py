"""Coding a text that is no file: the very stages that articles pass."""

from dragoman.model.entries import Report
from dragoman.model.ids import content_id
from dragoman.model.reading import Reading
from dragoman.model.text import Document
from dragoman.pipeline.stages import read_through, standard
from dragoman.settings import Settings


def read_text(text: str, settings: Settings | None = None) -> Reading:
    """The reading of a text whose source and date nobody knows."""
    document = Document(id=content_id("document", text), source="text", text=text, language="en")
    return read_through(Reading(document), standard(settings or Settings()))


def code_text(text: str) -> tuple[Report, ...]:
    """The reports in a text."""
    return read_text(text).reports
