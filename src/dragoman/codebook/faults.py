"""What may be wrong with the tables about actors: codes, dates, overlaps, names claimed twice.

Each fault names file and line. A row's line is its place in the table plus the line of the column
names, since tables hold neither blank lines nor cells of several lines.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from itertools import combinations, pairwise
from typing import Protocol, TypeVar

from dragoman.codebook.files import read_yaml
from dragoman.codebook.roles import Term
from dragoman.codebook.tables import DATA
from dragoman.codebook.words import is_acronym, normal, slug

FIRST_LINE = 2
# Terms known by month or by year only may seem to overlap by as much.
MONTH, YEAR = timedelta(days=31), timedelta(days=366)
_FILE = DATA / "actor_faults.yaml"
Row = TypeVar("Row")


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong, and where."""

    file: str
    line: int
    what: str

    def __str__(self) -> str:
        return f"{self.file} line {self.line}: {self.what}"


@dataclass(frozen=True, slots=True)
class Allowed:
    """What looks like a fault and is none; data/actor_faults.yaml says what each field is for."""

    single: frozenset[str]
    contested: frozenset[tuple[str, str]]
    shared_names: frozenset[str]


@cache
def allowed() -> Allowed:
    """The exceptions that ship with Dragoman; CodebookError if their file is broken."""
    return read_yaml(_FILE.read_text(encoding="utf-8"), str(_FILE), Allowed)


class Coded(Protocol):
    """A row with a country."""

    @property
    def country(self) -> str: ...


class Sectored(Protocol):
    """A row with a sector."""

    @property
    def sector(self) -> str: ...


class Dated(Protocol):
    """A row that holds from one day to another; None where it is open."""

    @property
    def start(self) -> date | None: ...
    @property
    def end(self) -> date | None: ...


@dataclass(frozen=True, slots=True)
class Claim:
    """A row's claim to its names from one day to another; `who` tells actors apart."""

    file: str
    line: int
    who: str
    names: tuple[str, ...]
    start: date = date.min
    end: date = date.max


def lines(rows: Iterable[Row]) -> Iterator[tuple[int, Row]]:
    """Each row with its line in the file."""
    return enumerate(rows, start=FIRST_LINE)


def unknown_countries(file: str, rows: Iterable[Coded], known: Collection[str]) -> Iterator[Fault]:
    """Rows whose country no state has."""
    for line, row in lines(rows):
        if row.country not in known:
            yield Fault(file, line, f"the country {row.country}, which no state has")


def unknown_sectors(file: str, rows: Iterable[Sectored], known: Collection[str]) -> Iterator[Fault]:
    """Rows whose sector the ontology lacks; one may be blank."""
    for line, row in lines(rows):
        if row.sector and row.sector not in known:
            yield Fault(file, line, f"no sector of the ontology is called {row.sector}")


def offices_of_nobody(file: str, terms: Iterable[Term], known: Collection[str]) -> Iterator[Fault]:
    """Terms of office of a state, body or group that no table has."""
    for line, term in lines(terms):
        if term.of not in known:
            yield Fault(file, line, f"{term.person} is {term.title} of {term.of}, which is unknown")


def backward(file: str, rows: Iterable[Dated]) -> Iterator[Fault]:
    """Rows that end before they start."""
    for line, row in lines(rows):
        if row.start is not None and row.end is not None and row.start > row.end:
            yield Fault(file, line, f"ends on {row.end}, before it starts on {row.start}")


def repeated(file: str, rows: Iterable[Row], key: Callable[[Row], object]) -> Iterator[Fault]:
    """Rows with the key of an earlier one."""
    first: dict[object, int] = {}
    for line, row in lines(rows):
        if (known := key(row)) in first:
            words = ", ".join(map(str, known)) if isinstance(known, tuple) else known
            yield Fault(file, line, f"{words} stands twice, first on line {first[known]}")
        first.setdefault(known, line)


def overlapping(tables: Iterable[tuple[str, Sequence[Term]]]) -> Iterator[Fault]:
    """Terms of one office that two persons hold at once, or one person twice."""
    held: defaultdict[tuple[str, str], list[tuple[str, int, Term]]] = defaultdict(list)
    for file, terms in tables:
        for line, term in lines(terms):
            held[term.title, term.of].append((file, line, term))
    for (title, of), rows in sorted(held.items()):
        several = title not in allowed().single or (title, of) in allowed().contested
        for (_, _, one), (file, line, other) in combinations(rows, 2):
            same = slug(one.person) == slug(other.person)
            if (same or not several) and _overlap(one, other):
                yield Fault(
                    file, line, f"{other.person} is {title} of {of} while {one.person} is: "
                    f"{_term(one)} and {_term(other)}",
                )  # fmt: skip


def two_names(tables: Iterable[tuple[str, Sequence[Term]]]) -> Iterator[Fault]:
    """Persons who go by the first name of another that serves the same: one under two names."""
    rows = [(file, line, term) for file, terms in tables for line, term in lines(terms)]
    first = {(slug(term.person), term.of): (file, line) for file, line, term in rows}
    for file, line, term in rows:
        for alias in term.aliases:
            other = first.get((slug(alias), term.of))
            if other and slug(alias) != slug(term.person):
                where = f"{other[0]} line {other[1]}"
                yield Fault(file, line, f"{term.person} stands there as {alias} too ({where})")


def _overlap(one: Term, other: Term) -> bool:
    """Whether two terms share more days than dates by month or by year can feign."""
    shared = min(one.end or date.max, other.end or date.max) - max(one.start, other.start)
    return shared > (YEAR if _by_year(one) or _by_year(other) else MONTH)


def _by_year(term: Term) -> bool:
    first = (term.start.month, term.start.day) == (1, 1)
    return first or (term.end is not None and (term.end.month, term.end.day) == (12, 31))


def _term(term: Term) -> str:
    return f"{term.start} to {term.end or 'today'}"


def claimed_twice(claims: Iterable[Claim]) -> Iterator[Fault]:
    """Names that two actors bear at one time. Capitals count: GUAM is not Guam."""
    by_name: defaultdict[str, list[tuple[str, Claim]]] = defaultdict(list)
    for claim in claims:
        for name in dict.fromkeys(claim.names):
            plain = not is_acronym(name) and name.replace(" ", "").isalpha()
            by_name[normal(name) if plain else name].append((name, claim))
    for found in by_name.values():
        if found[0][0] in allowed().shared_names:
            continue
        for (_, one), (name, other) in pairwise(sorted(found, key=lambda f: f[1].start)):
            if one.who != other.who and other.start <= one.end:
                where = f"{one.file} line {one.line}"
                yield Fault(other.file, other.line, f"{name} is also a name of {one.who} ({where})")
