"""What a plain-text copy says about itself: key-value lines, bylines, lines that are a date."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from dragoman.codebook.boilerplate import boilerplate
from dragoman.sources.stated import first_date

_PAIR = re.compile(r"^(?P<key>[A-Za-z][A-Za-z /-]{1,24}?)\s*:\s*(?P<value>\S.*)$")
_NAME = r"[A-ZÀ-Þ][\w.'’-]*(?: (?!in |and |for )(?:[a-z]{2,3} )?[A-ZÀ-Þ][\w.'’-]*){0,4}"
_BYLINE = re.compile(
    rf"^(?:[Bb]y|BY)\s+(?P<name>{_NAME}(?:(?:, | and | & ){_NAME}){{0,3}})"
    rf"(?:\s+in\s+(?P<place>{_NAME}))?\s*(?P<rest>[|,•–—-].*)?$"
)
_DATE_FILLERS = re.compile(
    r"(?i)\b(?:published|posted|updated|last|modified|on|at|date|gmt|utc|pst|pkt|est|edt|ist|am|pm"
    r"|a\.m\.|p\.m\.|mon|tue|tues|wed|thu|thur|thurs|fri|sat|sun|monday|tuesday|wednesday|thursday"
    r"|friday|saturday|sunday)\b|[\d:|,.•+–—/()-]"
)
MOST_DATE_LINE_WORDS = 12


@dataclass(frozen=True, slots=True)
class Detail:
    """One fact that a line states. `of` is byline, outlet, date, title, place or "" for others."""

    of: str
    value: str
    line: str


def read_details(line: str) -> tuple[Detail, ...]:
    """The facts of a line of details; () when it is no such line."""
    if pair := _PAIR.match(line):
        of = boilerplate().details.get(" ".join(pair["key"].casefold().split()))
        if of is not None and len(line.split()) <= MOST_DATE_LINE_WORDS + 8:
            return (Detail(of, pair["value"].strip(), line),)
    if byline := _BYLINE.match(line):
        return tuple(_byline_facts(byline, line))
    return (Detail("date", line, line),) if is_date_line(line) else ()


def is_date_line(line: str) -> bool:
    """Whether the line is a date with at most a weekday, a time and words like "Published"."""
    found = first_date(line) if len(line.split()) <= MOST_DATE_LINE_WORDS else None
    if found is None or found.year is None:
        return False
    return not _DATE_FILLERS.sub("", line.replace(found.text, "", 1)).strip()


def _byline_facts(byline: re.Match[str], line: str) -> Iterable[Detail]:
    yield Detail("byline", byline["name"], line)
    if byline["place"]:
        yield Detail("place", byline["place"], line)
    if byline["rest"] and is_date_line(byline["rest"]):
        yield Detail("date", byline["rest"], line)
