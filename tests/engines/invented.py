"""Readings about invented states, different for each number, for every store alike."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta

from dragoman.model.actors import Actor, ActorRef, Mention, Office, Resolution, refer
from dragoman.model.entries import (
    Figure,
    Instrument,
    Naming,
    Observance,
    Ordinal,
    Report,
    Stand,
    Statement,
)
from dragoman.model.ids import content_id
from dragoman.model.reading import Notice, Reading, Versions
from dragoman.model.record import Dispute, DisputedValue, Event, Position, Subject
from dragoman.model.text import Document, Evidence, evidence
from dragoman.model.time import UNKNOWN_DATE, DateRange, PublicationDate

# Tables with running numbers, which follow the order of writing, and with notes for the next
# reconciling: they say nothing of what the record holds.
BOOKKEEPING = frozenset(
    {
        "block_reports",
        "block_places",
        "block_documents",
        "block_marks",
        "block_losses",
        "passages",
    }
)
VERSIONS = Versions("0.1.0", "plover 0.8", "coder 1")
STATES = (
    Actor("FRE", "Freedonia", "state", "FRE", aliases=("Land of the Brave",)),
    Actor("SYL", "Sylvania", "state", "SYL"),
    Actor("RUR", "Ruritania", "state", "RUR"),
    Actor("GRU", "Grand Fenwick", "state", "GRU"),
)
TYPES = ("ACCUSE", "CONSULT", "AID", "REJECT")
BEGINNING = date(2021, 3, 1)


def spokesman(state: Actor) -> Actor:
    """The one who speaks for a state."""
    slug = f"person.firefly-{state.id.lower()}"
    return Actor(slug, f"Rufus Firefly of {state.name}", "person", state.country, "GOV")


def reading(number: int) -> Reading:
    """A whole reading; numbers of the same hundred tell of the same few acts."""
    doer, other = _pair(number)
    text = (
        f"{doer.name} turned to {other.name} over crossing {number % 5}.\n"
        f"“Some {40 + number} carts were held, and the Quiet Ferry pact stands,” "
        f"said Rufus Firefly, recalling the Ferry outrage, in note {number}."
    )
    document = Document(
        content_id("document", number),
        f"press/{number:05}.txt",
        text,
        outlet=f"Gazette {number % 3}",
        title=f"Crossing {number % 5}",
        published=_published(number),
        language="en",
    )
    speaker = refer(spokesman(doer), "Rufus Firefly")
    report = _report(document, number, refer(doer, doer.name), refer(other, other.name))
    statement = _statement(document, speaker, report)
    return Reading(
        document,
        mentions=tuple(_mentions(document, (doer, other, spokesman(doer)))),
        offices=(_office(document, speaker, doer),),
        statements=(statement,),
        reports=(report,),
        figures=(_figure(document, speaker, number),),
        instruments=(_instrument(document, doer, other),),
        observances=(_observance(document, doer),),
        namings=(
            Naming(
                content_id("naming", document.id),
                "Ferry",
                "outrage",
                (speaker,),
                _at(document, "Ferry outrage"),
            ),
        ),
        stands=(
            Stand(
                content_id("stand", document.id),
                refer(doer, doer.name),
                "Crossings",
                "oppose",
                refer(other, other.name),
                UNKNOWN_DATE,
                _at(document, "turned"),
                (),
                report.evidence,
                statement.id,
                (report.id,),
            ),
        ),
        notices=(Notice("unknown-date", document.source, "recalling", "no day is named"),),
    )


def readings(count: int) -> tuple[Reading, ...]:
    """The first readings, in the order of their numbers."""
    return tuple(reading(number) for number in range(count))


def reconciled(
    found: Iterable[Reading],
) -> tuple[list[Event], list[Dispute], list[Position]]:
    """Events of the same type, actors and day; a dispute where outlets differ on the number."""
    told: dict[tuple[object, ...], list[Reading]] = defaultdict(list)
    for one in sorted(found, key=lambda r: r.document.id):
        report = one.reports[0]
        told[report.type, report.actors[0].id, report.recipients[0].id, report.date].append(one)
    events = [_event([one.reports[0] for one in group]) for group in told.values()]
    disputes = [
        _dispute(event, group)
        for event, group in zip(events, told.values(), strict=True)
        if len(group) > 1
    ]
    positions = [
        _position(event, group[0]) for event, group in zip(events, told.values(), strict=True)
    ]
    return events, disputes, positions


def _pair(number: int) -> tuple[Actor, Actor]:
    first = number % len(STATES)
    return STATES[first], STATES[(first + 1 + number % 2) % len(STATES)]


def _published(number: int) -> PublicationDate:
    day = BEGINNING + timedelta(days=number % 50)
    return PublicationDate(day, day, "day", "metadata")


def _at(document: Document, words: str) -> Evidence:
    start = document.text.index(words)
    return evidence(document, start, start + len(words))


def _whole(document: Document, line: int) -> Evidence:
    return _at(document, document.text.split("\n")[line])


def _mentions(document: Document, actors: Sequence[Actor]) -> Iterator[Mention]:
    for actor in actors:
        words = "Rufus Firefly" if actor.kind == "person" else actor.name
        found = _at(document, words)
        why = Resolution("name", f"“{words}” is a listed name")
        for _ in range(2):
            yield Mention(found.start, found.end, words, 0, 0, "name", (actor,), why)


def _report(document: Document, number: int, doer: ActorRef, other: ActorRef) -> Report:
    day = BEGINNING + timedelta(days=number % 10)
    known = DateRange(day, day, "day", basis="relative", why="the day of the dispatch")
    return Report(
        content_id("report", document.id),
        TYPES[number % len(TYPES)],
        (),
        ("diplomatic",),
        "asserted",
        (doer,),
        (other,),
        UNKNOWN_DATE if number % 7 == 0 else known,
        None,
        _at(document, "turned to"),
        (),
        0.75,
        _whole(document, 0),
    )


def _statement(document: Document, speaker: ActorRef, report: Report) -> Statement:
    said = document.text[document.text.index("“") + 1 : document.text.index(",”")]
    return Statement(
        content_id("statement", document.id),
        speaker,
        _at(document, "said"),
        "direct",
        UNKNOWN_DATE,
        said,
        _whole(document, 1),
        _at(document, "Rufus Firefly"),
        (_at(document, said),),
        about=report.recipients,
        reports=(report.id,),
    )


def _office(document: Document, person: ActorRef, state: Actor) -> Office:
    return Office(
        content_id("office", person.id),
        person,
        "spokesman",
        refer(state, state.name),
        evidence=(_at(document, "Rufus Firefly"),),
    )


def _figure(document: Document, voice: ActorRef, number: int) -> Figure:
    value = 40.0 + number
    words = _at(document, f"Some {40 + number} carts")
    id_ = content_id("figure", document.id)
    return Figure(id_, value, value - 5, value + 5, "carts", "carts held", None, (voice,), words)


def _instrument(document: Document, doer: Actor, other: Actor) -> Instrument:
    parties = tuple(refer(state, state.name) for state in sorted((doer, other), key=lambda s: s.id))
    return Instrument(
        content_id("instrument", "Quiet Ferry", *(party.id for party in parties)),
        "treaty",
        "Quiet Ferry pact",
        "reaffirmed",
        DateRange(date(1987, 1, 1), date(1987, 12, 31), "year"),
        parties,
        parties,
        (_at(document, "Quiet Ferry pact"),),
    )


def _observance(document: Document, state: Actor) -> Observance:
    return Observance(
        content_id("observance", state.id),
        "Ferry Day",
        "05-04",
        "the first ferry",
        (state.country,),
        (Ordinal(5, None, None),),
        None,
        (_at(document, "Ferry outrage"),),
    )


def _event(reports: Sequence[Report]) -> Event:
    first = reports[0]
    return Event(
        content_id("event", min(report.id for report in reports)),
        first.type,
        first.modes,
        first.contexts,
        3,
        -2.0,
        first.modality,
        first.date,
        None,
        first.actors,
        first.recipients,
        len(reports),
        len(reports) > 1,
        tuple(reports),
    )


def _dispute(event: Event, group: Sequence[Reading]) -> Dispute:
    values = tuple(
        DisputedValue(
            f"{one.figures[0].value:g}",
            (one.document.outlet,),
            one.figures[0].asserted_by,
            (one.figures[0].evidence,),
        )
        for one in group
    )
    subject = Subject("event", event.id)
    return Dispute(content_id("dispute", event.id), "carts held", subject, "number", values)


def _position(event: Event, one: Reading) -> Position:
    statement = one.statements[0]
    return Position(
        content_id("position", event.id),
        event.actors[0],
        "crossings",
        "oppose",
        event.recipients[0],
        event.date,
        event.date,
        (statement.id,),
        (event.id,),
        (statement.evidence,),
    )


def from_another_place(one: Reading, source: str) -> Reading:
    """The same bytes, read from another place."""
    notices = tuple(replace(notice, source=source) for notice in one.notices)
    return replace(one, document=replace(one.document, source=source), notices=notices)
