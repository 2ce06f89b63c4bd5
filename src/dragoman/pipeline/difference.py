"""What two readings of one document differ in: entries added, gone and changed. Pure functions.

Two entries are one and the same if they have one id, or if no other entry was made from their
words; ids that entries hold of one another are no difference.
"""

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass
from typing import Any, Literal, get_args

from dragoman.model.actors import ActorRef
from dragoman.model.places import Place
from dragoman.model.text import Evidence
from dragoman.model.time import DateRange
from dragoman.reconcile.times import written
from dragoman.record.integrity import parts
from dragoman.record.review_anchors import anchor_of

How = Literal["added", "gone", "changed"]
IDS = frozenset({"id", "reports", "within", "statement", "event", "evidence"})
# A confidence that moves by less than this is no change that anybody would want to look at.
HARDLY = 0.05


@dataclass(frozen=True, slots=True)
class FieldChange:
    """A field that would hold something else, as words."""

    field: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Change:
    """One entry that would be added, go or change; `type` is its label before, else after."""

    how: How
    kind: str
    id: str
    type: str
    document: str
    sentence: str
    fields: tuple[FieldChange, ...] = ()


@dataclass(frozen=True, slots=True)
class Counted:
    """How many entries of a kind and type would be added, go or change."""

    kind: str
    type: str
    added: int
    gone: int
    changed: int


@dataclass(frozen=True, slots=True)
class Difference:
    """What a new version would change: documents tried, those with a change, counts, examples."""

    documents: int
    changed: int
    counts: tuple[Counted, ...]
    examples: tuple[Change, ...]


def summed(documents: Iterable[Sequence[Change]], examples: int) -> Difference:
    """The changes of many documents; the first `examples` of each kind, type and way are shown."""
    counts: Counter[tuple[str, str, How]] = Counter()
    shown: list[Change] = []
    tried = changed = 0
    for changes in documents:
        tried += 1
        changed += bool(changes)
        for change in changes:
            counts[change.kind, change.type, change.how] += 1
            if counts[change.kind, change.type, change.how] <= examples:
                shown.append(change)
    kinds = sorted({(kind, type_) for kind, type_, _ in counts})
    lines = (Counted(*key, *(counts[*key, how] for how in get_args(How))) for key in kinds)
    ordered = sorted(shown, key=lambda one: (one.kind, one.type, one.how))
    return Difference(tried, changed, tuple(lines), tuple(ordered))


def compared(before: Sequence[object], after: Sequence[object]) -> tuple[Change, ...]:
    """The changes from one reading's entries to another's, by kind and place in the text."""
    old, new = _by_id(before), _by_id(after)
    pairs = {(key, key) for key in old.keys() & new.keys()}
    lost = {key: old[key] for key in old.keys() - new.keys()}
    made = {key: new[key] for key in new.keys() - old.keys()}
    pairs |= _heirs(lost, made)
    kept, come = {a for a, _ in pairs}, {b for _, b in pairs}
    changes = [
        _change("changed", old[a], told)
        for a, b in pairs
        if (told := _told_otherwise(old[a], new[b]))
    ]
    changes += [_change("gone", old[key]) for key in old.keys() - kept]
    changes += [_change("added", new[key]) for key in new.keys() - come]
    return tuple(sorted(changes, key=lambda one: (one.kind, one.how, one.sentence, one.id)))


def _by_id(entries: Iterable[object]) -> dict[tuple[str, str], object]:
    return {(_kind(entry), str(getattr(entry, "id", ""))): entry for entry in entries}


def _heirs(
    lost: Mapping[tuple[str, str], object], made: Mapping[tuple[str, str], object]
) -> set[tuple[tuple[str, str], tuple[str, str]]]:
    """Pairs of one old and one new entry that alone were made from the same words."""
    places: defaultdict[Hashable, tuple[list[Any], list[Any]]] = defaultdict(lambda: ([], []))
    for side, entries in enumerate((lost, made)):
        for key, entry in entries.items():
            places[_place(entry)][side].append(key)
    return {(a[0], b[0]) for a, b in places.values() if len(a) == 1 and len(b) == 1}


def _place(entry: object) -> Hashable:
    passages = anchor_of(entry).passages
    return _kind(entry), tuple((p.evidence.text, p.words) for p in passages)


def _told_otherwise(before: object, after: object) -> tuple[FieldChange, ...]:
    found = []
    for field in fields(before):  # type: ignore[arg-type]
        old, new = getattr(before, field.name), getattr(after, field.name)
        if field.name not in IDS and old != new and not _hardly(old, new):
            change = FieldChange(field.name, worded(old), worded(new))
            if change.before != change.after:
                found.append(change)
    return tuple(found)


def _hardly(before: object, after: object) -> bool:
    return (
        isinstance(before, float)
        and isinstance(after, float)
        and 0 <= before <= 1
        and 0 <= after <= 1
        and abs(before - after) < HARDLY
    )


def _change(how: How, entry: object, told: tuple[FieldChange, ...] = ()) -> Change:
    anchor = anchor_of(entry)
    evidence = next(parts(entry, Evidence), None)
    if anchor.passages:
        evidence = anchor.passages[0].evidence
    document, sentence = (evidence.document, evidence.text) if evidence else ("", "")
    return Change(how, anchor.kind, anchor.entry, anchor.label, document, sentence, told)


def _kind(entry: object) -> str:
    return type(entry).__name__.casefold()


def worded(value: object) -> str:
    """A field's value as people read it; "-" for nothing."""
    if value in (None, (), ""):
        return "-"
    if isinstance(value, tuple):
        return ", ".join(map(worded, value))
    if isinstance(value, DateRange):
        return written(value)
    if isinstance(value, ActorRef | Place):
        return value.name
    if is_dataclass(value):
        return " ".join(worded(getattr(value, field.name)) for field in fields(value))
    return f"{value:g}" if isinstance(value, float) else str(value)
