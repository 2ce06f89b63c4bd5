"""Keeping blocks: where reports are found by others like them, and who speaks of which thing.

Documents enter when they are stored and leave when they are replaced; reconciling asks for what a
new one meets. All of it follows from the entries and can be made anew.
"""

import hashlib
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence

from sqlalchemy import Connection, delete, exists, select

from dragoman.model.reading import Reading
from dragoman.reconcile import Material
from dragoman.reconcile.blocks import Search, places
from dragoman.reconcile.material import holding
from dragoman.reconcile.sketch import Sketch, sketch
from dragoman.reconcile.things import KINDS, Part, parts_of
from dragoman.record import tables as t
from dragoman.record.among import among, change_among, rows_among, values_among
from dragoman.record.batches import batches, insert_rows
from dragoman.record.block_tables import (
    block_findings,
    block_losses,
    block_parts,
    block_places,
    block_reports,
)
from dragoman.record.bodies import decode, encode
from dragoman.record.kin import kin_in
from dragoman.record.stretches import as_given, stretches

KIN, THING, FAMILY = "kin", "thing", "family"  # what may have lost an entry
HASH_BYTES = 8

_NUMBERS = select(block_reports.c.report, block_reports.c.number).where(
    among(block_reports.c.report)
)
_SKETCHES = select(block_reports.c.sketch).where(among(block_reports.c.report))
_SKETCHES_BY_NUMBER = select(block_reports.c.number, block_reports.c.sketch).where(
    among(block_reports.c.number)
)
_entered = exists().where(block_reports.c.report == t.reports.c.id)
_OUTSIDE = select(t.reports.c.document).where(among(t.reports.c.document), ~_entered).distinct()
_sought = stretches("sought")
_STANDING = select(_sought.c.n, block_places.c.number).where(
    block_places.c.block == _sought.c.block,
    block_places.c.day.between(_sought.c.since, _sought.c.until),
)

_telling = select(t.reports.c.document).where(among(t.reports.c.id))
_THINGS_OF_REPORTS = (
    select(block_parts.c.thing)
    .where(
        block_parts.c.document.in_(_telling),
        block_parts.c.kind == "reports",
        among(block_parts.c.entry),
    )
    .distinct()
)
_THINGS_IN = select(block_parts.c.thing).where(among(block_parts.c.document)).distinct()
_SPOKEN_OF = select(block_parts.c.thing).where(
    among(block_parts.c.thing), block_parts.c.kind.in_(KINDS)
)
_PARTS = select(block_parts).where(among(block_parts.c.thing))
_FINDINGS = select(block_findings.c.entry).where(among(block_findings.c.thing))
_FINDINGS_GONE = delete(block_findings).where(among(block_findings.c.thing))


def whole(reading: Reading) -> Material:
    """All that a reading gives reconciling."""
    kinds = {kind: getattr(reading, kind) for kind in ("reports", *KINDS)}
    return holding({reading.document.id: reading.document}, kinds)


def enter(connection: Connection, material: Material) -> None:
    """Put a stored document's entries where they are found; `material` is all of that document."""
    (document,) = material.documents.values()
    sketches = {r.id: sketch(r, document) for r in material.reports}
    kept = [{"report": id_, "sketch": encode(one)} for id_, one in sorted(sketches.items())]
    insert_rows(connection, block_reports, kept)
    numbers = _numbers(connection, sketches)
    rows = {
        (hashed(place.block), place.day, numbers[id_])
        for id_, one in sketches.items()
        for place in places(one)
    }
    named = [dict(zip(("block", "day", "number"), row, strict=True)) for row in sorted(rows)]
    insert_rows(connection, block_places, named)
    parts = sorted(parts_of(material))
    insert_rows(
        connection,
        block_parts,
        [
            {"thing": p.thing, "kind": p.kind, "entry": p.entry, "document": p.document}
            for p in parts
        ],
    )


