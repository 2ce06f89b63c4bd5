"""The formats that can be read. A new one is one reader and one entry here."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from dragoman.errors import UnreadableInput
from dragoman.sources.html_page import looks_like_html, read_html
from dragoman.sources.page import Page
from dragoman.sources.plain_text import read_plain_text


@dataclass(frozen=True, slots=True)
class Format:
    """`sniff` says whether bytes are of this format; `read` takes bytes and the input's name.

    `read` raises UnreadableInput when the bytes are not what they should be and NoArticle when
    there is no article among them.
    """

    name: str
    suffixes: tuple[str, ...]
    sniff: Callable[[bytes], bool]
    read: Callable[[bytes, str], Page]


HTML = Format("HTML", (".html", ".htm", ".xhtml"), looks_like_html, read_html)
PLAIN_TEXT = Format("plain text", (".txt", ".text"), lambda data: True, read_plain_text)  # noqa: ARG005

# In the order of sniffing: whatever is of no other format is plain text or no text at all.
FORMATS = (HTML, PLAIN_TEXT)


def known_suffix(path: Path) -> None:
    """UnreadableInput for a suffix that no format has."""
    known = [suffix for format_ in FORMATS for suffix in format_.suffixes]
    if path.suffix.casefold() not in known:
        name = f"files named {path.suffix}" if path.suffix else "files without a suffix"
        raise UnreadableInput(str(path), f"{name} are not read: only {', '.join(known)}")


def format_of(data: bytes) -> Format:
    """The format of the bytes, whatever the file is called."""
    return next(format_ for format_ in FORMATS if format_.sniff(data))
