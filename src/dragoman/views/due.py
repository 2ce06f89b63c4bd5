"""What comes again every year: days that states keep, and anniversaries of what the record holds.

Of the record's own events those count that the codebook says have anniversaries (relations
established, independence declared), of its instruments those that several parties made; both only
where their day is known. Where a state keeps a day for the very event, the day stands for both.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from dragoman.codebook.instruments import instrument_words
from dragoman.codebook.once import once_acts
from dragoman.model.entries import Instrument, Observance
from dragoman.model.record import Event
from dragoman.model.text import Evidence
from dragoman.reconcile.once import once
from dragoman.reconcile.parties import parties
from dragoman.record import read
from dragoman.record.selection import EVERYTHING, Selection
from dragoman.record.session import Record
from dragoman.views.headline import headline
from dragoman.views.instruments import title
from dragoman.views.words import country_words


@dataclass(frozen=True, slots=True)
class Recurring:
    """Something that comes again. `id` and `kind` are those of the entry it rests on.

    `month_day` is "11-08", "" where nobody says; `since` the year from which its years count.
    `disputed` says that accounts differ about the day; `miscounted` lists counts of the press that
    do not fit ("106th in 2025").
    """

    id: str
    kind: str
    name: str
    countries: tuple[str, ...]
    month_day: str
    since: int | None
    disputed: bool
    miscounted: tuple[str, ...]
    evidence: tuple[Evidence, ...]


def recurring(record: Record, actors: tuple[str, ...] = ()) -> tuple[Recurring, ...]:
    """All that comes again, by day of the year, what has none last.

    One actor asks for all of its own, a pair for what is between both and the days of either.
    """
    pair = Selection(actors, dyad=len(actors) == 2)
    kept = [_of_observance(o) for o in read.observances(record, replace(pair, dyad=False))]
    types = sorted({type_ for act in once_acts() if act.anniversary for type_ in act.types})
    events = read.events(record, replace(pair, types=tuple(types)))
    own = [*_of_events(events), *_of_instruments(record, pair)]
    return tuple(sorted(_merged(kept, own), key=lambda r: (not r.month_day, r.month_day, r.id)))


def _of_observance(one: Observance) -> Recurring:
    wrong = [o for o in one.ordinals if o.consistent is False]
    base = {o.year - o.ordinal for o in one.ordinals if o.consistent is None and o.year}
    return Recurring(
        id=one.id,
        kind="observance",
        name=one.name,
        countries=one.countries,
        month_day=one.month_day or "",
        since=one.since or (base.pop() if len(base) == 1 else None),
        disputed=False,
        miscounted=tuple(f"{ordinal(o.ordinal)} in {o.year}" for o in wrong),
        evidence=one.evidence,
    )


def _of_events(events: Iterable[Event]) -> Iterator[Recurring]:
    for event in events:
        acts = [found.act for report in event.reports if (found := once(report))]
        if not any(act.anniversary for act in acts) or event.date.precision != "day":
            continue
        if event.date.start and event.modality in ("asserted", "historical"):
            yield Recurring(
                id=event.id,
                kind="event",
                name=headline(event),
                countries=tuple(sorted(parties((*event.actors, *event.recipients)))),
                month_day=f"{event.date.start:%m-%d}",
                since=event.date.start.year,
                disputed=event.disputed,
                miscounted=(),
                evidence=tuple(report.evidence for report in event.reports),
            )


def _of_instruments(record: Record, selection: Selection) -> Iterator[Recurring]:
    """Anniversaries of what several parties have made and not ended."""
    words = instrument_words()
    made, ended = words.status("adopted").life, words.status("terminated").life
    same = replace(EVERYTHING, actors=selection.actors, dyad=selection.dyad)
    disputed = {d.subject.id for d in read.disputes(record) if d.subject.kind == "instrument"}
    for one in read.instruments(record, same):
        day, life = one.date.start, words.status(one.status).life
        if day is None or one.date.precision != "day" or not _between_states(one):
            continue
        if made <= life < ended:
            yield Recurring(
                id=one.id,
                kind="instrument",
                name=title(one),
                countries=tuple(sorted(parties(one.parties))),
                month_day=f"{day:%m-%d}",
                since=day.year,
                disputed=one.id in disputed,
                miscounted=(),
                evidence=one.evidence,
            )


def _between_states(one: Instrument) -> bool:
    return instrument_words().sides(one.kind) == "parties" and len(parties(one.parties)) > 1


def _merged(kept: list[Recurring], own: list[Recurring]) -> Iterator[Recurring]:
    """Kept days, then what no day of the same states already stands for."""
    days = {(one.countries, one.month_day): one for one in kept if one.month_day}
    for one in kept:
        same = [o for o in own if (o.countries, o.month_day) == (one.countries, one.month_day)]
        yield replace(one, disputed=any(o.disputed for o in same)) if same else one
    yield from (one for one in own if (one.countries, one.month_day) not in days)


def whose(one: Recurring) -> str:
    """The names of the states whose day it is."""
    return ", ".join(country_words(code) for code in one.countries)


def ordinal(number: int) -> str:
    """1st, 2nd, 3rd, 4th, 11th, 21st."""
    teen = number % 100 in (11, 12, 13)
    return f"{number}{'th' if teen else {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th')}"
