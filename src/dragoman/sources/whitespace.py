"""The only changes to an article's wording: line ends and invisible characters."""

import re

_LINE_ENDS = re.compile(r"\r\n?|[\v\f\x1c-\x1e\x85\u2028\u2029]")
_SPACES = re.compile(r"[\u00a0\u2007\u202f]")
# Control characters, soft hyphens, zero-width spaces, word joiners, byte order marks. The
# zero-width joiner and non-joiner stay: Persian and Hindi spell with them.
_INVISIBLE = re.compile(r"[\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f\u00ad\u200b\u2060\ufeff]")


def normalise(text: str) -> str:
    """The text with newlines as line ends, plain spaces and nothing invisible."""
    return _INVISIBLE.sub("", _SPACES.sub(" ", _LINE_ENDS.sub("\n", text)))


def lines_of(text: str) -> tuple[str, ...]:
    """The non-blank lines, without the spaces around them."""
    stripped = (line.strip() for line in normalise(text).split("\n"))
    return tuple(line for line in stripped if line)
