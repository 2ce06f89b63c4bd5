"""Bytes become text in whatever encoding they are, or are refused with the reason."""

import pytest

from dragoman.errors import UnreadableInput
from dragoman.sources.decode import decode
from dragoman.sources.whitespace import lines_of, normalise

WESTERN = "The envoy’s “firm” line – in Zürich – held: talks go on, São Tomé’s minister said."
CYRILLIC = "Министр иностранных дел заявил, что переговоры продолжатся в пятницу в Бишкеке."


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (WESTERN, "utf-8"),
        (WESTERN, "utf-8-sig"),
        (WESTERN, "utf-16"),
        (WESTERN, "utf-16-le"),
        (WESTERN, "utf-16-be"),
        (WESTERN, "utf-32"),
        (WESTERN, "cp1252"),
        (CYRILLIC, "cp1251"),
        (CYRILLIC, "utf-8"),
    ],
)
def test_text_comes_back_from_its_encoding(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding), "note.txt").removeprefix("\ufeff") == text


def test_a_declared_charset_is_believed_where_utf8_fails() -> None:
    page = f"<html><head><meta charset='windows-1251'></head><p>{CYRILLIC}</p></html>"
    assert CYRILLIC in decode(page.encode("cp1251"), "page.html")


def test_a_page_declared_latin1_is_read_as_browsers_read_it() -> None:
    page = f"<html><head><meta charset='iso-8859-1'></head><p>{WESTERN}</p></html>"
    assert WESTERN in decode(page.encode("cp1252"), "page.html")


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"),
        (b" \n\t ", "empty"),
        (b"%PDF-1.7\n1 0 obj", "a PDF"),
        (b"PK\x03\x04\x14\x00", "ZIP"),
        (b"\x89PNG\r\n\x1a\n\0\0", "PNG"),
        (b"\xff\xd8\xff\xe0\0\x10JFIF", "JPEG"),
        (b"\x00\x01\x02\x03" * 50, "binary"),
        (bytes(range(256)) * 4, "binary"),
    ],
)
def test_what_is_no_text_is_refused_with_the_reason(data: bytes, reason: str) -> None:
    with pytest.raises(UnreadableInput, match=reason) as refused:
        decode(data, "thing.txt")
    assert refused.value.source == "thing.txt"


def test_only_line_ends_and_invisible_characters_change() -> None:
    written = "\ufeffOne\u00a0ship\u200b sailed.\r\nTwo co\u00adme\rback.\u2028می\u200cرود  twice  "
    assert normalise(written) == "One ship sailed.\nTwo come\nback.\nمی\u200cرود  twice  "
    assert lines_of(" a \n\n\u00a0\n b") == ("a", "b")