def leave(connection: Connection, document: str) -> None:
    """Note what loses an entry when the document goes, as it is about to."""
    spoken = block_parts.alias()
    real = exists().where(spoken.c.thing == block_parts.c.thing, spoken.c.kind.in_(KINDS))
    things = select(block_parts.c.thing).where(block_parts.c.document == document, real)
    note_loss(connection, KIN, kin_in(connection, document))
    note_loss(connection, THING, connection.execute(things.distinct()).scalars())


def note_loss(connection: Connection, kind: str, names: Iterable[str]) -> None:
    """Have reports, things or families looked at again by the next reconciling."""
    fresh = set(names) - lost(connection)[kind]
    rows = [{"kind": kind, "name": name} for name in sorted(fresh)]
    insert_rows(connection, block_losses, rows)


def lost(connection: Connection) -> Mapping[str, set[str]]:
    """What of each kind was noted to have lost an entry; of kin and families, who is left."""
    found: dict[str, set[str]] = {KIN: set(), THING: set(), FAMILY: set()}
    for kind, name in connection.execute(select(block_losses)):
        found[kind].add(name)
    return found


def outside(connection: Connection, documents: Collection[str]) -> list[str]:
    """Those of the documents whose reports have not entered, as after a repair."""
    return sorted(values_among(connection, _OUTSIDE, documents))


def neighbours(
    connection: Connection, searches: Mapping[str, Collection[Search]]
) -> dict[str, set[int]]:
    """For each report the numbers of those that stand where it looks for others."""
    seekers: defaultdict[Search, list[str]] = defaultdict(list)
    for report, wanted in searches.items():
        for search in wanted:
            seekers[search].append(report)
    found: dict[str, set[int]] = {report: set() for report in searches}
    for some in batches(sorted(seekers)):
        rows = ((n, hashed(one.block), one.since, one.until) for n, one in enumerate(some))
        for n, number in connection.execute(_STANDING, {"sought": as_given(rows)}).all():
            for report in seekers[some[n]]:
                found[report].add(number)
    return found


def numbered(connection: Connection, numbers: Collection[int]) -> dict[int, Sketch]:
    """Sketches by the numbers of their reports."""
    rows = rows_among(connection, _SKETCHES_BY_NUMBER, numbers)
    return {number: decode(Sketch, body) for number, body in rows}


def sketches(connection: Connection, reports: Collection[str]) -> list[Sketch]:
    """The sketches of reports."""
    return [decode(Sketch, body) for body in values_among(connection, _SKETCHES, reports)]


def things_of(
    connection: Connection, reports: Collection[str], documents: Collection[str]
) -> set[str]:
    """The things that any of the reports, or any entry of the documents, has a part in."""
    of_reports = values_among(connection, _THINGS_OF_REPORTS, reports)
    return {*of_reports, *values_among(connection, _THINGS_IN, documents)}


def parts_in(
    connection: Connection, things: Collection[str], lost: Collection[str] = ()
) -> list[Part]:
    """The parts, in order, of things that more than reports have a part in, or had (`lost`)."""
    real = {*lost, *values_among(connection, _SPOKEN_OF, things)}
    return sorted(Part(*row) for row in rows_among(connection, _PARTS, real))


def findings(connection: Connection, things: Collection[str]) -> set[str]:
    """The disputes and positions that were drawn from the things' entries."""
    return set(values_among(connection, _FINDINGS, things))


def settle(connection: Connection, things: Mapping[str, Sequence[str]]) -> None:
    """Note what was drawn of things now; no loss is left."""
    change_among(connection, _FINDINGS_GONE, things)
    drawn = [{"thing": thing, "entry": id_} for thing, ids in things.items() for id_ in set(ids)]
    insert_rows(connection, block_findings, drawn)
    connection.execute(delete(block_losses))


def _numbers(connection: Connection, reports: Iterable[str]) -> dict[str, int]:
    return dict(rows_among(connection, _NUMBERS, reports))


def hashed(block: str) -> int:
    """A signed number of 64 bits that stands for a block's name."""
    digest = hashlib.blake2b(block.encode(), digest_size=HASH_BYTES).digest()
    return int.from_bytes(digest, "big", signed=True)
