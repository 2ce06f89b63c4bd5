"""Events that the press dates other things by: wars, victories, independence, foundings."""

import csv
import io
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files

from dragoman.errors import CodebookError

REFERENCE_EVENTS = files("dragoman.codebook") / "data" / "reference_events.csv"
COLUMNS = ("name", "aliases", "kind", "start", "end", "countries", "about", "source")
KINDS = frozenset(
    {
        "war", "victory", "independence", "founding", "relations", "treaty", "massacre",
        "revolution", "attack", "disaster", "reunification",
    }
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class ReferenceEvent:
    """A named event with its first and last day (both known, both inclusive).

    `names` are all its names; `countries` ISO 3166 alpha-3 codes (historical: those of the
    successors); `about` are words of which the text must hold one when the name alone could mean
    another event ("Victory Day"), empty where the name is enough.
    """

    name: str
    names: tuple[str, ...]
    kind: str
    start: date
    end: date
    countries: tuple[str, ...]
    about: tuple[str, ...]
    source: str

    def named_in(self, text: str) -> bool:
        """Whether the text names this event and, where needed, what it is about."""
        return self.named_by(text) and self.concerns(text)

    def named_by(self, words: str) -> bool:
        """Whether the words hold one of the event's names."""
        return bool(_pattern(self.names).search(words))

    def concerns(self, text: str) -> bool:
        """Whether the text speaks of what an ambiguous name has to do with here."""
        return not self.about or any(word in text for word in self.about)


@cache
def _pattern(names: tuple[str, ...]) -> re.Pattern[str]:
    longest_first = sorted(names, key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, longest_first))})\b", re.IGNORECASE)


@cache
def reference_events() -> tuple[ReferenceEvent, ...]:
    """The events that ship with Dragoman, in the order of the file."""
    return parse_reference_events(
        REFERENCE_EVENTS.read_text(encoding="utf-8"), str(REFERENCE_EVENTS)
    )


def parse_reference_events(text: str, source: str) -> tuple[ReferenceEvent, ...]:
    """Events from CSV; CodebookError names the row that is wrong."""
    reader = csv.DictReader(io.StringIO(text), strict=True)
    if tuple(reader.fieldnames or ()) != COLUMNS:
        raise CodebookError(f"{source}: the columns must be {', '.join(COLUMNS)}")
    try:
        events = tuple(_event(row, f"{source} line {reader.line_num}") for row in reader)
    except csv.Error as error:
        raise CodebookError(f"{source} line {reader.line_num}: {error}") from error
    names = [event.name for event in events]
    if twice := {name for name in names if names.count(name) > 1}:
        raise CodebookError(f"{source}: listed twice: {', '.join(sorted(twice))}")
    return events


def _event(row: Mapping[str | None, str | None], where: str) -> ReferenceEvent:
    cells = {column: (row.get(column) or "").strip() for column in COLUMNS}
    if None in row or not cells["name"] or not cells["source"]:
        raise CodebookError(f"{where}: a row needs a name, a source and {len(COLUMNS)} cells")
    if cells["kind"] not in KINDS:
        raise CodebookError(f"{where}: {cells['kind']!r} is none of {', '.join(sorted(KINDS))}")
    try:
        start = date.fromisoformat(cells["start"])
        end = date.fromisoformat(cells["end"] or cells["start"])
    except ValueError as error:
        raise CodebookError(f"{where}: {error}") from error
    countries = _list(cells["countries"])
    if end < start or not all(re.fullmatch(r"[A-Z]{3}", code) for code in countries):
        raise CodebookError(f"{where}: it ends before it starts, or a country is no ISO code")
    names = (cells["name"], *_list(cells["aliases"]))
    about = _list(cells["about"])
    return ReferenceEvent(
        cells["name"], names, cells["kind"], start, end, countries, about, cells["source"]
    )


def _list(cell: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in cell.split(";") if part.strip())
