"""Datelines: the place, the agency and the day that open a news story.

"BAKU, Azerbaijan, May 28. /Trend/" · "WASHINGTON (Reuters) -" · "Paris, 3 June 2021 (AFP):"
The words stay in the text, since they are part of the article; here they are only understood.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dragoman.codebook.boilerplate import boilerplate
from dragoman.codebook.outlets import Outlet, outlets
from dragoman.sources.stated import MONTH, StatedDate, first_date

_WORD = rf"(?!{MONTH})(?:(?:[A-Z]\.){{2,}}|[A-ZÀ-ÞĞİŞƏ][\w'’-]*)"
_PLACE = rf"{_WORD}(?:[ /-]{_WORD}){{0,3}}"
_DAY = (
    rf"(?:{MONTH}\.? \d{{1,2}}(?:st|nd|rd|th)?(?:,? (?:19|20)\d\d)?"
    rf"|\d{{1,2}}(?:st|nd|rd|th)? {MONTH}\.?(?:,? (?:19|20)\d\d)?"
    r"|(?:19|20)\d\d-\d\d-\d\d|\d{1,2}[./]\d{1,2}[./](?:19|20)\d\d)"
)
_OPENING = (
    rf"^(?P<place>{_PLACE})(?P<region>(?:, ?{_PLACE}){{0,2}}?)"
    rf"(?:[,.:]? ?[(]?\b(?P<day>{_DAY})\b[)]?)?"
)
_MARKED_AGENCY = (
    r"(?:[,.]? ?[(\[](?P<round>[^()\[\]\n]{2,40})[)\]]"
    r"|[,.]? ?/ ?(?P<slashed>[^/\n]{2,30}?) ?/)"
)
_BARE_AGENCY = (
    r"(?:[,.]| ?[-–—]{1,2}) ?(?P<bare>[A-ZƏ][\w.]{1,14}(?: [A-Z]\w+)?)(?=\.|:| ?[-–—/]|$)"
)
_STOP = r"(?P<stop> ?:| ?--| ?[-–—](?=\s|[A-Z])|\.(?=\s)|(?=\s|$))"
# An agency without marks around it counts only when it is a known one: tried first, then left out.
_DATELINES = (
    re.compile(_OPENING + _BARE_AGENCY + _STOP),
    re.compile(_OPENING + _MARKED_AGENCY + "?" + _STOP),
)
_LEAST_PLACE_LETTERS = 3
_FIRST_LINES = 3


@dataclass(frozen=True, slots=True)
class Dateline:
    """What a dateline says. `agency` is as written; `text` is all of it, as it stands."""

    place: str
    agency: str
    outlet: Outlet | None
    date: StatedDate | None
    text: str


def find_dateline(lines: Sequence[str]) -> Dateline | None:
    """The dateline of an article, which opens one of its first paragraphs."""
    found = (parse_dateline(line) for line in lines[:_FIRST_LINES])
    return next((dateline for dateline in found if dateline), None)


def parse_dateline(line: str) -> Dateline | None:
    """The dateline that the line opens with, if it does."""
    read = (_read(match) for form in _DATELINES if (match := form.match(line)))
    return next((dateline for dateline in read if dateline), None)


def _read(match: re.Match[str]) -> Dateline | None:
    if not _is_place(match["place"]):
        return None
    place = _written(match["place"])
    marks = match.groupdict()
    agency = marks.get("round") or marks.get("slashed") or marks.get("bare") or ""
    outlet = _known(agency, place)
    date = first_date(match["day"]) if match["day"] else None
    # The slashes of "/Trend/" end a dateline as a stop does.
    stopped = bool(marks.get("slashed") or match["stop"].strip())
    if "bare" in marks and outlet is None:
        return None
    if not (outlet or (date and stopped) or (stopped and _capitals(match["place"], agency, marks))):
        return None
    return Dateline(place, agency, outlet, date, match.group().strip())


def _capitals(place: str, agency: str, marks: Mapping[str, str | None]) -> bool:
    """A place in capitals opens a dateline, unless a full stop shows that it was a sentence."""
    telling = not agency or agency.isupper() or bool(marks.get("slashed"))
    return place.isupper() and telling and marks["stop"] != "."


def _known(words: str, place: str) -> Outlet | None:
    """The agency of "APP", or the first that is known of "Xinhua/AFP"."""
    names = (words, *re.split(r"\s*[/,;|]\s*", words))
    found = (outlets().named(name, place) for name in names if name)
    return next((outlet for outlet in found if outlet), None)


def _is_place(words: str) -> bool:
    letters = sum(c.isalpha() for c in words)
    return letters >= _LEAST_PLACE_LETTERS and words.casefold() not in boilerplate().not_places


def _written(place: str) -> str:
    """ISLAMABAD as Islamabad; names already in mixed case and initials as they are."""
    if not place.isupper():
        return place
    return re.sub(r"\w[\w'’]*", lambda m: m.group()[0] + m.group()[1:].lower(), place)
