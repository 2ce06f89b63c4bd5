"""What a rule is, and what it knows when it says which days an expression means.

A rule finds an expression with a compiled pattern; a guard may look at the parsed words around it
and refuse ("may", "2,000 troops"). What the expression means is decided afterwards, in reading
order, by `resolve`: it sees the match, the publication date, the tense of the clause and the dates
already read.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

from dragoman.language.dates.intervals import Interval
from dragoman.language.dates.tense import Tense
from dragoman.model.text import Sentence
from dragoman.model.time import Basis


@dataclass(frozen=True, slots=True)
class Reading:
    """The days an expression means, or None with the reason why they are not known."""

    interval: Interval | None
    basis: Basis = "stated"
    why: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """Where an expression stands: its sentence, its head token there, offsets in the document.

    `before` and `after` are the text of its paragraph on either side.
    """

    start: int
    end: int
    sentence: Sentence
    head: int
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Anchor:
    """A date already read, on which a later expression may rest.

    `narrative` is whether it places the story in time ("in 1991", not "a 1991 law").
    """

    text: str
    interval: Interval
    place: Place
    narrative: bool


@dataclass(frozen=True, slots=True)
class Context:
    """What is known where an expression is read. `anchors` are in reading order.

    `published` is when the article was published, a month or a year long if no day is known, None
    where unknown.
    """

    place: Place
    tense: Tense | None
    published: Interval | None
    anchors: tuple[Anchor, ...]


Guard = Callable[[re.Match[str], Place], bool]
Resolve = Callable[[re.Match[str], Context], Reading | None]


@dataclass(frozen=True, slots=True)
class Rule:
    """A kind of expression. `resolve` returns None for what turns out to be no date.

    `sign` finds the words without which there is no such expression; only around them is the
    slower `pattern` tried.
    """

    name: str
    sign: re.Pattern[str]
    pattern: re.Pattern[str]
    resolve: Resolve
    guard: Guard | None = None


NO_PUBLICATION = "the article's own date is not known"


def unknown(why: str) -> Reading:
    """No days, and why."""
    return Reading(None, "stated", why)


def stated(interval: Interval | None) -> Reading | None:
    """The days as the text gives them; no date where the calendar has no such day."""
    return None if interval is None else Reading(interval)
