"""Which fields of an entry people may correct, and how what they type becomes a value.

Values are kept as JSON in the form in which the entry itself is stored.
"""

import re
from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from types import NoneType
from typing import Any, get_args, get_type_hints

import msgspec

from dragoman.codebook.ontology import plover
from dragoman.errors import UsageError
from dragoman.model.actors import ActorRef, Office
from dragoman.model.entries import (
    Figure,
    Instrument,
    Naming,
    Observance,
    Report,
    Stand,
    Statement,
)
from dragoman.model.places import Place
from dragoman.model.record import Event, Position
from dragoman.model.review import Correction
from dragoman.model.time import UNKNOWN_DATE, DateRange, Precision

_ACT = ("type", "modes", "contexts", "modality", "actors", "recipients", "date", "place")
CORRECTABLE: dict[type, tuple[str, ...]] = {
    Event: _ACT,
    Report: (*_ACT, "asserted_by"),
    Statement: ("speaker", "quotation", "kind", "addressees", "about", "issues", "date"),
    Figure: ("value", "low", "high", "unit", "of", "asserted_by"),
    Instrument: ("kind", "name", "status", "date", "by", "parties"),
    Observance: ("name", "month_day", "marks", "countries"),
    Office: ("person", "title", "of", "start", "end"),
    Naming: ("of", "term", "asserted_by"),
    Stand: ("actor", "issue", "stance", "side", "date", "asserted_by"),
    Position: ("stance", "side"),
}
# What an accepted entry holds on to when the machine changes its mind; a date or a place may still
# become more precise with further accounts.
CLAIMED: dict[type, tuple[str, ...]] = {
    Event: ("type", "modality", "actors", "recipients"),
    Report: ("type", "modality", "actors", "recipients"),
    Statement: ("speaker", "quotation"),
    Figure: ("value", "low", "high", "unit"),
    Naming: ("of", "term"),
    Stand: ("actor", "issue", "stance", "side"),
    Position: ("stance",),
}
GIVEN = "given by a reviewer"
UNKNOWN = "unknown"
_DAY = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
_LISTS = re.compile(r"\s*[;,]\s*")

FindActor = Callable[[str], ActorRef]


@dataclass(frozen=True, slots=True)
class Typed:
    """A correction as somebody typed it: FIELD=VALUE."""

    field: str
    text: str


def typed(word: str) -> Typed:
    """FIELD=VALUE as its two parts; UsageError for anything else."""
    field, sign, text = word.partition("=")
    if not sign or not field.strip():
        raise UsageError(f"{word!r} is no correction: write FIELD=VALUE, as in date=1992-06-09")
    return Typed(field.strip(), text.strip())


def claimed(entry: object) -> tuple[Correction, ...]:
    """The fields that accepting an entry vouches for, as they are."""
    return tuple(_correction(name, getattr(entry, name)) for name in CLAIMED.get(type(entry), ()))


def correction(entry: object, given: Typed, find: FindActor) -> Correction:
    """What an entry's field should hold; UsageError says what would do instead.

    `find` gives the actor of a name or code; its own errors pass through.
    """
    fields = CORRECTABLE.get(type(entry), ())
    kind = type(entry).__name__.casefold()
    if given.field not in fields:
        which = f"its fields are {', '.join(fields)}" if fields else "accept or reject it"
        raise UsageError(f"{given.field} of a {kind} cannot be corrected: {which}")
    hint = hints(type(entry))[given.field]
    try:
        value = _value(given, hint, find)
    except (msgspec.ValidationError, ValueError) as error:
        raise UsageError(
            f"{given.text!r} is no {given.field} of a {kind}: {_wanted(hint, error)}"
        ) from error
    return replace(_correction(given.field, value), text=given.text)


def decoded(entry: object, given: Correction) -> object:
    """The value of a correction as the field of an entry holds it."""
    hint = hints(type(entry))[given.field]
    value: object = msgspec.json.decode(given.value, type=hint)
    return value


def hints(kind: type) -> dict[str, Any]:
    """The types of the fields of `kind`, a dataclass."""
    return get_type_hints(kind)


def _correction(field: str, value: object) -> Correction:
    return Correction(field, msgspec.json.encode(value).decode())


def _value(given: Typed, hint: object, find: FindActor) -> object:
    parts = get_args(hint)
    if given.field == "type":
        return _type(given.text)
    if hint is DateRange:
        return date_range(given.text)
    if not given.text and (NoneType in parts or Ellipsis in parts):
        return None if NoneType in parts else ()
    if Ellipsis in parts:
        words = tuple(filter(None, _LISTS.split(given.text)))
        return tuple(map(find, words)) if ActorRef in parts else words
    if ActorRef in (hint, *parts):
        return find(given.text)
    return Place(given.text) if Place in parts else _plain(given.text, hint)


def _plain(text: str, hint: object) -> object:
    value: object = msgspec.convert(text, type=hint, strict=False)
    return value


def _type(text: str) -> str:
    known = plover().types
    if text.upper() not in known:
        raise UsageError(f"{text} is no type; the types are {', '.join(known)}")
    return text.upper()


def _wanted(hint: object, error: Exception) -> str:
    choices = [str(choice) for choice in get_args(hint) if isinstance(choice, str)]
    return f"it is one of {', '.join(choices)}" if choices else str(error)


def date_range(text: str) -> DateRange:
    """The date that is written 1992, 1992-06, 1992-06-09, FIRST/LAST or unknown.

    ValueError for anything else.
    """
    if text.casefold() in (UNKNOWN, ""):
        return UNKNOWN_DATE
    first, slash, last = text.partition("/")
    start, end, precision = _days(first)
    if slash:
        end, precision = _days(last)[1], "range"
        if end < start:
            raise ValueError("its last day is before its first")
    return DateRange(start, end, precision, text, why=GIVEN)


def _days(text: str) -> tuple[date, date, Precision]:
    found = _DAY.fullmatch(text.strip())
    if not found:
        raise ValueError("write 1992, 1992-06, 1992-06-09, FIRST/LAST or unknown")
    year, month, day = (int(part) if part else 0 for part in found.groups())
    if day:
        return date(year, month, day), date(year, month, day), "day"
    if month:
        days = monthrange(year, month)[1] if 1 <= month <= 12 else 1
        return date(year, month, 1), date(year, month, days), "month"
    return date(year, 1, 1), date(year, 12, 31), "year"
