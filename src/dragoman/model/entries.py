"""What one document says: each entry stands on evidence and knows whose assertion it is."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from dragoman.model.actors import ActorRef
from dragoman.model.places import Place
from dragoman.model.text import Evidence
from dragoman.model.time import UNKNOWN_DATE, DateRange

Modality = Literal["asserted", "future", "hypothetical", "negated", "historical"]
Quotation = Literal["direct", "indirect", "mixed"]
# Uttered or written; an act done by speaking ("condemned the attack"); or what somebody is said to
# think or to have seen, which nobody uttered.
StatementKind = Literal["speech", "writing", "speech-act", "thought", "perception"]
UTTERED = ("speech", "writing", "speech-act")
Stance = Literal["support", "oppose", "neutral"]
InstrumentStatus = Literal[
    "mentioned", "violated", "reaffirmed",  # these change nothing about where it stands
    "proposed", "drafted", "rejected", "vetoed", "adopted", "signed",
    "ratified", "in force", "suspended", "terminated",
]  # fmt: skip


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
    ("panelists") is an actor of sector UNK. `within` is the id of the statement it is quoted in,
    `occasion` where it was said ("at a press conference").
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
    occasion: Evidence | None = None


@dataclass(frozen=True, slots=True)
class Figure:
    """A number somebody claims, with what it counts.

    `low` or `high` is None where the words leave that side open ("more than 600"). `unit` is
    people, objects, percent, a measure or a currency's code; `of` the words for what is counted,
    `happened` what became of it ("killed", "signed"), `whose` its parties ("its soldiers"). A part
    names its total's id in `part_of`. `running` counts go up as days pass. `report` is the report
    of its act, `event` the event of that report once documents are reconciled.
    """

    id: str
    value: float
    low: float | None
    high: float | None
    unit: str
    of: str
    event: str | None
    asserted_by: tuple[ActorRef, ...]
    evidence: Evidence
    words: str = ""
    happened: str = ""
    whose: tuple[ActorRef, ...] = ()
    date: DateRange = UNKNOWN_DATE
    part_of: str | None = None
    report: str | None = None
    running: bool = False


@dataclass(frozen=True, slots=True)
class InstrumentAct:
    """What one passage says was done with an instrument: by whom, when, and on whose word."""

    status: InstrumentStatus
    date: DateRange
    by: tuple[ActorRef, ...]
    asserted_by: tuple[ActorRef, ...]
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Instrument:
    """A resolution, treaty, agreement, joint statement or declaration.

    `date` is the day it was adopted or signed, `by` who adopted it, `parties` who agreed on it,
    `about` others whom the passage names with what one body adopted.
    `status` is the last of its life that the acts tell; that somebody says it was violated changes
    it only where nothing else is told. The id follows from what tells instruments apart, so that
    the accounts of several documents share it.
    """

    id: str
    kind: str
    name: str
    status: InstrumentStatus
    date: DateRange
    by: tuple[ActorRef, ...]
    parties: tuple[ActorRef, ...]
    evidence: tuple[Evidence, ...]
    acts: tuple[InstrumentAct, ...] = ()
    about: tuple[ActorRef, ...] = ()


@dataclass(frozen=True, slots=True)
class Ordinal:
    """A count such as "fifth", and the year in which it is counted.

    `consistent` tells whether it fits the year it counts from; None when it cannot be checked.
    """

    ordinal: int
    year: int | None
    consistent: bool | None


@dataclass(frozen=True, slots=True)
class Observance:
    """A recurring day: `month_day` as "11-08", or None where the text does not say.

    `since` is the year of what it marks, as far as known: the year it counts from. `next` is the
    first such day after the publication. As with instruments, accounts of the same day share an id.
    """

    id: str
    name: str
    month_day: str | None
    marks: str
    countries: tuple[str, ...]
    ordinals: tuple[Ordinal, ...]
    next: date | None
    evidence: tuple[Evidence, ...]
    since: int | None = None


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
