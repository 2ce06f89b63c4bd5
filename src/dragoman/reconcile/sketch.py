"""A report's sketch: all that comparing takes to know of it, made once and small enough to keep.

It follows from the report, its document and the codebook alone. A store that keeps it compares a
new report with hundreds of others without reading their sentences again.
"""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass, replace

from dragoman.codebook.famous import names_of_officials
from dragoman.codebook.merging import merging
from dragoman.codebook.telling import WORD
from dragoman.model.actors import ActorRef
from dragoman.model.entries import Report
from dragoman.model.places import Place
from dragoman.model.text import Document
from dragoman.model.time import DateRange
from dragoman.reconcile.once import once
from dragoman.reconcile.parties import is_bare, parties, party, sectors

# A sentence of the press tells several acts; words further than this from the trigger belong to
# others more often than not. Tried 8 to 30 on tests/evaluation/merging.jsonl.
WORDS_EITHER_SIDE = 15


@dataclass(frozen=True, slots=True)
class Organ:
    """Who acts for a party: an organ or a person of it, and not the state as such."""

    id: str
    party: str
    sectors: frozenset[str]


@dataclass(frozen=True, slots=True)
class OnceOnly:
    """A once-only act by what tells it apart, and how many years accounts of it may lie apart."""

    key: tuple[str, ...]
    years: int


@dataclass(frozen=True, slots=True)
class Sketch:
    """What tells a report from others; `id` is the report's, `printed` the last day on which its
    document may have been published.

    `passage` and `trigger` are where its sentence and its wording of the act begin and end.
    """

    id: str
    type: str
    modality: str
    modes: frozenset[str]
    date: DateRange
    place: Place | None
    document: str
    printed: datetime.date | None
    passage: tuple[int, int]
    trigger: tuple[int, int]
    doers: frozenset[str]
    receivers: frozenset[str]
    organs: tuple[Organ, ...]
    words: frozenset[str]
    once: OnceOnly | None

    @property
    def parties(self) -> frozenset[str]:
        return self.doers | self.receivers

    @property
    def done(self) -> bool:
        """Whether the act is told as done or denied, and not as ahead or supposed."""
        return self.modality not in ("future", "hypothetical")


def sketch(report: Report, document: Document) -> Sketch:
    """The sketch of a report and its document."""
    known = once(report)
    place = report.place and replace(report.place, text="", basis="unlocated", why="")
    return Sketch(
        id=report.id,
        type=report.type,
        modality=report.modality,
        modes=frozenset(report.modes),
        date=replace(report.date, text="", basis="stated", why=""),
        place=place,
        document=document.id,
        printed=document.published.end,
        passage=(report.evidence.start, report.evidence.end),
        trigger=(report.trigger.start, report.trigger.end),
        doers=parties(report.actors),
        receivers=parties(report.recipients),
        organs=_organs((*report.actors, *report.recipients)),
        words=_telling_words(report),
        once=OnceOnly(known.key, known.act.years) if known else None,
    )


def _organs(actors: Iterable[ActorRef]) -> tuple[Organ, ...]:
    found = {Organ(a.id, party(a), frozenset(sectors(a))) for a in actors if not is_bare(a)}
    return tuple(sorted(found, key=lambda organ: (organ.id, organ.party, sorted(organ.sectors))))


def _telling_words(report: Report) -> frozenset[str]:
    """Stems around the trigger that tell this act from others: no names of parties, no dates."""
    known = merging()
    start = report.trigger.start - report.evidence.start
    text = report.evidence.text
    near = (
        *WORD.findall(text[:start])[-WORDS_EITHER_SIDE:],
        *WORD.findall(text[start:])[: WORDS_EITHER_SIDE + 1],
    )
    actors = (*report.actors, *report.recipients)
    said = [word for actor in actors for word in WORD.findall(f"{actor.name} {actor.text}")]
    named = _stems(word.casefold() for word in (*said, *WORD.findall(report.date.text)))
    words = (word.casefold() for word in near if not _of_official(word))
    return _stems(word for word in words if word not in known.common and len(word) > 1) - named


def _of_official(word: str) -> bool:
    return word[:1].isupper() and word.casefold() in names_of_officials()


def _stems(words: Iterable[str]) -> frozenset[str]:
    return frozenset(merging().stem(word) for word in words)
