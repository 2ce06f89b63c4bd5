"""What is shown of an entry, for each kind: a heading, facts, and what its accounts give."""

from collections.abc import Callable, Iterable
from typing import Any

from dragoman.model.actors import Actor, Office
from dragoman.model.entries import (
    Figure,
    Instrument,
    InstrumentAct,
    Naming,
    Observance,
    Ordinal,
    Report,
    Stand,
    Statement,
)
from dragoman.model.record import Dispute, Event, Position
from dragoman.model.text import Document, Evidence
from dragoman.reconcile.numbers import counted_words, vague, written_number
from dragoman.reconcile.times import written
from dragoman.views.due import ordinal
from dragoman.views.headline import headline
from dragoman.views.instruments import title
from dragoman.views.statements import published
from dragoman.views.words import UNNAMED, actor_words, direction, place_words, voices

# Labels with words; those without words are not shown.
Facts = tuple[tuple[str, str], ...]
# What an account gives, who asserts it, and its sentence.
Told = tuple[str, tuple[str, ...], Evidence]
Shown = tuple[str, Facts, list[Told]]


def show(entry: object) -> Shown:
    """The heading, the facts and the accounts of an entry of any kind."""
    heading, facts, told = SHOWN[type(entry)](entry)
    return heading, tuple((label, words) for label, words in facts if words), told


def _told(evidence: Iterable[Evidence], words: str = "") -> list[Told]:
    return [(words, (), one) for one in evidence]


def _event(event: Event) -> Shown:
    facts = (
        ("date", written(event.date)),
        ("act", f"{direction(event)} {event.type} {' '.join(event.modes)}".strip()),
        ("modality", event.modality),
        ("place", place_words(event.place) if event.place else ""),
        ("placed", event.place.why if event.place else ""),
        ("independent outlets", str(event.outlets)),
        ("disputed", "yes" if event.disputed else ""),
    )
    return headline(event), facts, [_report_told(report) for report in event.reports]


def _report_told(report: Report) -> Told:
    asserted = "" if report.modality == "asserted" else report.modality
    parts = (direction(report), report.type, asserted, written(report.date))
    return " ".join(filter(None, parts)), voices([report.asserted_by]), report.evidence


def _report(report: Report) -> Shown:
    facts = (
        ("date", written(report.date)),
        ("act", f"{direction(report)} {report.type}"),
        ("confidence", f"{report.confidence:.2f}"),
    )
    return headline(report), facts, [_report_told(report)]


def _statement(said: Statement) -> Shown:
    speaker = actor_words(said.speaker) if said.speaker else UNNAMED
    facts = (
        ("speaker", speaker),
        ("cue", said.cue.text if said.cue else ""),
        ("quotation", said.quotation),
        ("date", written(said.date)),
        ("about", ", ".join(voices([said.about]))),
        ("to", ", ".join(voices([said.addressees]))),
        ("occasion", said.occasion.text if said.occasion else ""),
        ("quoted in", said.within or ""),
    )
    return f"“{said.text}”", facts, [("", (speaker,), said.evidence)]


def _dispute(dispute: Dispute) -> Shown:
    told = [
        (value.value, voices([value.asserted_by]), evidence)
        for value in dispute.values
        for evidence in value.evidence
    ]
    facts = (("attribute", dispute.attribute), (dispute.subject.kind, dispute.subject.id))
    return dispute.about, facts, told


def _document(document: Document) -> Shown:
    facts = (
        ("outlet", document.outlet),
        ("byline", document.byline),
        ("published", published(document)),
        ("known by", document.published.basis),
        ("source", document.source),
        ("copies", ", ".join(document.copies)),
        ("text", document.text),
    )
    return document.title or document.source, facts, []


def _actor(actor: Actor) -> Shown:
    facts = (
        ("kind", actor.kind),
        ("country", actor.country),
        ("sector", " ".join(filter(None, (actor.sector, *actor.other_sectors)))),
        ("also", ", ".join(actor.aliases)),
    )
    return actor.name, facts, []


