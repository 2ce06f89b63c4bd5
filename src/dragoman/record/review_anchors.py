"""What a review holds on to, and when an entry is the one that it was given to. Pure functions.

An entry is found again by its passages: the document, the sentence, the words in it that carry the
entry. Offsets and ids may change with a new codebook or model; the words that were printed do not.
"""

from collections.abc import Callable, Iterable, Iterator
from itertools import zip_longest
from typing import Any, Literal

from dragoman.errors import UsageError
from dragoman.model.actors import ActorRef, Office
from dragoman.model.entries import Figure, Instrument, Naming, Observance, Report, Stand, Statement
from dragoman.model.ids import content_id
from dragoman.model.record import Dispute, Event, Position
from dragoman.model.review import Anchor, Passage
from dragoman.model.text import Evidence
from dragoman.reconcile.wording import spokesman

# "same": the claim is the one that was looked at; "moved": other codes, made from the same words.
Likeness = Literal["same", "moved"]


def anchor_of(entry: object) -> Anchor:
    """The anchor of an entry; UsageError for a kind that nobody reviews (a document, an actor)."""
    kind = type(entry).__name__.casefold()
    if type(entry) not in PASSAGES:
        raise UsageError(f"a {kind} cannot be reviewed; {', '.join(reviewable())} can")
    label, passages = PASSAGES[type(entry)](entry)
    return Anchor(kind, str(getattr(entry, "id", "")), label, tuple(passages))


def can_be_reviewed(kind: type) -> bool:
    """Whether people give verdicts on entries of that kind."""
    return kind in PASSAGES


def reviewable() -> list[str]:
    """The kinds of entry that can be reviewed, by name."""
    return sorted(kind.__name__.casefold() for kind in PASSAGES)


def likeness(anchor: Anchor, other: Anchor) -> Likeness | None:
    """Whether `other` is what `anchor` was given to, and whether it still claims the same.

    It must hold most of the anchor's passages (of an even number half, if the first is one).
    """
    if anchor.kind != other.kind:
        return None
    if _most(anchor.passages, other.passages, _claim):
        return "same"
    return "moved" if _most(anchor.passages, other.passages, _place) else None


def place(kind: str, passage: Passage) -> str:
    """The key under which a passage is looked up: its words, whatever was made of them."""
    evidence = passage.evidence
    return content_id("place", kind, evidence.document, evidence.text, passage.words)


def same_place(one: Passage, other: Passage) -> bool:
    """Whether two passages are the same words of the same sentence."""
    return _place(one) == _place(other)


def _most(
    wanted: tuple[Passage, ...], held: Iterable[Passage], key: Callable[[Passage], object]
) -> bool:
    there = {key(passage) for passage in held}
    hits = [key(passage) in there for passage in wanted]
    return 2 * sum(hits) > len(hits) or (2 * sum(hits) == len(hits) and hits[:1] == [True])


def _place(passage: Passage) -> tuple[str, str, str]:
    return passage.evidence.document, passage.evidence.text, passage.words


def _claim(passage: Passage) -> tuple[str, str, str, str]:
    return *_place(passage), passage.claim


Labelled = tuple[str, Iterable[Passage]]


def _report(report: Report) -> Labelled:
    return report.type, [_told(report)]


def _told(report: Report) -> Passage:
    sides = f"{_ids(report.actors)} > {_ids(report.recipients)}"
    claim = f"{report.type} {report.modality} {sides}"
    return Passage(report.evidence, report.trigger.text, claim)


def _ids(actors: Iterable[ActorRef]) -> str:
    return " ".join(sorted(actor.id for actor in actors))


def _event(event: Event) -> Labelled:
    first = spokesman(event)
    others = sorted((r for r in event.reports if r.id != first.id), key=lambda r: r.id)
    return event.type, [_told(report) for report in (first, *others)]


def _statement(said: Statement) -> Labelled:
    speaker = said.speaker.id if said.speaker else ""
    return said.quotation, [Passage(said.evidence, said.text, speaker)]


def _figure(figure: Figure) -> Labelled:
    claim = f"{figure.unit} {figure.of}"
    words = figure.words or f"{figure.value:g}"
    return figure.unit, [Passage(figure.evidence, words, claim)]


def _naming(naming: Naming) -> Labelled:
    return naming.term, [Passage(naming.evidence, naming.term, naming.of)]


def _office(office: Office) -> Labelled:
    return office.title, _all(office.evidence, f"{office.person.id} {office.title}")


def _instrument(instrument: Instrument) -> Labelled:
    return instrument.kind, _all(instrument.evidence, instrument.name)


def _observance(observance: Observance) -> Labelled:
    return observance.month_day or "", _all(observance.evidence, observance.name)


def _stand(stand: Stand) -> Labelled:
    claim = f"{stand.actor.id} {stand.stance} {stand.issue}"
    return stand.stance, [Passage(stand.evidence, stand.cue.text, claim)]


def _position(position: Position) -> Labelled:
    claim = f"{position.actor.id} {position.stance} {position.issue}"
    return position.stance, _all(position.evidence, claim)


def _dispute(dispute: Dispute) -> Labelled:
    """The first sentence of each value first, since a dispute lives by its values."""
    in_turn = zip_longest(*(value.evidence for value in dispute.values))
    sentences = [evidence for turn in in_turn for evidence in turn if evidence]
    return dispute.attribute, _all(sentences, dispute.attribute)


def _all(evidence: Iterable[Evidence], claim: str) -> Iterator[Passage]:
    return (Passage(one, "", claim) for one in evidence)


PASSAGES: dict[type, Callable[[Any], Labelled]] = {
    Dispute: _dispute,
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
