"""The box about the author under an article: a name, then who that is."""

import re
from collections.abc import Sequence

from dragoman.codebook.boilerplate import boilerplate
from dragoman.sources.prose import ends_as_sentence

_NAME = re.compile(
    r"^(?:(?:Dr|Prof|Mr|Ms|Mrs|Amb|Gen|Lt)\.? )?[A-ZÀ-Þ][\w.'’-]*"
    r"(?: (?:[a-z]{2,3} )?[A-ZÀ-Þ][\w.'’-]*){1,3}$"
)
_ABOUT = re.compile(r"^About (?:the )?(?P<name>\S+(?: \S+){0,3})$")
_WRITER = re.compile(r"^(?:the|our) (?:writer|author|columnist|contributor)\b", re.IGNORECASE)
MOST_BOX_LINES = 6
MOST_BOX_WORDS = 70


def author_box(lines: Sequence[str]) -> tuple[int, str]:
    """How many of the last lines are the author's box, and the name it gives.

    A box is a name with nothing but lines of biography under it, or lines that say outright
    that they are about the writer. (0, "") where there is none.
    """
    named = ""
    for size in range(1, min(MOST_BOX_LINES, len(lines) - 1) + 1):
        line = lines[-size]
        if about := _ABOUT.match(line):
            named = named or about["name"]
            continue
        if _NAME.match(line) and not ends_as_sentence(line) and size > 1:
            return size, line
        if not _is_biography(line):
            break
    return _outright(lines, named)


def _outright(lines: Sequence[str], named: str) -> tuple[int, str]:
    """The last lines that need no name above them: "About …", "The writer is …"."""
    size = 0
    while size < len(lines) - 1:
        line = lines[-size - 1]
        if not (_ABOUT.match(line) or (_WRITER.match(line) and _is_biography(line))):
            break
        size += 1
    return size, named if size else ""


def _is_biography(line: str) -> bool:
    short = len(line.split()) <= MOST_BOX_WORDS
    return short and boilerplate().biography.fits(line)
