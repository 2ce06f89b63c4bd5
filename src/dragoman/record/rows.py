"""Entries as rows, pure: what is stored is known before a transaction begins."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from typing import Protocol

from sqlalchemy import Table

from dragoman.model.ids import content_id
from dragoman.model.reading import Notice, Reading
from dragoman.model.record import Event
from dragoman.record import tables as t
from dragoman.record.batches import Values
from dragoman.record.bodies import encode
from dragoman.record.facets import Facets, of_event, pairs
from dragoman.record.integrity import entries_of
from dragoman.record.kinds import DOCUMENT, KINDS

KIND_OF = {kind.name: kind for kind in KINDS}
Rows = dict[Table, list[Values]]


class Identified(Protocol):
    """Whatever has an id."""

    @property
    def id(self) -> str: ...


def entry_row(entry: Identified, facets: Facets, **own: object) -> Values:
    """The row of an entry in its table; `own` are the columns that only its kind has."""
    return {
        "id": entry.id,
        **own,
        "type": facets.type,
        "first": facets.first,
        "last": facets.last,
        "day": facets.day,
        "body": encode(entry),
    }


def side_rows(entry: str, facets: Facets, **own: object) -> list[Values]:
    """A row for everybody in an entry."""
    seats: Counter[str] = Counter()
    rows: list[Values] = []
    for side in facets.sides:
        rows.append(
            {
                "entry": entry,
                **own,
                "role": side.role,
                "n": seats[side.role],
                "actor": side.actor,
                "country": side.country,
                "type": facets.type,
                "last": facets.last,
                "day": facets.day,
            }
        )
        seats[side.role] += 1
    return rows


def dyad_rows(event: Event) -> list[Values]:
    """A row for each pair of countries in an event."""
    facets = of_event(event)
    found = {"entry": event.id, "type": facets.type, "last": facets.last, "day": facets.day}
    return [{**found, "a": a, "b": b} for a, b in sorted(pairs(facets.sides))]


def document_row(reading: Reading, run: str) -> Values:
    """The document's own row; `run` says which versions made the reading."""
    document = reading.document
    return entry_row(
        document,
        DOCUMENT.facets(document),
        run=run,
        source=document.source,
        outlet=document.outlet,
        text=document.text,
    )


def reading_rows(reading: Reading) -> Rows:
    """All rows of a reading but the document's own and its actors', a table at a time."""
    rows: Rows = defaultdict(list)
    document = reading.document.id
    for name, entries in entries_of(reading).items():
        kind = KIND_OF[name]
        for entry in entries:
            facets = kind.facets(entry)
            rows[kind.table].append(entry_row(entry, facets, document=document))
            if isinstance(kind.sides, Table):
                own = {"document": document} if kind.shared else {}
                rows[kind.sides].extend(side_rows(entry.id, facets, **own))
    rows[t.mentions] = _mention_rows(reading)
    rows[t.notices] = notice_rows(reading.notices, document)
    return rows


def _mention_rows(reading: Reading) -> list[Values]:
    rows: dict[tuple[str, str, str], Values] = {}
    for mention in sorted(reading.mentions, key=lambda m: (m.start, m.end, m.resolution.because)):
        for actor in mention.actors:
            why = mention.resolution
            row = rows.setdefault(
                (actor.id, mention.text, why.rule),
                {
                    "document": reading.document.id,
                    "actor": actor.id,
                    "text": mention.text,
                    "rule": why.rule,
                    "because": why.because,
                    "times": 0,
                },
            )
            row["times"] += 1
    return list(rows.values())


def notice_rows(notices: Iterable[Notice], document: str | None) -> list[Values]:
    """Rows of notices; the same thing noticed twice is one."""
    rows = {
        (body := encode(notice)): {
            "id": content_id("notice", document or "", body),
            "document": document,
            "type": notice.kind,
            "source": notice.source,
            "body": body,
        }
        for notice in notices
    }
    return list(rows.values())
