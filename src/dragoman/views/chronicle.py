"""Who did what, in order: each line with its sources, its voices and what is disputed about it."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace

from dragoman.model.record import Dispute, Event
from dragoman.reconcile.times import written
from dragoman.record import read
from dragoman.record.selection import EVERYTHING, Selection
from dragoman.record.session import Record
from dragoman.views.corrections import Corrections, corrections
from dragoman.views.headline import headline
from dragoman.views.outlets import Outlets, documents_at_odds, documents_of, outlets_of
from dragoman.views.statements import days_of_printing
from dragoman.views.words import direction, voices


@dataclass(frozen=True, slots=True)
class Value:
    """One of the values that are in dispute, with who gives it."""

    value: str
    outlets: tuple[str, ...]
    voices: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LineDispute:
    """What is disputed about a line: which attribute, and every value given for it."""

    id: str
    attribute: str
    values: tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """One event. `date` is as precise as known or "undated"; `headline` quotes unless neutral.

    `printed` are the days on which it was printed, `sources` the outlets that print it, copies
    aside, `voices` those whom they quote for it.
    `corrected` says which paper took back all that tells of it, and when.
    """

    id: str
    date: str
    direction: str
    type: str
    modality: str
    headline: str
    place: str
    printed: tuple[str, ...]
    sources: tuple[str, ...]
    voices: tuple[str, ...]
    disputes: tuple[LineDispute, ...]
    corrected: str


@dataclass(frozen=True, slots=True)
class Chronicle:
    """Events by first day; the undated last, by the day of printing. `undated` counts those."""

    lines: tuple[Line, ...]
    undated: int


def chronicle(record: Record, selection: Selection = EVERYTHING) -> Chronicle:
    """The chronicle of what `selection` asks for."""
    return from_events(record, tuple(read.events(record, selection)), selection)


def from_events(record: Record, events: tuple[Event, ...], selection: Selection) -> Chronicle:
    """The chronicle of events that were read with `selection`."""
    disputes = _disputes(record, selection) if any(event.disputed for event in events) else {}
    told = (told for event in events for told in disputes.get(event.id, ()))
    outlets = outlets_of(record, documents_of(events) | documents_at_odds(told))
    taken_back = corrections(record, outlets.documents, events)
    lines = [line(event, disputes.get(event.id, ()), outlets, taken_back) for event in events]
    dated = sum(event.date.known for event in events)
    undated = sorted(lines[dated:], key=_printed)
    return Chronicle((*lines[:dated], *undated), len(undated))


def _printed(line: Line) -> tuple[bool, tuple[str, ...]]:
    return not line.printed, line.printed


def line(
    event: Event, disputes: Iterable[Dispute], outlets: Outlets, taken_back: Corrections
) -> Line:
    """The line of an event; `outlets` are those of its documents."""
    return Line(
        id=event.id,
        date=written(event.date),
        direction=direction(event),
        type=event.type,
        modality=event.modality,
        headline=headline(event),
        place=event.place.name if event.place else "",
        printed=days_of_printing(outlets.documents[id_] for id_ in documents_of([event])),
        sources=tuple(sorted({outlets.printing(r.evidence) for r in event.reports})),
        voices=voices(report.asserted_by for report in event.reports),
        disputes=tuple(LineDispute(d.id, d.attribute, values(d, outlets)) for d in disputes),
        corrected=taken_back.of(report.id for report in event.reports),
    )


def values(dispute: Dispute, outlets: Outlets) -> tuple[Value, ...]:
    """The values of a dispute as they are shown, in the dispute's own order."""
    return tuple(Value(v.value, outlets.giving(v), voices([v.asserted_by])) for v in dispute.values)


def _disputes(record: Record, selection: Selection) -> dict[str, list[Dispute]]:
    """Disputes by the event they are about."""
    same_actors = replace(EVERYTHING, actors=selection.actors, dyad=selection.dyad)
    by_event: defaultdict[str, list[Dispute]] = defaultdict(list)
    for dispute in read.disputes(record, same_actors):
        by_event[dispute.subject.id].append(dispute)
    return by_event
