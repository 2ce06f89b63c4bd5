"""Helps the tests of instruments and observances: a text with all that earlier stages find."""

from datetime import date

from dragoman.actors import resolve
from dragoman.coding.instruments import find_instruments
from dragoman.coding.observances import find_observances
from dragoman.coding.statements import find_statements
from dragoman.language.dates import find_dates, find_recurring
from dragoman.language.parse import parse
from dragoman.model.entries import Instrument, Observance
from dragoman.model.ids import content_id
from dragoman.model.text import Document
from dragoman.model.time import PublicationDate


def article(text: str, published: date = date(2024, 5, 20)) -> Document:
    """A document of that text, published on that day."""
    when = PublicationDate(published, published, "day", "given")
    return Document(content_id("document", text), "test", text, published=when, language="en")


def instruments(text: str, published: date = date(2024, 5, 20)) -> tuple[Instrument, ...]:
    """The instruments that a text tells of."""
    document = article(text, published)
    sentences = parse(document)
    mentions = resolve(document, sentences).mentions
    dates = find_dates(document, sentences)
    statements = find_statements(document, sentences, mentions, dates)
    return find_instruments(document, sentences, mentions, dates, statements)


def observances(text: str, published: date = date(2024, 5, 20)) -> tuple[Observance, ...]:
    """The observances that a text tells of."""
    document = article(text, published)
    sentences = parse(document)
    mentions = resolve(document, sentences).mentions
    recurring = find_recurring(document, sentences)
    return find_observances(
        document, sentences, mentions, find_dates(document, sentences), recurring
    )
