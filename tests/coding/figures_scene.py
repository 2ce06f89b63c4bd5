"""Helps the tests of figures: a text with all that earlier stages but the coder find."""

from datetime import date

from dragoman.actors import resolve
from dragoman.coding.figures import find_figures
from dragoman.coding.statements import find_statements
from dragoman.language.dates import find_dates
from dragoman.language.parse import parse
from dragoman.model.entries import Figure
from dragoman.model.ids import content_id
from dragoman.model.text import Document
from dragoman.model.time import PublicationDate

DAY = date(2024, 5, 20)


def figures(text: str) -> tuple[Figure, ...]:
    """The figures of a text that was published on 20 May 2024."""
    published = PublicationDate(DAY, DAY, "day", "given")
    id_ = content_id("document", text)
    document = Document(id_, "test", text, published=published, language="en")
    sentences = parse(document)
    mentions = resolve(document, sentences).mentions
    dates = find_dates(document, sentences)
    statements = find_statements(document, sentences, mentions, dates)
    return find_figures(document, sentences, mentions, dates, statements)


def one(text: str) -> Figure:
    """The only figure of a text."""
    (figure,) = figures(text)
    return figure
