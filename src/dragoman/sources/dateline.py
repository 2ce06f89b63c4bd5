"""Datelines: the place, the agency and the day that open a news story.

"BAKU, Azerbaijan, May 28. /Trend/" · "WASHINGTON (Reuters) -" · "Paris, 3 June 2021 (AFP):"
The words stay in the text, since they are part of the article; here they are only understood.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from dragoman.codebook.boilerplate import boilerplate
from dragoman.codebook.outlets import Outlet, outlets
from dragoman.sources.stated import MONTH, StatedDate, first_date

_WORD = rf"(?!{MONTH})[A-ZÀ-ÞĞİŞƏ][\w'’-]*\.?"
_PLACE = rf"{_WORD}(?:[ /-]{_WORD}){{0,3}}"
_DAY = (
    rf"(?:{MONTH}\.? \d{{1,2}}(?:st|nd|rd|th)?(?:,? (?:19|20)\d\d)?"
    rf"|\d{{1,2}}(?:st|nd|rd|th)? {MONTH}\.?(?:,? (?:19|20)\d\d)?"
    r"|(?:19|20)\d\d-\d\d-\d\d|\d{1,2}[./]\d{1,2}[./](?:19|20)\d\d)"
)
_DATELINE = re.compile(
    rf"^(?P<place>{_PLACE})(?P<region>(?:, ?{_PLACE}){{0,2}}?)"
    rf"(?:[,.:]? ?[(]?\b(?P<day>{_DAY})\b[)]?)?"
    r"(?:[,.]? ?[(\[](?P<round>[^()\[\]\n]{2,40})[)\]]"
    r"|[,.]? ?/ ?(?P<slashed>[^/\n]{2,30}?) ?/"
    r"|(?:,| ?[-–—]{1,2}) ?(?P<bare>[A-ZƏ][\w.]{1,14}(?: [A-Z]\w+)?)(?=\.|:| ?[-–—/]))?"
    r"(?P<stop> ?:| ?--| ?[-–—](?=\s|[A-Z])|\.(?=\s)|(?=\s))"
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
    match = _DATELINE.match(line)
    if match is None or not _is_place(match["place"]):
        return None
    place = _written(match["place"])
    agency, outlet = _agency(match, place)
    date = first_date(match["day"]) if match["day"] else None
    if not _plausible(match, date, outlet, agency):
        return None
    return Dateline(place, agency, outlet, date, match.group().strip())


def _agency(match: re.Match[str], place: str) -> tuple[str, Outlet | None]:
    words = match["round"] or match["slashed"] or match["bare"] or ""
    for name in (words, *re.split(r"\s*[/,;|]\s*", words)):
        if name and (known := outlets().named(name, place)):
            return words, known
    return words, None


def _plausible(
    match: re.Match[str], date: StatedDate | None, outlet: Outlet | None, agency: str
) -> bool:
    """A place in capitals, a day or a known agency: something that only a dateline has."""
    if match["bare"] and outlet is None:
        return False
    if match["round"] and outlet is None and date is None:
        return match["place"].isupper() and agency.isupper() and bool(match["stop"].strip())
    if outlet is not None:
        return True
    if date is not None:
        return bool(match["stop"].strip())
    return match["place"].isupper() and match["stop"].strip() not in ("", ".")


def _is_place(words: str) -> bool:
    letters = sum(c.isalpha() for c in words)
    return letters >= _LEAST_PLACE_LETTERS and words.casefold() not in boilerplate().not_places


def _written(place: str) -> str:
    """ISLAMABAD as Islamabad; names already in mixed case as they are."""
    if not place.isupper():
        return place
    return re.sub(r"\w[\w'’]*", lambda m: m.group()[0] + m.group()[1:].lower(), place)
