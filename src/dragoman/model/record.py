"""What many documents say together."""

from dataclasses import dataclass
from typing import Literal

from dragoman.model.actors import ActorRef
from dragoman.model.entries import Modality, Report, Stance
from dragoman.model.places import Place
from dragoman.model.text import Evidence
from dragoman.model.time import DateRange

Attribute = Literal["date", "number", "actor", "place", "term", "occurrence"]


@dataclass(frozen=True, slots=True)
class Event:
    """What one or more reports describe. `outlets` counts independent ones.

    `superseded` are the ids of reports of which their own paper has since corrected something.
    """

    id: str
    type: str
    modes: tuple[str, ...]
    contexts: tuple[str, ...]
    quad: int
    score: float
    modality: Modality
    date: DateRange
    place: Place | None
    actors: tuple[ActorRef, ...]
    recipients: tuple[ActorRef, ...]
    outlets: int
    disputed: bool
    reports: tuple[Report, ...]
    issues: tuple[str, ...] = ()
    superseded: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Position:
    """An actor's stance on an issue, with what shows it."""

    id: str
    actor: ActorRef
    issue: str
    stance: Stance
    side: ActorRef | None
    first: DateRange
    last: DateRange
    statements: tuple[str, ...]
    events: tuple[str, ...]
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Subject:
    """What a dispute is about: an entry's kind and id."""

    kind: str
    id: str


@dataclass(frozen=True, slots=True)
class DisputedValue:
    """One side's value, with everybody who gives it: outlets, voices, sentences."""

    value: str
    outlets: tuple[str, ...]
    asserted_by: tuple[ActorRef, ...]
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Dispute:
    """Two or more values for the same thing. Their order is that of the values, no one's favour."""

    id: str
    about: str
    subject: Subject
    attribute: Attribute
    values: tuple[DisputedValue, ...]
