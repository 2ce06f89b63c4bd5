"""Things that many documents speak of, each with its own entries and events: the blocks of what is
drawn beyond events. A thing is known by a key such as "name:aozou"."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from dragoman.model.entries import Figure, Stand
from dragoman.model.record import Event
from dragoman.reconcile.material import Material, Reconciled, Told, holding
from dragoman.reconcile.reconcilers import RECONCILERS, Entry, keys_of

KINDS = ("namings", "statements", "figures", "instruments", "observances", "stands")


@dataclass(frozen=True, slots=True, order=True)
class Part:
    """That an entry has a part in a thing; `kind` is the entry's field of Material."""

    thing: str
    kind: str
    entry: str
    document: str


def parts_of(material: Material) -> set[Part]:
    """The parts that a document's entries have in things; `material` is of that one document.

    Reports that an entry rests on have a part in its things as well.
    """
    (document,) = material.documents
    found: set[Part] = set()
    for kind in ("reports", *KINDS):
        for entry in getattr(material, kind):
            for thing in keys_of(entry):
                found.add(Part(thing, kind, entry.id, document))
                found |= {Part(thing, "reports", id_, document) for id_ in _rests_on(entry)}
    return found


def _rests_on(entry: Entry) -> tuple[str, ...]:
    if isinstance(entry, Figure):
        return (entry.report,) if entry.report else ()
    return entry.reports if isinstance(entry, Stand) else ()


def spoken_of(material: Material) -> dict[str, Material]:
    """For each thing the material with nothing but its own entries; reports alone make no thing."""
    own: defaultdict[str, defaultdict[str, list[Entry]]] = defaultdict(lambda: defaultdict(list))
    reports = {report.id: report for report in material.reports}
    for kind in KINDS:
        for entry in getattr(material, kind):
            for thing in keys_of(entry):
                own[thing][kind].append(entry)
                own[thing]["reports"] += [reports[i] for i in _rests_on(entry) if i in reports]
    for report in material.reports:
        for thing in keys_of(report) & own.keys():
            own[thing]["reports"].append(report)
    return {thing: holding(material.documents, entries) for thing, entries in sorted(own.items())}


def drawn(
    material: Material, event_of: Mapping[str, Event], outlets: Mapping[str, str]
) -> Reconciled:
    """What the entries of one thing say together; `event_of` maps a report's id to its event."""
    events = {event_of[r.id].id: event_of[r.id] for r in material.reports if r.id in event_of}
    told = Told(material, tuple(events[id_] for id_ in sorted(events)), outlets)
    return sum((one.find(told) for one in RECONCILERS), Reconciled())
