"""A large record in little time: one year's press as the record's own functions store and reconcile
it, then the same year again for each of the others, copied within the database.

Ids and years are changed throughout, so that the whole passes `dragoman check`. What reconciling
finds neighbours by is made anew for every year from other words that are as common, texts go by
other marks, and a third of their words begin with a letter of the year's own, so that the years do
not repeat one another. Indexes are made once all rows are there.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import product
from math import ceil
from typing import Any

import numpy as np
from sqlalchemy import (
    BigInteger,
    Column,
    ColumnElement,
    Connection,
    Date,
    Insert,
    String,
    Table,
    case,
    cast,
    func,
    insert,
    literal,
    select,
    text,
    true,
    type_coerce,
    union_all,
)

from benchmarks.world import (
    MATTERS,
    REPRINTED,
    TOLD_BEFORE,
    VERSIONS,
    VOCABULARY,
    YEAR,
    World,
    directory,
    make_reading,
)
from dragoman.codebook.merging import merging
from dragoman.codebook.telling import telling
from dragoman.reconcile.blocks import places
from dragoman.reconcile.sketch import Sketch
from dragoman.record import tables as t
from dragoman.record.block_tables import block_marks, block_places, block_reports
from dragoman.record.blocks import hashed
from dragoman.record.bodies import decode, encode
from dragoman.record.reconciling import reconcile_pending
from dragoman.record.schema import all_tables
from dragoman.record.search_tables import passages
from dragoman.record.session import Record
from dragoman.record.write import save_reading

YEARS = 30
FIRST_TAG = 10
DOCUMENTS_AT_A_TIME = 100
# Marks that more texts of a year have are everybody's: outlets' own lines. Others are one story's.
MOST_OF_ONE_STORY = 5
# How far a mark is moved each year, at random as marks go.
SPREAD = literal(10**15 + 37, BigInteger)
# Words that begin with one of these begin with a letter of its own in each other year, one of those
# from OTHER_LETTERS on. Words stand behind one of the WORDS_BEHIND, in texts and in bodies.
BEGINNINGS, OTHER_LETTERS, WORDS_BEHIND = "aceiht", ord("а"), (" ", '"text":"')
# Columns of a place: block, day, number.
PLACE = 3
# Words change places with others that are about as common.
NEIGHBOURS = 50


def acts_of(documents: int, events: int) -> int:
    """How many acts an article must tell so that all tell of so many events."""
    return ceil(events / documents / (1 - TOLD_BEFORE) / (1 - REPRINTED))


def fill(record: Record, world: World, documents: int, acts: int) -> Iterator[str]:
    """Write all, saying how far it has come; `documents` is for all years, `acts` for each."""
    base = documents // YEARS
    casts = record.engine.dialect.name == "postgresql"
    save_reading(record, directory(world), VERSIONS)
    for first in range(0, base, DOCUMENTS_AT_A_TIME):
        some = range(first, min(base, first + DOCUMENTS_AT_A_TIME))
        with record.writing():
            for number in some:
                save_reading(record, make_reading(world, number, acts), VERSIONS)
        yield f"{some[-1] + 1} documents of the first year"
    yield f"{reconcile_pending(record).stored} entries of the first year"
    with _indexes_afterwards(record), record.writing() as connection:
        numbers = _numbers(connection)
        for table in _many():
            if table is block_reports:
                _sketch_again(record, connection, numbers)
            elif table is not block_places:
                connection.execute(_again(table, numbers, casts))
            record.dialect.count_on(connection, table)
            yield table.name
    with record.writing() as connection:
        record.dialect.refresh(connection)


def _numbers(connection: Connection) -> int:
    """More than any number of the first year."""
    numbered = [t for t in all_tables() if t.name.startswith("block_") and "number" in t.c]
    highest = [connection.execute(select(func.max(t.c.number))).scalar() for t in numbered]
    return 1 + max(number or 0 for number in highest)


def _many() -> list[Table]:
    """The tables that have rows for each document."""
    few = {t.meta, t.runs, t.actors, t.actor_names, t.actor_forms}
    return [table for table in all_tables() if table not in few]


def _again(table: Table, numbers: int, casts: bool) -> Insert:
    """The rows of the first year once more for each of the other years.

    `numbers` is beyond all that the first year has, `casts` whether dates must be cast.
    """
    shifts = [
        select(
            literal(n).label("n"),
            literal(_days(n)).label("days"),
            literal(chr(OTHER_LETTERS + n)).label("letter"),
        )
        for n in range(1, YEARS)
    ]
    years = union_all(*shifts).subquery("years")
    kept = [c for c in table.c if c is not passages.c.n]
    shift = Shift(years.c.n, years.c.days, years.c.letter, numbers, casts)
    new = [_moved(column, shift) for column in kept]
    rows = select(*new).select_from(table.join(years, true()))
    return insert(table).from_select([c.name for c in kept], rows)


def _days(years: int) -> int:
    return (date(YEAR + years, 1, 1) - date(YEAR, 1, 1)).days


@dataclass(frozen=True)
class Shift:
    """How many years and days later, and what comes with it; words begin with its `letter`."""

    years: ColumnElement[int]
    days: ColumnElement[int]
    letter: ColumnElement[str]
    numbers: int
    casts: bool

    @property
    def tag(self) -> ColumnElement[str]:
        """What tells the ids of a year from those of others."""
        return cast(self.years + FIRST_TAG, String)

    @property
    def year(self) -> ColumnElement[str]:
        return cast(self.years + YEAR, String)


def _moved(own: Column[Any], shift: Shift) -> ColumnElement[Any]:
    """A column's value in another year."""
    if own.name in ("id", "document", "entry", "event", "report", "other"):
        return func.replace(own, ":", literal(":") + shift.tag)
    if own.name == "number":
        return own + shift.years * shift.numbers
    if own is block_marks.c.mark:
        count = func.count() > MOST_OF_ONE_STORY
        common = select(own).group_by(own).having(count).scalar_subquery()
        return case((own.in_(common), own), else_=own // 2 + cast(shift.years, BigInteger) * SPREAD)
    if isinstance(own.type, Date):
        text = cast(own, String) if shift.casts else type_coerce(own, String)
        moved = func.replace(text, f"{YEAR}-", shift.year + "-")
        return cast(moved, Date) if shift.casts else moved
    if own.name in ("text", "body"):
        return _in_other_words(_of_year(own, shift) if own.name == "body" else own, shift)
    return own


def _of_year(body: ColumnElement[Any], shift: Shift) -> ColumnElement[Any]:
    """A body with another year's dates and ids."""
    body = func.replace(body, f'"{YEAR}-', literal('"') + shift.year + "-")
    for kind in ("document", "report", "event"):
        body = func.replace(body, f'"{kind}:', literal(f'"{kind}:') + shift.tag)
    return body


def _in_other_words(words: ColumnElement[Any], shift: Shift) -> ColumnElement[Any]:
    """A text or body that is as long and, to whoever looks for copies, another."""
    for before, first in product(WORDS_BEHIND, BEGINNINGS):
        words = func.replace(words, before + first, literal(before) + shift.letter)
    return words


def _sketch_again(record: Record, connection: Connection, numbers: int) -> None:
    """Sketches and their places of the other years, as the record's own functions make them."""
    rows = connection.execute(select(block_reports)).all()
    sketches = [decode(Sketch, row.sketch) for row in rows]
    found: list[np.ndarray[Any, Any]] = []
    for years in range(1, YEARS):
        words, moved = _other_words(years), []
        for row, sketch in zip(rows, sketches, strict=True):
            own = _sketch_of(sketch, years, words)
            number = row.number + years * numbers
            moved.append((number, own.id, encode(own)))
            where = {(hashed(place.block), place.day, number) for place in places(own)}
            found.append(np.array([*where], dtype=np.int64).reshape(-1, PLACE))
        record.dialect.load(connection, block_reports, ["number", "report", "sketch"], iter(moved))
    every = np.concatenate(found)
    found.clear()
    order = np.lexsort((every[:, 2], every[:, 1], every[:, 0]))  # as the table's key is
    placed = (tuple(every[n].tolist()) for n in order)
    record.dialect.load(connection, block_places, ["block", "day", "number"], placed)


def _sketch_of(sketch: Sketch, years: int, words: dict[str, str]) -> Sketch:
    tag, days = str(years + FIRST_TAG), timedelta(_days(years))
    when = sketch.date
    if when.start is not None and when.end is not None:
        when = replace(when, start=when.start + days, end=when.end + days)
    return replace(
        sketch,
        id=sketch.id.replace(":", f":{tag}"),
        document=sketch.document.replace(":", f":{tag}"),
        date=when,
        printed=sketch.printed and sketch.printed + days,
        words=frozenset(words.get(word, word) for word in sketch.words),
    )


def _other_words(years: int) -> dict[str, str]:
    """For each stem another that is about as common; what pairs always speak of stays."""
    standing = {merging().stem(word) for word in MATTERS}
    days = sorted({merging().stem(word) for word in VOCABULARY} - standing)
    common = sorted(telling().weights, key=lambda stem: (telling().of(stem), stem))
    found: dict[str, str] = {}
    for first in range(0, len(common), NEIGHBOURS):
        some = common[first : first + NEIGHBOURS]
        found |= {stem: some[(n + years) % len(some)] for n, stem in enumerate(some)}
    return found | {stem: days[(n + 71 * years) % len(days)] for n, stem in enumerate(days)}


@contextmanager
def _indexes_afterwards(record: Record) -> Iterator[None]:
    """Make the indexes that are no keys once all rows are there."""
    indexes = [index for table in all_tables() for index in table.indexes]
    with record.writing() as connection:
        for index in indexes:
            index.drop(connection)
    yield
    with record.writing() as connection:
        for index in indexes:
            index.create(connection)


def size(record: Record) -> float:
    """MiB on disk."""
    sqlite = record.engine.dialect.name == "sqlite"
    asked = (
        "SELECT page_count * page_size FROM pragma_page_count, pragma_page_size"
        if sqlite
        else "SELECT sum(pg_total_relation_size(oid)) FROM pg_class "
        "WHERE relkind = 'r' AND relnamespace = current_schema()::regnamespace"
    )
    with record.reading() as connection:
        return float(connection.execute(text(asked)).scalar_one()) / 2**20
