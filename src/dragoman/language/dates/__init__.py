"""Date expressions as the press writes them become closed intervals of days, each with its reasons.

    rules      absolute, partial, relative, anchored, events, ranges, durations, recurring:
               a pattern each, with what it means once the context is known
    scan       the leftmost longest expressions of each paragraph, past the guards
    compose    dates made of dates: "from … to …", "two days after …", "7 and 8 June"
    anchoring  the pass in reading order that says which days are meant

An expression whose days cannot be told is returned all the same, unknown and with the reason.
"""

from itertools import chain

from dragoman.language.dates import anchoring, compose, scan
from dragoman.language.dates.recurring import month_day
from dragoman.model.text import Document, Sentence
from dragoman.model.time import DateMention, RecurringDay

__all__ = ["find_dates", "find_recurring"]


def find_dates(document: Document, sentences: tuple[Sentence, ...]) -> tuple[DateMention, ...]:
    """All date expressions of the document's text, in reading order.

    The basis is `stated` for what the words alone say, `relative` for what hangs on publication,
    `inferred` for what rests on another date of the text; `why` says how.
    """
    paragraphs = scan.found_in(document, sentences)
    expressions = chain.from_iterable(compose.joined(found, document.text) for found in paragraphs)
    return tuple(anchoring.read(document, expressions))


def find_recurring(document: Document, sentences: tuple[Sentence, ...]) -> tuple[RecurringDay, ...]:
    """The days of every year that the text names, for observances ("every year on 9 May")."""
    return tuple(
        RecurringDay(found.place.start, found.place.end, found.match[0], when)
        for found in chain.from_iterable(scan.found_in(document, sentences))
        if found.rule.name == "recurring" and (when := month_day(found.match)) is not None
    )
