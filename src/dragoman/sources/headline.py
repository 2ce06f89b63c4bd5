"""The headline of a plain-text copy: what the page repeats, what its breadcrumb ends in, what it
opens with."""

import re
from collections import Counter
from collections.abc import Sequence

from dragoman.sources.prose import MOST_HEADLINE_WORDS, is_headline_like, is_prose

_BREADCRUMB = re.compile(r"^home\s*(?:[/>»›|→]|::)\s*(?P<rest>.+)$", re.IGNORECASE)
_SEPARATOR = re.compile(r"\s?(?:[/>»›|→]|::)\s+")
_GLUED_HOME = re.compile(r"^home", re.IGNORECASE)
LEAST_TITLE_WORDS = 3
# A paragraph may begin with the words of its headline; glued on with a space between, only a
# headline this long is taken for a caption.
LEAST_CAPTION_WORDS = 5


def find_headline(lines: Sequence[str], furniture: Sequence[str]) -> str:
    """The headline, "" when the lines have none.

    `furniture` names what each line is known to be ("" for nothing yet), parallel to `lines`.
    """
    free = [line for line, kind in zip(lines, furniture, strict=True) if not kind]
    return _from_breadcrumb(lines) or _repeated(free) or _opening(lines, furniture)


def is_breadcrumb(line: str, title: str) -> bool:
    """Whether the line is the way to the article: "Home / Politics / …", "HomeNational…"."""
    if match := _BREADCRUMB.match(line):
        return not is_prose(line) or line.endswith(title)
    glued = title and line != title and line.endswith(title) and _GLUED_HOME.match(line)
    return bool(glued) and not match


def without_caption(line: str, title: str) -> str:
    """The paragraph without the headline that a picture's caption glued to its front."""
    if not title or line == title or not line.startswith(title):
        return line
    rest = line[len(title) :]
    words = len(title.split())
    spaced = rest.startswith(" ")
    enough = words >= (LEAST_CAPTION_WORDS if spaced else LEAST_TITLE_WORDS)
    opens = re.match(r"\s?[“\"‘']?[A-ZÀ-ÞА-Я]", rest)
    return rest.lstrip() if enough and opens and is_prose(rest.lstrip()) else line


def _from_breadcrumb(lines: Sequence[str]) -> str:
    for line in lines:
        if match := _BREADCRUMB.match(line):
            last = _SEPARATOR.split(match["rest"])[-1].rstrip("….")
            if len(last.split()) >= LEAST_TITLE_WORDS:
                return _whole(last, lines, line)
        if _GLUED_HOME.match(line):
            for other in lines:
                if other != line and _is_title(other) and line.endswith(other):
                    return other
    return ""


def _whole(start: str, lines: Sequence[str], crumb: str) -> str:
    """The line that a breadcrumb's end begins: breadcrumbs are often cut short."""
    longer = (ln for ln in lines if ln != crumb and ln.startswith(start) and is_headline_like(ln))
    return next(longer, start)


def _repeated(lines: Sequence[str]) -> str:
    counts = Counter(line for line in lines if _is_title(line))
    line, count = counts.most_common(1)[0] if counts else ("", 0)
    return line if count > 1 else ""


def _opening(lines: Sequence[str], furniture: Sequence[str]) -> str:
    """The first line before the first paragraph of prose."""
    free = [i for i, kind in enumerate(furniture) if not kind]
    if not free or len(free) < 2:
        return ""
    first = lines[free[0]]
    if is_headline_like(first):
        return first
    # "Old friends meet again." is a headline only where the author's name follows it.
    following = free[0] + 1
    signed = following < len(lines) and furniture[following] in ("byline", "date")
    return first if signed and len(first.split()) <= MOST_HEADLINE_WORDS else ""


def _is_title(line: str) -> bool:
    return is_headline_like(line) and len(line.split()) >= LEAST_TITLE_WORDS
