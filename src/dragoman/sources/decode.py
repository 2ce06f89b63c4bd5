"""Bytes to text: byte order marks, UTF-8, the declared charset, then charset-normalizer's word."""

import codecs
import logging
import re

from charset_normalizer import from_bytes

from dragoman.errors import UnreadableInput

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SIGNATURES = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a ZIP archive or an Office document"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"\xd0\xcf\x11\xe0", "an old Office document"),
    (b"{\\rtf", "an RTF document"),
    (b"\x7fELF", "a program"),
    (b"SQLite format 3", "an SQLite database"),
)
_DECLARED = re.compile(rb"(?:charset|encoding)\s*=\s*[\"']?\s*([A-Za-z0-9_:.-]+)")
_DECLARATION_BYTES = 4096
# charset-normalizer tells the Western code pages apart by a hair on English text with a few
# typographic quotes; where its list of equally clean readings has this one, it is this one.
_COMMONEST = "cp1252"
# No text has control characters other than these in more than a stray place.
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1b\x1f\x7f]")
MOST_CONTROL_SHARE = 0.001

logging.getLogger("charset_normalizer").setLevel(logging.ERROR)


def decode(data: bytes, source: str) -> str:
    """The text of the bytes; UnreadableInput when they are no text in any encoding."""
    if not data.strip():
        raise UnreadableInput(source, "the file is empty")
    for signature, what in _SIGNATURES:
        if data.startswith(signature):
            raise UnreadableInput(source, f"this is {what}, not text: give the text or the HTML")
    for encoding in (*_marked(data), "utf-8", *_declared(data)):
        if (text := _attempt(data, encoding)) is not None:
            return text
    text = _mended(data) or _judged(data)
    if text is None:
        what = "binary data" if b"\0" in data else "no text in any known encoding"
        raise UnreadableInput(source, f"{what}: save it as UTF-8 text or HTML")
    return text


def _marked(data: bytes) -> list[str]:
    return [encoding for mark, encoding in _MARKS if data.startswith(mark)][:1]


def _declared(data: bytes) -> list[str]:
    found = _DECLARED.search(data[:_DECLARATION_BYTES])
    # Browsers read a declared latin-1 as windows-1252, and so must we.
    name = found[1].decode("ascii").lower() if found else ""
    return [_COMMONEST if name in ("iso-8859-1", "latin1", "latin-1") else name] if name else []


def _attempt(data: bytes, encoding: str) -> str | None:
    try:
        text = data.decode(encoding)
    except (UnicodeError, LookupError):
        return None
    return text if _is_text(text) else None


def _mended(data: bytes) -> str | None:
    """UTF-8 with some broken characters, each left as U+FFFD; None where most of them are."""
    text = data.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    whole = sum(not character.isascii() for character in text) - broken
    return text if whole > broken and _is_text(text) else None


def _judged(data: bytes) -> str | None:
    matches = list(from_bytes(data))
    if not matches:
        return None
    clean = [match.encoding for match in matches if match.chaos <= matches[0].chaos]
    encoding = _COMMONEST if _COMMONEST in clean else matches[0].encoding
    return _attempt(data, encoding)


def _is_text(text: str) -> bool:
    return len(_CONTROL.findall(text)) <= MOST_CONTROL_SHARE * len(text)
