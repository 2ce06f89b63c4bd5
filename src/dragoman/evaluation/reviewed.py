"""Reviewed reports as a gold set for `evaluate coder`: vouched for, corrected, rejected.

A row is a sentence with one report that is right. Other reports of the sentence that are right, or
that nobody has looked at, are listed among `others`, where they count neither for nor against. A
sentence of which everything coded was rejected is one without an event.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from dragoman.errors import UsageError
from dragoman.evaluation.gold import write_predictions
from dragoman.evaluation.relation import NONE
from dragoman.evaluation.result import Row
from dragoman.model.actors import ActorRef
from dragoman.model.entries import Report
from dragoman.model.record import Event
from dragoman.model.text import Evidence
from dragoman.reconcile.wording import spokesman
from dragoman.record import read
from dragoman.record.reviews import reviews_of
from dragoman.record.session import Record


@dataclass(frozen=True, slots=True)
class Looked:
    """A report as it is shown by now; `right` is None where nobody looked, False once rejected."""

    report: Report
    right: bool | None


@dataclass(frozen=True, slots=True)
class Written:
    """How many rows were written, and how many reports left out since a side of theirs is not named
    in the sentence."""

    rows: int
    left_out: int


def write_gold(record: Record, path: Path) -> Written:
    """Write the rows to a file; UsageError when there are none or it cannot be written."""
    rows = list(gold_rows(record))
    whole = [row for row in rows if row]
    if not whole:
        raise UsageError("nothing to write: no report or event has been accepted or corrected")
    try:
        write_predictions(path, whole)
    except OSError as error:
        raise UsageError(f"cannot write {path}: {error.strerror or error}") from error
    return Written(len(whole), len(rows) - len(whole))


def gold_rows(record: Record) -> Iterator[Row | None]:
    """Rows as `evaluate coder` takes them, by sentence; None for a report that makes no row."""
    sentences: defaultdict[Evidence, list[Looked]] = defaultdict(list)
    for looked in _looked_at(record):
        sentences[looked.report.evidence].append(looked)
    for sentence in sorted(sentences, key=lambda s: (s.document, s.start)):
        told = sentences[sentence]
        right = [looked for looked in told if looked.right]
        yield from (_row(looked.report, told) for looked in right)
        if not right and all(looked.right is False for looked in told):
            yield _eventless(told[0].report)


def _looked_at(record: Record) -> Iterator[Looked]:
    """Every report, with what was said of it or of an event that it stands for."""
    coded = list(read.reports(record.as_coded()))
    shown = {report.id: report for report in read.reports(record)}
    reviewed = reviews_of(record, coded).keys()
    vouched, rejected = _of_events(record)
    for report in coded:
        if report.id in reviewed:
            yield Looked(shown.get(report.id, report), report.id in shown)
        elif report.id in vouched:
            yield Looked(_as_event(report, vouched[report.id]), right=True)
        else:
            yield Looked(report, False if report.id in rejected else None)


def _of_events(record: Record) -> tuple[dict[str, Event], set[str]]:
    """Report id → the event that it stands for, where that was accepted or corrected; and the
    reports of rejected events."""
    coded = list(read.events(record.as_coded()))
    reviewed = reviews_of(record, coded).keys()
    shown = {event.id: event for event in read.events(record)}
    looked_at = [event for event in coded if event.id in reviewed]
    vouched = {spokesman(e).id: shown[e.id] for e in looked_at if e.id in shown}
    gone = {report.id for e in looked_at if e.id not in shown for report in e.reports}
    return vouched, gone


def _as_event(report: Report, event: Event) -> Report:
    """The report as the event has it; its own sides where they name the same actors."""
    own = {actor.id for actor in (*report.actors, *report.recipients)}
    if own != {actor.id for actor in (*event.actors, *event.recipients)}:
        report = replace(report, actors=event.actors, recipients=event.recipients)
    return replace(report, type=event.type, modes=event.modes, modality=event.modality)


def _row(report: Report, told: Sequence[Looked]) -> Row | None:
    """None when a side is not named in the sentence: nobody could find it there."""
    text = report.evidence.text
    sides = _words(report.actors, text), _words(report.recipients, text)
    if not sides[0] or len(sides[0]) + len(sides[1]) < len(report.actors + report.recipients):
        return None
    others = [
        one.report.type for one in told if one.report.id != report.id and one.right is not False
    ]
    return {
        "id": report.id,
        "text": text,
        "type": report.type,
        "mode": report.modes[0] if report.modes else "",
        "modality": report.modality,
        "actors": sides[0],
        "recipients": sides[1],
        "marked": _marked(text, sides[0], sides[1]),
        "others": sorted(others),
    }


def _eventless(report: Report) -> Row:
    text = report.evidence.text
    bare: Row = {"mode": "", "modality": "", "actors": [], "recipients": [], "others": []}
    return {"id": report.id, "text": text, "type": NONE, "marked": text, **bare}


def _words(actors: Iterable[ActorRef], text: str) -> list[str]:
    """How the sentence names actors, where it does."""
    named = (next((w for w in (a.text, a.name) if w and w in text), "") for a in actors)
    return list(dict.fromkeys(filter(None, named)))


def _marked(text: str, sources: Iterable[str], targets: Iterable[str]) -> str:
    """The sentence with its sides in PLV's markup; of nested ones the first to begin is marked."""
    spans = [(text.find(words), words, "s") for words in sources]
    spans += [(text.find(words), words, "t") for words in targets]
    marked, done = "", 0
    for start, words, mark in sorted(spans):
        if start >= done:
            marked += f"{text[done:start]}<{mark}>{words}</{mark}>"
            done = start + len(words)
    return marked + text[done:]
