"""Instruments as people see them: what was agreed or adopted, by whom, and what became of it."""

from dataclasses import dataclass

from dragoman.codebook.instruments import instrument_words
from dragoman.model.entries import Instrument, InstrumentAct
from dragoman.reconcile.times import written
from dragoman.record import read
from dragoman.record.selection import EVERYTHING, Selection
from dragoman.record.session import Record
from dragoman.views.outlets import outlets_of
from dragoman.views.words import actor_words, codes, voices


@dataclass(frozen=True, slots=True)
class ActLine:
    """What was done with an instrument, by whom and on whose word; `voices` empty: the outlet's."""

    status: str
    date: str
    by: tuple[str, ...]
    voices: tuple[str, ...]
    sentence: str


@dataclass(frozen=True, slots=True)
class InstrumentLine:
    """One instrument. `name` is as papers write it, with whose it is where that says too little.

    `by`, `parties` and `about` are countries, or the names of bodies of none; `sources` the
    outlets that tell of it, copies aside.
    """

    id: str
    date: str
    kind: str
    name: str
    status: str
    by: tuple[str, ...]
    parties: tuple[str, ...]
    about: tuple[str, ...]
    acts: tuple[ActLine, ...]
    sources: tuple[str, ...]


def instruments(record: Record, selection: Selection = EVERYTHING) -> tuple[InstrumentLine, ...]:
    """The instruments that `selection` asks for, by date, the undated last."""
    found = tuple(read.instruments(record, selection))
    documents = {e.document for one in found for e in one.evidence}
    outlets = outlets_of(record, documents)
    return tuple(
        InstrumentLine(
            id=one.id,
            date=written(one.date),
            kind=one.kind,
            name=title(one),
            status=one.status,
            by=tuple(codes(one.by)),
            parties=tuple(codes(one.parties)),
            about=tuple(codes(one.about)),
            acts=tuple(_act(act) for act in one.acts),
            sources=tuple(sorted({outlets.printing(e) for e in one.evidence})),
        )
        for one in found
    )


def title(one: Instrument) -> str:
    """Its name; for one that is only called "the resolution" also whose it is."""
    sides = [actor_words(actor) for actor in (*one.by, *one.parties)]
    if instrument_words().core(one.name) or any(c.isdigit() for c in one.name) or not sides:
        return one.name
    return f"{one.name} of {', '.join(sides)}"


def _act(act: InstrumentAct) -> ActLine:
    return ActLine(
        act.status,
        written(act.date),
        tuple(codes(act.by)),
        voices([act.asserted_by]),
        act.evidence.text,
    )
