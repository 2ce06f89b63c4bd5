"""What a reader hands over: the lines of one input and what its own markup states about it."""

from dataclasses import dataclass

from dragoman.sources.stated import StatedDate


@dataclass(frozen=True, slots=True)
class Fact:
    """A date with the words it rests on, such as 'the line “Date:Jul 18, 2021”'."""

    date: StatedDate
    why: str


@dataclass(frozen=True, slots=True)
class Page:
    """An input as read, before it is cleaned. Empty where the input states nothing.

    `lines` are the non-blank lines in reading order; `domain` is the site's host name; `language`
    is what the markup declares.
    """

    lines: tuple[str, ...]
    title: str = ""
    byline: str = ""
    outlet: str = ""
    domain: str = ""
    published: Fact | None = None
    language: str = ""
