"""When an article was published, and on what that rests: never on today's date."""

from collections.abc import Sequence

from dragoman.model.time import UNKNOWN_PUBLICATION, PublicationBasis, PublicationDate
from dragoman.sources.dateline import Dateline
from dragoman.sources.inference import Inferred, infer_year
from dragoman.sources.page import Fact
from dragoman.sources.stated import StatedDate


def publication_date(
    stated: Fact | None, dateline: Dateline | None, lines: Sequence[str]
) -> PublicationDate:
    """What the page states; else its dateline; else what its words allow to infer; else unknown."""
    if stated and (known := _dated(stated.date, "metadata", stated.why)):
        return known
    opening = f"dateline “{dateline.text}”" if dateline else ""
    day = dateline.date if dateline else None
    if day and (known := _dated(day, "dateline", opening)):
        return known
    inferred = infer_year("\n".join(lines))
    if day is None:
        return _year(inferred) if inferred else UNKNOWN_PUBLICATION
    if inferred is None:
        why = f"{opening} names no year, and nothing in the text tells it"
        return PublicationDate(None, None, "unknown", "unknown", why)
    whole = StatedDate(inferred.year, day.month, day.day, day.text)
    why = f"{opening}; the year: {inferred.why}"
    return _dated(whole, "inferred", why) or _year(inferred)


def _dated(date: StatedDate, basis: PublicationBasis, why: str) -> PublicationDate | None:
    interval = date.interval()
    return PublicationDate(*interval, basis, why) if interval else None


def _year(inferred: Inferred) -> PublicationDate:
    interval = StatedDate(inferred.year, None, None, "").interval()
    if interval is None:  # an inferred year always has one
        return UNKNOWN_PUBLICATION
    return PublicationDate(*interval, "inferred", inferred.why)
