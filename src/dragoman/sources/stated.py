"""Dates as pages and datelines state them: a day, a month or a year, never a guess between two."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from dragoman.model.time import Precision

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
MONTH = (
    r"(?i:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b"
)
_YEAR = r"(?:19|20)\d\d"
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_FORMS = tuple(
    re.compile(form)
    for form in (
        rf"\b(?P<y>{_YEAR})-(?P<m>\d\d)-(?P<d>\d\d)(?!\d)",
        rf"\b(?P<y>{_YEAR})/(?P<m>\d\d)/(?P<d>\d\d)(?!\d)",
        rf"\b(?P<d>{_DAY})(?: of)?[ -](?P<m>{MONTH})\.?(?:,? ?-?(?P<y>{_YEAR})\b)?",
        rf"\b(?P<m>{MONTH})\.? (?P<d>{_DAY})(?!\d)(?:,? (?P<y>{_YEAR})\b)?",
        rf"\b(?P<m>{MONTH})\.?,? (?P<y>{_YEAR})\b",
        rf"\b(?P<a>\d{{1,2}})[./-](?P<b>\d{{1,2}})[./-](?P<y>{_YEAR})\b",
    )
)


@dataclass(frozen=True, slots=True)
class StatedDate:
    """A date as far as it is stated; `text` is the wording."""

    year: int | None
    month: int | None
    day: int | None
    text: str

    def in_calendar(self) -> bool:
        """Whether there is such a day; 29 February may be one as long as no year is stated."""
        try:
            date(self.year or 2020, self.month or 1, self.day or 1)
        except ValueError:
            return False
        return True

    def interval(self) -> tuple[date, date, Precision] | None:
        """First day, last day and precision; None without a year or for 29 February 2023."""
        if self.year is None or not self.in_calendar():
            return None
        if self.month is None:
            return date(self.year, 1, 1), date(self.year, 12, 31), "year"
        first = date(self.year, self.month, self.day or 1)
        if self.day is not None:
            return first, first, "day"
        following = (first + timedelta(days=31)).replace(day=1)
        return first, following - timedelta(days=1), "month"


def first_date(text: str) -> StatedDate | None:
    """The first date in the text that the calendar has."""
    matches = (match for form in _FORMS for match in form.finditer(text))
    # At the same place the longer reading wins: "May 2021" over "May 20".
    impossible = 0
    for match in sorted(matches, key=lambda m: (m.start(), -m.end())):
        found = _stated(match)
        if found.in_calendar() and match.start() >= impossible:
            return found
        # The "April 2021" in "31 April 2021" is no better than the whole.
        impossible = max(impossible, match.end())
    return None


def _stated(match: re.Match[str]) -> StatedDate:
    groups = {name: value for name, value in match.groupdict().items() if value}
    year = int(groups["y"]) if "y" in groups else None
    if "a" in groups:
        month, day = _unambiguous(int(groups["a"]), int(groups["b"]))
    else:
        month = _month(groups["m"])
        day = int(re.sub(r"\D", "", groups["d"])) if "d" in groups else None
    return StatedDate(year, month, day, match.group())


def _month(words: str) -> int:
    return int(words) if words.isdigit() else _MONTHS.index(words[:3].casefold()) + 1


def _unambiguous(first: int, second: int) -> tuple[int | None, int | None]:
    """Month and day of 18/07; neither of 03/04, which Washington and London read differently."""
    if first == second or second <= 12 < first:
        return second, first
    return (first, second) if first <= 12 < second else (None, None)