def _office(office: Office) -> Shown:
    facts = (
        ("person", actor_words(office.person)),
        ("of", actor_words(office.of) if office.of else ""),
        ("from", office.start.isoformat() if office.start else ""),
        ("to", office.end.isoformat() if office.end else ""),
        ("former", "yes" if office.former else ""),
    )
    return office.title, facts, _told(office.evidence)


def _figure(figure: Figure) -> Shown:
    value = written_number(figure)
    facts = (
        ("value", value),
        ("as written", figure.words),
        ("unit", figure.unit),
        ("of", figure.of),
        ("what happened", figure.happened),
        ("whose", ", ".join(voices([figure.whose]))),
        ("date", written(figure.date)),
        ("event", figure.event or ""),
        ("part of", figure.part_of or ""),
    )
    told = [(value, voices([figure.asserted_by]), figure.evidence)]
    said = f"“{figure.words}”" if vague(figure) and figure.words else value
    return f"{said} {counted_words(figure)}".strip(), facts, told


def _instrument(instrument: Instrument) -> Shown:
    facts = (
        ("kind", instrument.kind),
        ("status", instrument.status),
        ("date", written(instrument.date)),
        ("by", ", ".join(voices([instrument.by]))),
        ("parties", ", ".join(voices([instrument.parties]))),
        ("names", ", ".join(voices([instrument.about]))),
    )
    told = [(_act_words(act), voices([act.asserted_by]), act.evidence) for act in instrument.acts]
    acted = {act.evidence for act in instrument.acts}
    named = _told(evidence for evidence in instrument.evidence if evidence not in acted)
    return title(instrument), facts, [*told, *named]


def _act_words(act: InstrumentAct) -> str:
    """ "signed 2011-05-04 by Chad"."""
    by = ", ".join(voices([act.by]))
    return " ".join(filter(None, (act.status, written(act.date), by and f"by {by}")))


def _observance(observance: Observance) -> Shown:
    facts = (
        ("day", observance.month_day or ""),
        ("marks", observance.marks),
        ("countries", ", ".join(observance.countries)),
        ("counts from", str(observance.since) if observance.since else ""),
        ("counted", ", ".join(map(_count, observance.ordinals))),
        ("next", observance.next.isoformat() if observance.next else ""),
    )
    return observance.name, facts, _told(observance.evidence)


def _count(one: Ordinal) -> str:
    """ "5th in 2025, which fits"."""
    verdict = {True: "which fits", False: "which does not fit", None: "unchecked"}[one.consistent]
    return f"{ordinal(one.ordinal)} in {one.year or 'an unknown year'}, {verdict}"


def _naming(naming: Naming) -> Shown:
    told = [(naming.term, voices([naming.asserted_by]), naming.evidence)]
    return f"“{naming.term}” for {naming.of}", (("of", naming.of),), told


def _stand(stand: Stand) -> Shown:
    facts = (
        ("actor", actor_words(stand.actor)),
        ("stance", stand.stance),
        ("side", actor_words(stand.side) if stand.side else ""),
        ("date", written(stand.date)),
        ("statement", stand.statement or ""),
    )
    return stand.issue, facts, [(stand.cue.text, voices([stand.asserted_by]), stand.evidence)]


def _position(position: Position) -> Shown:
    facts = (
        ("actor", actor_words(position.actor)),
        ("stance", position.stance),
        ("side", actor_words(position.side) if position.side else ""),
        ("first", written(position.first)),
        ("last", written(position.last)),
    )
    return position.issue, facts, _told(position.evidence)


SHOWN: dict[type, Callable[[Any], Shown]] = {
    Actor: _actor,
    Dispute: _dispute,
    Document: _document,
    Event: _event,
    Figure: _figure,
    Instrument: _instrument,
    Naming: _naming,
    Observance: _observance,
    Office: _office,
    Position: _position,
    Report: _report,
    Stand: _stand,
    Statement: _statement,
}
