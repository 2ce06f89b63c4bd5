"""Where accounts differ: every value with its outlets, its voices and its sentences."""

from dataclasses import dataclass

from dragoman.model.record import Dispute, DisputedValue
from dragoman.record import read
from dragoman.record.selection import EVERYTHING, Selection
from dragoman.record.session import Record
from dragoman.views.words import voices


@dataclass(frozen=True, slots=True)
class SourcedValue:
    """One value: who prints it, whom they quote for it, and the sentences, as printed."""

    value: str
    outlets: tuple[str, ...]
    voices: tuple[str, ...]
    sentences: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DisputeLine:
    """One dispute; `subject` is the id of the event, or the name, that it is about."""

    id: str
    about: str
    attribute: str
    subject: str
    values: tuple[SourcedValue, ...]


def disputes(record: Record, selection: Selection = EVERYTHING) -> tuple[DisputeLine, ...]:
    """The disputes that `selection` asks for."""
    return tuple(map(dispute_line, read.disputes(record, selection)))


def dispute_line(dispute: Dispute) -> DisputeLine:
    """The line of one dispute, its values in the dispute's own order."""
    return DisputeLine(
        id=dispute.id,
        about=dispute.about,
        attribute=dispute.attribute,
        subject=dispute.subject.id,
        values=tuple(map(_sourced, dispute.values)),
    )


def _sourced(value: DisputedValue) -> SourcedValue:
    return SourcedValue(
        value=value.value,
        outlets=value.outlets,
        voices=voices([value.asserted_by]),
        sentences=tuple(dict.fromkeys(evidence.text for evidence in value.evidence)),
    )
