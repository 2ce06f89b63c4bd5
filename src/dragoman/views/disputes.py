"""Where accounts differ: every value with its outlets, its voices and its sentences."""

from collections.abc import Sequence
from dataclasses import dataclass

from dragoman.model.record import Dispute, DisputedValue
from dragoman.record import read
from dragoman.record.selection import EVERYTHING, Selection
from dragoman.record.session import Record
from dragoman.views.outlets import Outlets, documents_at_odds, outlets_of
from dragoman.views.statements import days_of_printing
from dragoman.views.words import voices


@dataclass(frozen=True, slots=True)
class SourcedValue:
    """One value: who prints it and when, whom they quote for it, and the sentences, as printed."""

    value: str
    outlets: tuple[str, ...]
    printed: tuple[str, ...]
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
    return from_disputes(record, tuple(read.disputes(record, selection)))


def from_disputes(record: Record, found: Sequence[Dispute]) -> tuple[DisputeLine, ...]:
    """The lines of disputes that were read from `record`, in order."""
    outlets = outlets_of(record, documents_at_odds(found))
    return tuple(_line(one, outlets) for one in found)


def _line(dispute: Dispute, outlets: Outlets) -> DisputeLine:
    """The line of one dispute, its values in the dispute's own order."""
    return DisputeLine(
        id=dispute.id,
        about=dispute.about,
        attribute=dispute.attribute,
        subject=dispute.subject.id,
        values=tuple(_sourced(value, outlets) for value in dispute.values),
    )


def days_at_odds(value: DisputedValue, outlets: Outlets) -> tuple[str, ...]:
    """When a disputed value was printed; not when others copied the story."""
    own = (evidence for evidence in value.evidence if not outlets.copied(evidence))
    return days_of_printing(outlets.documents[evidence.document] for evidence in own)


def _sourced(value: DisputedValue, outlets: Outlets) -> SourcedValue:
    return SourcedValue(
        value=value.value,
        outlets=outlets.giving(value),
        printed=days_at_odds(value, outlets),
        voices=voices([value.asserted_by]),
        sentences=tuple(dict.fromkeys(evidence.text for evidence in value.evidence)),
    )
