"""What one document says: each entry stands on evidence and knows whose assertion it is."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from dragoman.model.actors import ActorRef
from dragoman.model.text import Evidence
from dragoman.model.time import DateRange

Modality = Literal["asserted", "future", "hypothetical", "negated", "historical"]
Quotation = Literal["direct", "indirect", "mixed"]
# Uttered or written; an act done by speaking ("condemned the attack"); or what somebody is said to
# think or to have seen, which nobody uttered.
StatementKind = Literal["speech", "writing", "speech-act", "thought", "perception"]
UTTERED = ("speech", "writing", "speech-act")
Stance = Literal["support", "oppose", "neutral"]
InstrumentStatus = Literal["proposed", "adopted", "signed", "reaffirmed", "rejected", "mentioned"]


@dataclass(frozen=True, slots=True)
class Place:
    """Where: a name, its country (ISO 3166 alpha-3), WGS84 degrees and GeoNames id where known."""

    name: str
    country: str = ""
    latitude: float | None = None
    longitude: float | None = None
    geonameid: int | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """One passage's account of an event.

    `asserted_by` is the chain of voices above it, the outermost first; empty means the outlet's
    own voice. `confidence` is a calibrated probability. `trigger` is the wording of the act.
    """

    id: str
    type: str
    modes: tuple[str, ...]
    contexts: tuple[str, ...]
    modality: Modality
    actors: tuple[ActorRef, ...]
    recipients: tuple[ActorRef, ...]
    date: DateRange
    place: Place | None
    trigger: Evidence
    asserted_by: tuple[ActorRef, ...]
    confidence: float
    evidence: Evidence
    issues: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Statement:
    """Attributed speech. `source`, `cue` and `content` are its spans; `text` is the content's text.

    `speaker` is None for a speaker who could not be made out from the words; an unnamed one
    ("panelists") is an actor of sector UNK. `within` is the id of the statement it is quoted in.
    """

    id: str
    speaker: ActorRef | None
    cue: Evidence | None
    quotation: Quotation
    date: DateRange
    text: str
    evidence: Evidence
    source: Evidence | None
    content: tuple[Evidence, ...]
    addressees: tuple[ActorRef, ...] = ()
    about: tuple[ActorRef, ...] = ()
    issues: tuple[str, ...] = ()
    reports: tuple[str, ...] = ()
    within: str | None = None
    kind: StatementKind = "speech"


@dataclass(frozen=True, slots=True)
class Figure:
    """A number somebody claims, with its range ("close to 70"), unit and what it counts."""

    id: str
    value: float
    low: float
    high: float
    unit: str
    of: str
    event: str | None
    asserted_by: tuple[ActorRef, ...]
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Instrument:
    """A resolution, treaty, agreement, joint statement or declaration."""

    id: str
    kind: str
    name: str
    status: InstrumentStatus
    date: DateRange
    by: tuple[ActorRef, ...]
    parties: tuple[ActorRef, ...]
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Ordinal:
    """A count such as "fifth" in a year; `consistent` is None when it cannot be checked."""

    ordinal: int
    year: int | None
    consistent: bool | None


@dataclass(frozen=True, slots=True)
class Observance:
    """A recurring day: `month_day` as "11-08", or None where the text does not say."""

    id: str
    name: str
    month_day: str | None
    marks: str
    countries: tuple[str, ...]
    ordinals: tuple[Ordinal, ...]
    next: date | None
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Naming:
    """What somebody calls an event: `of` its proper name ("Khojaly"), `term` the word."""

    id: str
    of: str
    term: str
    asserted_by: tuple[ActorRef, ...]
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Stand:
    """One passage's account of where an actor stands on an issue of the codebook.

    `side` is the party whose side it takes or opposes, None for one who stands between them.
    `actor` is the state for which an official or an organ of it speaks. `asserted_by` is the chain
    of voices as in a report; `statement` the actor's own words or act of speech, where it is one;
    `reports` what the same words report. `cue` is the wording.
    """

    id: str
    actor: ActorRef
    issue: str
    stance: Stance
    side: ActorRef | None
    date: DateRange
    cue: Evidence
    asserted_by: tuple[ActorRef, ...]
    evidence: Evidence
    statement: str | None = None
    reports: tuple[str, ...] = ()
