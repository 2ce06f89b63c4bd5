"""A pair of countries: what they did, where they stand, what is due, and who is heard on it."""

from collections.abc import Iterable
from dataclasses import dataclass

from dragoman.errors import UsageError
from dragoman.model.entries import UTTERED
from dragoman.model.record import Event
from dragoman.record import read
from dragoman.record.selection import Selection
from dragoman.record.session import Record
from dragoman.views.chronicle import Chronicle, from_events
from dragoman.views.outlets import documents_of, outlets_of
from dragoman.views.standing import Standing, standing
from dragoman.views.voices import tally
from dragoman.views.words import country_words


@dataclass(frozen=True, slots=True)
class Heard:
    """How many statements of a country's people the documents hold, what copies repeat aside."""

    country: str
    name: str
    statements: int


@dataclass(frozen=True, slots=True)
class Relations:
    """The record of a pair. `years` are the first and the last year of a dated act, if any.

    `heard` counts whose statements the same documents hold, the most heard first; `unnamed`
    those whose speaker has no country; `unheard` are states and bodies that others speak about and
    that say nothing themselves.
    """

    pair: tuple[str, str]
    names: tuple[str, str]
    documents: int
    outlets: int
    years: tuple[int, int] | None
    chronicle: Chronicle
    standing: Standing
    heard: tuple[Heard, ...]
    unnamed: int
    unheard: tuple[Heard, ...]


def relations(record: Record, a: str, b: str) -> Relations:
    """The relations of two states or other actors, by code, id or name.

    EntryMissing where the record knows nobody of that name, UsageError where both are the same.
    """
    if a.casefold() == b.casefold():
        raise UsageError(f"relations are between two; {a} has none with itself")
    selection = Selection(actors=(a, b), dyad=True)
    events = tuple(read.events(record, selection))
    documents = sorted(documents_of(events))
    said = [
        statement
        for document in documents
        for statement in read.statements(record, Selection(document=document))
        if statement.kind in UTTERED
    ]
    pair = (_code(record, a), _code(record, b))
    voices = tally(record, said, events)
    return Relations(
        pair=pair,
        names=(country_words(pair[0]), country_words(pair[1])),
        documents=len(documents),
        outlets=len(set(outlets_of(record, documents).independent.values())),
        years=_years(events),
        chronicle=from_events(record, events, selection),
        standing=standing(record, selection),
        heard=tuple(Heard(c.key, c.name, c.statements) for c in voices.countries if c.key),
        unnamed=sum(count.statements for count in voices.countries if not count.key),
        unheard=tuple(Heard(one.key, one.name, 0) for one in voices.silent),
    )


def _code(record: Record, name: str) -> str:
    """The country that a name means, or the name itself for a body of no country."""
    found = read.actors(record, Selection(actors=(name,)))
    countries = {actor.country for actor in found}
    return countries.pop() if len(countries) == 1 else name


def _years(events: Iterable[Event]) -> tuple[int, int] | None:
    days = [day for event in events for day in (event.date.start, event.date.end) if day]
    return (min(days).year, max(days).year) if days else None
