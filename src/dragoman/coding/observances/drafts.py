"""What one passage tells of a day, put together and checked against the year it counts from."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from dragoman.codebook.reference_events import ReferenceEvent
from dragoman.coding.observances.days import Days, days_of
from dragoman.coding.observances.keepers import countries_of
from dragoman.coding.observances.naming import Named
from dragoman.coding.observances.origins import families, reference, told_elsewhere
from dragoman.coding.observances.surroundings import Surroundings
from dragoman.model.entries import Observance, Ordinal
from dragoman.model.ids import content_id
from dragoman.model.recurrence import nearest, next_day
from dragoman.model.text import Document, evidence

PAIR = 2


@dataclass(frozen=True, slots=True)
class Draft:
    """A named day with whose it is and what its own sentence says of when."""

    named: Named
    countries: tuple[str, ...]
    days: Days
    event: ReferenceEvent | None


def draft(named: Named, around: Surroundings) -> Draft:
    """The draft of one passage; whose day it is may stay open."""
    countries = countries_of(named, around.mentions, around.words)
    event = reference(
        named.marks or named.name, countries, named.tree.sentence.text, around.document.text
    )
    days = days_of(named, around.dates, around.recurring, around.document)
    if event is not None and days.since not in (None, event.start.year):
        event = None  # the text speaks of another year
    if event is not None and not countries:
        countries = event.countries[:1]  # the table names first whose day it is
    return Draft(named, countries, days, event)


def with_countries(drafts: Sequence[Draft]) -> Iterable[Draft]:
    """The drafts; one that says not whose day it is takes it from those of the same name."""
    owners: dict[str, set[tuple[str, ...]]] = {}
    for one in drafts:
        if one.countries:
            owners.setdefault(one.named.name.casefold(), set()).add(one.countries)
    for one in drafts:
        known = owners.get(one.named.name.casefold(), set())
        lacks = not one.countries and len(known) == 1
        yield replace(one, countries=next(iter(known))) if lacks else one


def observance(one: Draft, around: Surroundings) -> Observance:
    """The observance that a draft tells of; its countries must be known."""
    days = _completed(one, around)
    named, document = one.named, around.document
    sentence = named.tree.sentence
    marks = named.marks or (one.event.name if one.event else "")
    return Observance(
        id=_identity(one, marks, days, around),
        name=named.name,
        month_day=days.month_day,
        marks=marks,
        countries=one.countries,
        ordinals=_ordinals(named.count, days, document),
        next=_next(days.month_day, document),
        evidence=(evidence(document, sentence.start, sentence.end),),
        since=days.since,
    )


def _completed(one: Draft, around: Surroundings) -> Days:
    """The days of its sentence, with what the reference event or the rest of the article adds."""
    days, event = one.days, one.event
    if event is not None:
        month_day = f"{event.start:%m-%d}" if event.start == event.end else None
        since = event.start.year if event.start.year == event.end.year else None
        days = replace(days, month_day=days.month_day or month_day, since=days.since or since)
    if one.named.marked and days.since is None:
        told = told_elsewhere(one.named, one.countries, around)
        if told is not None and told.date.start is not None:
            day = f"{told.date.start:%m-%d}" if told.date.precision == "day" else None
            days = replace(days, month_day=days.month_day or day, since=told.date.start.year)
    return days


def _ordinals(count: int | None, days: Days, document: Document) -> tuple[Ordinal, ...]:
    """The count with the year in which it is counted, and whether it fits the year it counts from.

    That year is the one of the keeping where the sentence dates it, else that of the article.
    """
    if count is None:
        return ()
    year = days.year
    if year is None and not days.open:
        year = _year_of(document, days.month_day)
    known = year is not None and days.since is not None
    consistent = year - days.since == count if known and year and days.since else None
    return (Ordinal(count, year, consistent),)


def _year_of(document: Document, month_day: str | None) -> int | None:
    """The year of an article; around New Year that of the day to which it is closest."""
    start, end = document.published.start, document.published.end
    if start is None or end is None or start.year != end.year:
        return None
    return nearest(month_day, start).year if month_day and start == end else start.year


def _next(month_day: str | None, document: Document) -> date | None:
    published = document.published.end
    return next_day(month_day, published) if month_day and published else None


def of_same_day(made: Sequence[Observance]) -> Iterable[Observance]:
    """The observances; one without a day is taken for the one day of the article that its states
    keep for the same year ("the fifth anniversary of its victory" for Victory Day)."""
    days: dict[tuple[tuple[str, ...], int], set[str]] = {}
    for one in made:
        if one.month_day and one.since:
            days.setdefault((one.countries, one.since), set()).add(one.id)
    for one in made:
        known = days.get((one.countries, one.since or 0), set())
        lacks = one.month_day is None and len(known) == 1
        yield replace(one, id=next(iter(known))) if lacks else one


def _identity(one: Draft, marks: str, days: Days, around: Surroundings) -> str:
    """The id that all accounts of the day share: whose it is, and its day or what it marks.

    Relations between two states have one anniversary, whatever day an account gives for it.
    """
    kinds = {kind for family in families(marks) for kind in family.kinds}
    if "relations" in kinds and len(one.countries) == PAIR and one.named.marked:
        return content_id("observance", "relations", *one.countries)
    if days.month_day:
        return content_id("observance", days.month_day, *one.countries)
    core = sorted(around.words.core(one.named.name))
    return content_id("observance", "of", *one.countries, *core, days.since or "")
