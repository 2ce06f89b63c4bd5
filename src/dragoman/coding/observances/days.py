"""When a named day is and what year it counts from, as far as its own sentence tells.

A date below what is marked, or of an earlier year than the article, is the day that is remembered;
any other day of the sentence is the one on which it is kept. A weekday ("on Wednesday") says when
somebody held a feast, not which day of the year it is for.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from dragoman.coding.observances.naming import Named
from dragoman.model.text import Document
from dragoman.model.time import DateMention, RecurringDay

YEAR = re.compile(r"\b(1[5-9]\d\d|20\d\d)\b")
DAY_IN_FIGURES = re.compile(
    r"(?i)\b\d{1,2}(?:st|nd|rd|th)?\b.*[a-z]{3}|[a-z]{3}.*\b\d{1,2}(?:st|nd|rd|th)?\b"
)


@dataclass(frozen=True, slots=True)
class Days:
    """The day of the year as "MM-DD", the year remembered and the year in which it is kept.

    `open` says that the text puts the keeping on a day that nobody can tell ("next spring").
    """

    month_day: str | None = None
    since: int | None = None
    year: int | None = None
    open: bool = False


def days_of(
    named: Named,
    dates: Sequence[DateMention],
    recurring: Sequence[RecurringDay],
    document: Document,
) -> Days:
    """What the sentence says of the day; `dates` and `recurring` are the document's."""
    tree = named.tree
    every = next((r.month_day for r in recurring if _inside(named, r.start, r.end)), None)
    kept, remembered = Days(month_day=every), Days()
    for mention in dates:
        if not _inside(named, mention.start, mention.end):
            continue
        if any(r.start <= mention.start and mention.end <= r.end for r in recurring):
            continue
        if _in_dateline(named, mention, document):
            continue
        root = min(
            tree.sentence.covering(mention.start, mention.end), key=lambda i: _depth(named, i)
        )
        if _is_remembered(named, root, mention, document):
            remembered = _better(remembered, _remembered(mention))
        else:
            kept = _better(kept, _kept(mention))
    return Days(
        kept.month_day or remembered.month_day,
        remembered.since,
        kept.year,
        kept.open and kept.year is None,
    )


def _in_dateline(named: Named, mention: DateMention, document: Document) -> bool:
    """Whether the date is the article's own, before its first words: "SUVA, 4 May (FNA) - …"."""
    sentence = named.tree.sentence
    first = sentence.covering(mention.start, mention.end)[0]
    led = first > 0 and sentence.tokens[first - 1].text.casefold() == "on"
    same = mention.date.start == document.published.start
    return sentence.index == 0 and same and not led


def _inside(named: Named, start: int, end: int) -> bool:
    sentence = named.tree.sentence
    return sentence.start <= start and end <= sentence.end


def _depth(named: Named, i: int) -> int:
    return len(named.tree.ancestors(i))


def _is_remembered(named: Named, root: int, mention: DateMention, document: Document) -> bool:
    """Whether the date is that of what is marked, not of the marking."""
    text = mention.date.text
    published = document.published.start
    years = [int(year) for year in YEAR.findall(text)]
    if years and published is not None:
        return max(years) < published.year
    if not named.marked:
        return False
    below = any(i in named.marked for i in (root, *named.tree.ancestors(root)))
    return below and bool(years)


def _remembered(mention: DateMention) -> Days:
    start, end = mention.date.start, mention.date.end
    if start is None or end is None or start.year != end.year:
        return Days()
    return Days(_month_day(start) if start == end else None, start.year)


def _kept(mention: DateMention) -> Days:
    start, end = mention.date.start, mention.date.end
    if start is None or end is None:
        return Days(open=True)
    in_figures = bool(DAY_IN_FIGURES.search(mention.date.text))
    month_day = _month_day(start) if start == end and in_figures else None
    return Days(month_day, None, start.year if start.year == end.year else None)


def _month_day(day: date) -> str:
    return f"{day:%m-%d}"


def _better(one: Days, other: Days) -> Days:
    """Both together; what the first tells stands."""
    return Days(
        one.month_day or other.month_day,
        one.since or other.since,
        one.year or other.year,
        one.open or other.open,
    )
