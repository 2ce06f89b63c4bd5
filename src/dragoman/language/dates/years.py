"""Which year a date without one belongs to: the hardest choice, so its reasons are kept.

In this order: what is still to come lies after publication; a date told in the same breath as
another shares its year; a date within weeks of publication is news; the same day named before is
the same day; a story placed in a year goes on in that year; and else the latest such day before
publication. Without a publication date only the text can tell, and else the year stays unknown.
"""

from collections.abc import Callable
from datetime import date, timedelta

from dragoman.language.dates.grammar import NO_PUBLICATION, Anchor, Context, Reading, unknown
from dragoman.language.dates.intervals import Interval
from dragoman.language.dates.tense import governor, own_subject

Make = Callable[[int], Interval | None]
NO_YEAR = f"no year is given and {NO_PUBLICATION}"

# News gives a date of the last weeks without its year, history gives the year first. Read off
# dispatches of several agencies: a day-month of news is hardly ever over a month old unless the
# text leads up to it, and one nearly a year old is told as "last May".
NEWS_DAYS = 30
SOON_DAYS = 60
HISTORY_DAYS = 365
NEARLY_A_YEAR = 300
# A season or a war that runs over New Year: "from November 2020 … in February".
LONG_BEFORE = 182


def place_year(context: Context, make: Make) -> Reading:
    """The reading of a date whose day or month `make` puts into a given year."""
    published = context.published
    if published is not None and context.tense == "future":
        return _from_publication(context, make, due)
    if (anchor := _same_breath(context)) and (reading := _in_anchor_year(anchor, make, context)):
        return reading
    choose = latest if context.tense == "past" and not _is_day(make) else nearly
    default = None if published is None else _from_publication(context, make, choose)
    if default is not None and default.interval is not None and _is_news(default.interval, context):
        return default
    found = _told_before(context, make) or _continued(context, make, sentences=1) or default
    return found or _continued(context, make, sentences=3) or unknown(NO_YEAR)


def latest(make: Make, from_: date) -> Interval | None:
    """The last one that has begun by a day."""
    past, ahead = _around(make, from_)
    return past or ahead


def upcoming(make: Make, from_: date) -> Interval | None:
    """The first one that ends on a day or later."""
    past, ahead = _around(make, from_)
    return past if past is not None and past.end >= from_ else ahead


def nearly(make: Make, from_: date) -> Interval | None:
    """The latest one, but one just ahead if else it were nearly a year old."""
    past, ahead = _around(make, from_)
    if past is None or ahead is None:
        return past or ahead
    old = (from_ - past.start).days > NEARLY_A_YEAR
    return ahead if old and (ahead.start - from_).days <= SOON_DAYS else past


def due(make: Make, from_: date) -> Interval | None:
    """The one to come, but one just over if else it were nearly a year ahead."""
    past, ahead = upcoming(make, from_ - timedelta(days=SOON_DAYS)), upcoming(make, from_)
    if past is None or ahead is None:
        return past or ahead
    return past if (ahead.start - from_).days > NEARLY_A_YEAR else ahead


def _around(make: Make, from_: date) -> tuple[Interval | None, Interval | None]:
    found = [i for y in range(from_.year - 8, from_.year + 9) if (i := make(y)) is not None]
    past = [i for i in found if i.start <= from_]
    ahead = [i for i in found if i.start > from_]
    return (past[-1] if past else None), (ahead[0] if ahead else None)


def _from_publication(
    context: Context, make: Make, choose: Callable[[Make, date], Interval | None]
) -> Reading:
    published = context.published
    assert published is not None  # noqa: S101
    chosen = choose(make, published.start)
    if published.precision == "day" or chosen == choose(make, published.end):
        return Reading(
            chosen, "relative", f"the year follows from publication on {published.start}"
        )
    if published.start.year == published.end.year:
        same_year = make(published.start.year)
        return Reading(
            same_year, "inferred", f"taken for the year of publication, {published.start.year}"
        )
    return unknown("the day of publication is not known exactly enough")


def _is_day(make: Make) -> bool:
    return any(found is not None and found.precision == "day" for found in (make(2000), make(2001)))


def _is_news(interval: Interval, context: Context) -> bool:
    published = context.published
    if published is None or published.precision != "day":
        return False
    return interval.end >= published.start - timedelta(days=NEWS_DAYS)


def _same_breath(context: Context) -> Anchor | None:
    """The nearest narrative date of the same sentence whose clause this one's stands in."""
    here = context.place.sentence
    for anchor in reversed(context.anchors):
        if anchor.place.sentence.index != here.index:
            return None
        if anchor.narrative and _is_past(anchor, context) and _leads(anchor, context):
            return anchor
    return None


def _leads(anchor: Anchor, context: Context) -> bool:
    """Whether the anchor's clause leads this one: "in 1991 …", or the same subject going on."""
    sentence = context.place.sentence
    above = governor(sentence, anchor.place.head)
    if above is None or anchor.place.head < above:
        return True
    verb = governor(sentence, context.place.head)
    while verb is not None and verb != above:
        token = sentence.tokens[verb]
        if token.relation == "conj" and own_subject(sentence, verb):
            return False
        verb = governor(sentence, verb)
    return verb is not None


def _in_anchor_year(anchor: Anchor, make: Make, context: Context) -> Reading | None:
    start = anchor.interval.start
    found = make(start.year)
    if found and anchor.interval.precision in {"day", "month"}:
        behind = (start - found.end).days
        found = make(start.year + 1) if behind > LONG_BEFORE else found
    if found is None or (context.published and found.start > context.published.end):
        return None
    return Reading(found, "inferred", f"the year of “{anchor.text}” before it")


def _told_before(context: Context, make: Make) -> Reading | None:
    same = {
        anchor.interval: anchor.text
        for anchor in context.anchors
        if anchor.interval.precision == "day"
        and make(anchor.interval.start.year) == anchor.interval
    }
    if len(same) != 1:
        return None
    ((interval, text),) = same.items()
    return Reading(interval, "inferred", f"the day named before as “{text}”")


def _continued(context: Context, make: Make, sentences: int) -> Reading | None:
    """A sentence shortly before placed the story in a year that is past.

    With a publication date only the one just before counts, in the same paragraph and if it speaks
    of history; without one the text has nothing else to go by.
    """
    here = context.place.sentence
    for anchor in reversed(context.anchors):
        there = anchor.place.sentence
        if here.index - there.index > sentences:
            return None
        if not anchor.narrative or not one_year(anchor.interval):
            continue
        if context.published is None or _is_history(anchor, context):
            return _in_anchor_year(anchor, make, context)
    return None


def _is_history(anchor: Anchor, context: Context) -> bool:
    """Over a year old and in this paragraph; a bare year in this sentence has had its say."""
    published, here, there = context.published, context.place.sentence, anchor.place.sentence
    if published is None or there.paragraph != here.paragraph:
        return False
    said = there.index == here.index and anchor.interval.precision == "year"
    return not said and anchor.interval.end < published.start - timedelta(days=HISTORY_DAYS)


def _is_past(anchor: Anchor, context: Context) -> bool:
    published = context.published
    return published is None or anchor.interval.start <= published.end


def one_year(interval: Interval) -> bool:
    """Whether the whole interval lies in one calendar year."""
    return interval.start.year == interval.end.year
