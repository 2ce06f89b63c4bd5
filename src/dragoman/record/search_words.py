"""What somebody types into a search, as each database wants to be asked, and what it marks.

Every word must occur, in any of its forms ("signed" finds "signing"); "words in quotation marks"
must follow one another; wor* finds what begins so.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from dragoman.errors import UsageError

# Marks around a hit while it is carried through the database; no text has them.
OPEN, CLOSE = "\x02", "\x03"
_PIECE = re.compile(r'"([^"]*)"|(\S+)')
_WORD = re.compile(r"\w")


@dataclass(frozen=True, slots=True)
class Term:
    """A word or a phrase; `begins` says whether it may go on."""

    text: str
    begins: bool = False


def terms(words: str) -> tuple[Term, ...]:
    """The words and phrases of a search; UsageError when there are none."""
    found = []
    for phrase, word in _PIECE.findall(words):
        text = phrase or word
        if _WORD.search(text):
            found.append(Term(text.removesuffix("*"), begins=bool(word) and word.endswith("*")))
    if not found:
        raise UsageError(f"{words!r} holds no word to search for")
    return tuple(found)


def for_sqlite(asked: Sequence[Term]) -> str:
    """An FTS5 expression."""
    quoted = (f'"{_doubled(term.text)}"{"*" if term.begins else ""}' for term in asked)
    return " AND ".join(quoted)


def for_postgresql(term: Term) -> tuple[str, str]:
    """The function that makes a tsquery of a term, and its argument."""
    if term.begins:
        cleaned = re.sub(r"[^\w]+", " ", term.text).split()
        return "to_tsquery", " & ".join(f"{word}:*" for word in cleaned)
    return "phraseto_tsquery", term.text


def _doubled(text: str) -> str:
    return text.replace('"', '""')


def unmarked(marked: str) -> tuple[str, tuple[tuple[int, int], ...]]:
    """The text without its marks, and where they stood."""
    words, marks, begun = "", [], 0
    for piece in marked.split(OPEN):
        hit, closed, rest = piece.partition(CLOSE)
        begun = len(words)
        words += hit + rest if closed else piece
        if closed:
            marks.append((begun, begun + len(hit)))
    return words, tuple(marks)
