"""Who publishes: news agencies, papers, broadcasters and think tanks of the world, as data."""

import csv
import io
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from dragoman.errors import CodebookError

OUTLETS = files("dragoman.codebook") / "data" / "outlets.csv"
COLUMNS = ("name", "country", "city", "kind", "acronyms", "domains", "aliases")
KINDS = frozenset({"agency", "newspaper", "magazine", "broadcaster", "site", "think-tank"})
# Codes for those that are nobody's, as the codebook has them for actors.
NOBODYS = frozenset({"IGO", "UNO", "EUR", "NGO"})
_PARENTHESIS = re.compile(r"\s*[(\[].*?[)\]]")


@dataclass(frozen=True, slots=True)
class Outlet:
    """A publisher; `country` is ISO 3166 alpha-3, `city` where its head office is."""

    name: str
    country: str
    city: str
    kind: str
    acronyms: tuple[str, ...]
    domains: tuple[str, ...]
    aliases: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Outlets:
    """Outlets by what a page calls them. A name or acronym that several bear stands for none."""

    listed: tuple[Outlet, ...]
    names: Mapping[str, tuple[Outlet, ...]]
    acronyms: Mapping[str, tuple[Outlet, ...]]
    domains: Mapping[str, Outlet]

    def named(self, words: str, city: str = "") -> Outlet | None:
        """The outlet of a name, alias or acronym; `city` decides between several."""
        whole = words.strip()
        short = _PARENTHESIS.sub("", whole)
        for found in (
            self.acronyms.get(whole.upper(), ()),
            self.names.get(_key(whole), ()),
            self.names.get(_key(short), ()),
        ):
            if found:
                return found[0] if len(found) == 1 else _in_city(found, city)
        return None

    def at(self, domain: str) -> Outlet | None:
        """The outlet of a host name or of a domain above it."""
        parts = domain.casefold().strip(".").split(".")
        above = (".".join(parts[i:]) for i in range(len(parts) - 1))
        return next((self.domains[name] for name in above if name in self.domains), None)


@cache
def outlets() -> Outlets:
    """The outlets that ship with Dragoman."""
    return parse_outlets(OUTLETS.read_text(encoding="utf-8"), str(OUTLETS))


def parse_outlets(text: str, source: str) -> Outlets:
    """Outlets from CSV; CodebookError names the row that is wrong."""
    reader = csv.DictReader(io.StringIO(text), strict=True)
    if tuple(reader.fieldnames or ()) != COLUMNS:
        raise CodebookError(f"{source}: the columns must be {', '.join(COLUMNS)}")
    try:
        listed = tuple(_outlet(row, f"{source} line {reader.line_num}") for row in reader)
    except csv.Error as error:
        raise CodebookError(f"{source} line {reader.line_num}: {error}") from error
    domains: dict[str, Outlet] = {}
    for outlet in listed:
        for domain in outlet.domains:
            if domain in domains:
                raise CodebookError(
                    f"{source}: {domain} is of {domains[domain].name} and of {outlet.name}"
                )
            domains[domain] = outlet
    return Outlets(listed, _by_name(listed), _by_acronym(listed), domains)


def _outlet(row: Mapping[str | None, str | None], where: str) -> Outlet:
    cells = {column: (row.get(column) or "").strip() for column in COLUMNS}
    if None in row or not cells["name"]:
        raise CodebookError(f"{where}: a row needs a name and {len(COLUMNS)} cells")
    if not re.fullmatch(r"[A-Z]{3}", cells["country"]):
        raise CodebookError(f"{where}: {cells['country']!r} is no three-letter country code")
    if cells["kind"] not in KINDS:
        raise CodebookError(f"{where}: {cells['kind']!r} is none of {', '.join(sorted(KINDS))}")
    acronyms, domains, aliases = (_list(cells[c]) for c in ("acronyms", "domains", "aliases"))
    name, country, city, kind = (cells[c] for c in ("name", "country", "city", "kind"))
    return Outlet(name, country, city, kind, acronyms, domains, aliases)


def _list(cell: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in cell.split(";") if part.strip())


def _by_name(listed: Iterable[Outlet]) -> dict[str, tuple[Outlet, ...]]:
    index: dict[str, tuple[Outlet, ...]] = {}
    for outlet in listed:
        for key in {_key(name) for name in (outlet.name, *outlet.aliases)}:
            index[key] = (*index.get(key, ()), outlet)
    return index


def _by_acronym(listed: Iterable[Outlet]) -> dict[str, tuple[Outlet, ...]]:
    index: dict[str, tuple[Outlet, ...]] = {}
    for outlet in listed:
        for acronym in outlet.acronyms:
            index[acronym.upper()] = (*index.get(acronym.upper(), ()), outlet)
    return index


def _in_city(found: tuple[Outlet, ...], city: str) -> Outlet | None:
    there = [outlet for outlet in found if _key(outlet.city) == _key(city)]
    return there[0] if len(there) == 1 else None


def _key(name: str) -> str:
    return re.sub(r"^the |[^\w ]", "", name.casefold().replace("’", "'")).strip()
