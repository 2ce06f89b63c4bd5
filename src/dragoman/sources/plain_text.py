"""Plain text, most often copied from a web page by hand: every line, for the cleaning to judge."""

from dragoman.sources.decode import decode
from dragoman.sources.page import Page
from dragoman.sources.whitespace import lines_of


def read_plain_text(data: bytes, source: str) -> Page:
    """The lines of a text file; UnreadableInput when the bytes are no text."""
    return Page(lines_of(decode(data, source)))
