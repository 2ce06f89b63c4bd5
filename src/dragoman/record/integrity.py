"""What must hold of an entry before it is stored, as pure functions that name what is wrong."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, TypeVar

from dragoman.model.actors import ActorRef
from dragoman.model.entries import Report, Statement
from dragoman.model.reading import Reading
from dragoman.model.text import Evidence

Part = TypeVar("Part")


def parts(entry: object, kind: type[Part]) -> Iterator[Part]:
    """Every part of that kind in an entry, however deep."""
    if isinstance(entry, kind):
        yield entry
    elif isinstance(entry, tuple):
        for item in entry:
            yield from parts(item, kind)
    else:
        for name in getattr(entry, "__dataclass_fields__", ()):
            yield from parts(getattr(entry, name), kind)


def actor_ids(entry: object) -> set[str]:
    """The ids of all actors that an entry refers to."""
    return {ref.id for ref in parts(entry, ActorRef)}


def misplaced(entry: object, texts: Mapping[str, str]) -> Iterator[str]:
    """A line for each evidence that is not where it says, given the documents' texts."""
    for evidence in parts(entry, Evidence):
        text = texts.get(evidence.document)
        if text is None:
            yield f"stands on {evidence.document}, a document that is not there"
        elif not 0 <= evidence.start <= evidence.end or (
            text[evidence.start : evidence.end] != evidence.text
        ):
            yield (
                f"gives {evidence.text[:60]!r} as characters {evidence.start} to {evidence.end} "
                f"of {evidence.document}, which are {text[evidence.start : evidence.end][:60]!r}"
            )


def unvoiced(said: Statement, inside: Iterable[Report]) -> Iterator[str]:
    """A line for each report whose act is told in a statement and that lacks the speaker's voice.

    Whoever does something by saying so ("reaffirms its support") is its actor, not its voice.
    """
    if said.speaker is None:
        return
    for report in inside:
        act = report.trigger
        if not any(piece.start <= act.start and act.end <= piece.end for piece in said.content):
            continue
        if said.speaker.id not in {who.id for who in (*report.asserted_by, *report.actors)}:
            yield f"{report.id} is told by {said.speaker.id}, but not given as asserted by them"


def faults(reading: Reading) -> Iterator[str]:
    """A line for each thing that forbids storing a reading."""
    texts = {reading.document.id: reading.document.text}
    for kind, entries in entries_of(reading).items():
        for entry in entries:
            yield from (f"{entry.id} {fault}" for fault in misplaced(entry, texts))
        yield from _repeated(kind, (entry.id for entry in entries))
    yield from _dangling(reading)


def entries_of(reading: Reading) -> dict[str, tuple[Any, ...]]:
    """The entries of a reading under the names of their tables."""
    return {
        "offices": reading.offices,
        "reports": reading.reports,
        "statements": reading.statements,
        "figures": reading.figures,
        "instruments": reading.instruments,
        "observances": reading.observances,
        "namings": reading.namings,
        "stands": reading.stands,
    }


def _repeated(kind: str, ids: Iterable[str]) -> Iterator[str]:
    for id_, count in Counter(ids).items():
        if count > 1:
            yield f"{id_} stands {count} times among the {kind}"


def _dangling(reading: Reading) -> Iterator[str]:
    reports = {report.id for report in reading.reports}
    statements = {statement.id for statement in reading.statements}
    for statement in reading.statements:
        for missing in sorted(set(statement.reports) - reports):
            yield f"{statement.id} names {missing}, a report that the reading does not have"
        if statement.within and statement.within not in statements:
            yield f"{statement.id} is within {statement.within}, which the reading does not have"
    for stand in reading.stands:
        rests = {*stand.reports, *([stand.statement] if stand.statement else [])}
        for missing in sorted(rests - reports - statements):
            yield f"{stand.id} rests on {missing}, which the reading does not have"
