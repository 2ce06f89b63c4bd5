"""Dates as the press gives them: intervals with a precision and a stated basis."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

Precision = Literal["day", "month", "year", "range", "unknown"]
Basis = Literal["stated", "relative", "inferred", "publication"]
PublicationBasis = Literal["metadata", "dateline", "inferred", "given", "unknown"]


@dataclass(frozen=True, slots=True)
class DateRange:
    """First and last day, both inclusive; both None when the date is unknown.

    `text` is the expression as written, `why` the reasoning behind a relative or inferred date.
    """

    start: date | None
    end: date | None
    precision: Precision
    text: str = ""
    basis: Basis = "stated"
    why: str = ""

    @property
    def known(self) -> bool:
        return self.start is not None and self.end is not None


UNKNOWN_DATE = DateRange(None, None, "unknown")


@dataclass(frozen=True, slots=True)
class PublicationDate:
    """When a document was published, and how that is known."""

    start: date | None
    end: date | None
    precision: Precision
    basis: PublicationBasis
    why: str = ""

    @property
    def known(self) -> bool:
        return self.start is not None and self.end is not None


UNKNOWN_PUBLICATION = PublicationDate(None, None, "unknown", "unknown", "the page states no date")


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date expression in a document: offsets into its text, and what it denotes."""

    start: int
    end: int
    date: DateRange


@dataclass(frozen=True, slots=True)
class RecurringDay:
    """A day of every year in a document: offsets into its text, and "MM-DD"."""

    start: int
    end: int
    text: str
    month_day: str
