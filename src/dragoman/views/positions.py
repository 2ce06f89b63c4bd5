"""Who stands where on which issue, since when, and on what words."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from dragoman.model.entries import Stand
from dragoman.model.record import Position
from dragoman.model.text import Document
from dragoman.reconcile.independence import outlet_name
from dragoman.reconcile.positions import Key, key, key_of
from dragoman.reconcile.times import written
from dragoman.record import read
from dragoman.record.selection import EVERYTHING, Selection
from dragoman.record.session import Record
from dragoman.views.outlets import Outlets, outlets_of
from dragoman.views.statements import days_of_printing, published
from dragoman.views.words import actor_words, codes, voices


@dataclass(frozen=True, slots=True)
class Passage:
    """One sentence that shows a position: who prints it, whose words it is, the telling word.

    `voices` are those whom the outlet quotes for it, empty where it says so itself.
    """

    outlet: str
    document: str
    published: str
    voices: tuple[str, ...]
    cue: str
    sentence: str


@dataclass(frozen=True, slots=True)
class PositionLine:
    """An actor's stance on an issue. `first` and `last` are days that passages give, as precise as
    known, or "undated"; `outlets` counts independent ones, `printed` says when they were printed.
    """

    id: str
    actor: str
    code: str
    stance: str
    issue: str
    side: str
    first: str
    last: str
    printed: tuple[str, ...]
    outlets: int
    statements: tuple[str, ...]
    events: tuple[str, ...]
    passages: tuple[Passage, ...]


def positions(
    record: Record, selection: Selection = EVERYTHING, issue: str | None = None
) -> tuple[PositionLine, ...]:
    """The positions that `selection` asks for, by issue, then by actor; `issue` is a name of one.

    Two actors mean what each holds of the other's side.
    """
    found = read.positions(record, replace(selection, limit=None))
    wanted = [one for one in found if issue is None or one.issue == issue]
    lines = from_positions(record, wanted)
    return tuple(sorted(lines, key=lambda line: (line.issue, line.code, line.id)))[
        : selection.limit
    ]


def from_positions(record: Record, found: Sequence[Position]) -> tuple[PositionLine, ...]:
    """The lines of positions that were read from `record`, in order."""
    ids = {evidence.document for one in found for evidence in one.evidence}
    outlets = outlets_of(record, ids)
    shown = _stands_of(record, sorted(ids))
    return tuple(_line(one, outlets, shown[key_of(one)]) for one in found)


def _stands_of(record: Record, documents: Iterable[str]) -> Mapping[Key, list[Stand]]:
    found: defaultdict[Key, list[Stand]] = defaultdict(list)
    for document in documents:
        for stand in read.stands(record, Selection(document=document)):
            found[key(stand)].append(stand)
    return found


def _line(position: Position, outlets: Outlets, stands: Sequence[Stand]) -> PositionLine:
    documents = outlets.documents
    own = {evidence.document for evidence in position.evidence}
    ordered = sorted(stands, key=lambda s: (_printed(documents, s), s.evidence.start, s.cue.start))
    return PositionLine(
        id=position.id,
        actor=actor_words(position.actor),
        code=", ".join(codes([position.actor])),
        stance=position.stance,
        issue=position.issue,
        side=actor_words(position.side) if position.side else "",
        first=written(position.first),
        last=written(position.last),
        printed=days_of_printing(documents[id_] for id_ in own),
        outlets=len({outlets.independent[id_] for id_ in own}),
        statements=position.statements,
        events=position.events,
        passages=tuple(_passage(stand, documents[stand.evidence.document]) for stand in ordered),
    )


def _printed(documents: Mapping[str, Document], stand: Stand) -> tuple[bool, str, str]:
    document = documents[stand.evidence.document]
    day = document.published.start
    return day is None, day.isoformat() if day else "", document.id


def _passage(stand: Stand, document: Document) -> Passage:
    return Passage(
        outlet=outlet_name(document),
        document=document.id,
        published=published(document),
        voices=voices([stand.asserted_by]),
        cue=stand.cue.text,
        sentence=stand.evidence.text,
    )
