"""Files become documents, or say why they do not."""

import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.errors import InputError, NoArticle, UnreadableInput
from dragoman.model.ids import bytes_id
from dragoman.model.text import Document
from dragoman.settings import Settings
from dragoman.sources import find, read, read_bytes

SEEDS = Path(__file__).parents[2].parent / "shared" / "seeds"
PARAGRAPHS = (
    "KARACHI, May 6 (APP): Norland and Sudoria signed a trade agreement on Monday after talks.",
    "The agreement lowers tariffs on wheat and on steel, officials of both sides told reporters.",
    "Sudoria’s minister said her country would open two consulates by the end of next year.",
    "An earlier round of talks had failed when Norland recalled its envoy over a fishing dispute.",
)
STORY = "Border trade to grow\n\n" + "\n\n".join(PARAGRAPHS)
LINKED = {
    "@context": "https://schema.org",
    "@graph": [
        {"@type": "WebSite", "name": "Dawn"},
        {
            "@type": "NewsArticle",
            "headline": "Border trade to grow",
            "datePublished": "2024-05-07T06:15:00+05:00",
            "author": [{"@type": "Person", "name": "Ann Bell"}],
            "publisher": {"@type": "Organization", "name": "Dawn"},
        },
    ],
}


def page(*, head: str = "", body: str = "") -> bytes:
    paragraphs = "".join(f"<p>{text}</p>" for text in PARAGRAPHS)
    return (
        f"<!doctype html><html lang='en'><head><meta charset='utf-8'>{head}</head><body>"
        "<nav><ul><li><a href='/'>Home</a></li><li><a href='/w'>World</a></li></ul></nav>"
        f"<article><h1>Border trade to grow</h1>{body}{paragraphs}"
        "<p>Read more: Sheep prices fall</p></article>"
        "<aside><h3>Most Popular</h3><a href='/x'>Sheep prices fall for the third week</a></aside>"
        "<footer>© 2019 Border Post. All rights reserved.</footer></body></html>"
    ).encode()


def save(folder: Path, name: str, data: bytes) -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


def test_a_plain_text_file(tmp_path: Path) -> None:
    document = read(save(tmp_path, "story.txt", STORY.encode()), Settings())
    assert document.id == bytes_id("document", STORY.encode())
    assert document.source == str(tmp_path / "story.txt")
    assert document.text == "\n".join(PARAGRAPHS)
    assert document.title == "Border trade to grow"
    assert (document.outlet, document.outlet_country) == ("Associated Press of Pakistan", "PAK")
    assert (document.place, document.language) == ("Karachi", "en")
    assert document.published.basis == "unknown"


def test_an_html_page_and_what_it_says_of_itself() -> None:
    linked = f"<script type='application/ld+json'>{json.dumps(LINKED)}</script>"
    address = "<link rel='canonical' href='https://www.dawn.com/news/1'>"
    document = read_bytes(page(head=linked + address), "story.html")
    assert document.text == "\n".join(PARAGRAPHS)
    assert (document.title, document.byline) == ("Border trade to grow", "Ann Bell")
    assert (document.outlet, document.outlet_country) == ("Dawn", "PAK")
    assert (document.published.start, document.published.basis) == (date(2024, 5, 7), "metadata")
    assert "JSON-LD" in document.published.why


@pytest.mark.parametrize(
    ("head", "body"),
    [
        ("<meta property='article:published_time' content='2024-05-07T10:00:00Z'>", ""),
        ("<meta name='date' content='May 7, 2024'>", ""),
        ("", "<time datetime='2024-05-07'>Tuesday</time>"),
        ("", "<p class='published-date'>Published: 7 May 2024</p>"),
        ("<link rel='canonical' href='https://border.example/2024/05/07/trade'>", ""),
    ],
)
def test_the_date_is_found_wherever_the_page_marks_it(head: str, body: str) -> None:
    document = read_bytes(page(head=head, body=body), "story.html")
    assert (document.published.start, document.published.basis) == (date(2024, 5, 7), "metadata")


def test_neither_the_copyright_nor_today_is_a_publication_date() -> None:
    assert not read_bytes(page(), "story.html").published.known


def test_broken_linked_data_hides_nothing_else() -> None:
    broken = "<script type='application/ld+json'>{not json</script>"
    site = "<meta property='og:site_name' content='Border Post'>"
    document = read_bytes(page(head=broken + site), "story.html")
    assert (document.outlet, document.outlet_country) == ("Border Post", "")


def test_the_content_and_not_the_name_decides_the_format(tmp_path: Path) -> None:
    as_text = read(save(tmp_path, "page.txt", page()), Settings())
    as_html = read(save(tmp_path, "story.html", STORY.encode()), Settings())
    assert as_text.text == as_html.text == "\n".join(PARAGRAPHS)


def test_another_language_is_still_a_document() -> None:
    text = "Der Außenminister reiste am Montag nach Kestrel. Dort sprach er "
    text += "mit seiner Kollegin über den Handel und über die gesperrte Grenze."
    assert read_bytes(text.encode(), "a.txt").language == "de"


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("a.docx", b"words", r"files named \.docx are not read: only \.html"),
        ("noname", b"words", "files without a suffix"),
        ("a.txt", b"", "empty"),
        ("a.txt", b"x" * 2048, "0.0 MB are more than the limit"),
        ("a.txt", b"\0\1\2\3" * 100, "binary"),
    ],
)
def test_unreadable_files_say_why(tmp_path: Path, name: str, data: bytes, reason: str) -> None:
    with pytest.raises(UnreadableInput, match=reason):
        read(save(tmp_path, name, data), Settings(max_bytes=1024))


def test_a_missing_file_and_a_folder_are_unreadable(tmp_path: Path) -> None:
    (tmp_path / "folder.txt").mkdir()
    for name, reason in (("none.txt", "no such file"), ("folder.txt", "cannot be opened")):
        with pytest.raises(UnreadableInput, match=reason):
            read(tmp_path / name, Settings())


@pytest.mark.parametrize(
    "data",
    [
        b"Home\nNews\nSports\nLogin\n",
        b"Border trade to grow",
        b"<html><head><title>Login</title></head><body><form><input></form></body></html>",
        b"<html><body></body></html>",
    ],
)
def test_a_page_without_an_article(data: bytes) -> None:
    with pytest.raises(NoArticle):
        read_bytes(data, "page.html")


def read_or_refuse(data: bytes) -> Document | None:
    try:
        return read_bytes(data, "any.txt")
    except InputError:
        return None


@settings(deadline=None)  # the first page loads the extractor and the language model
@given(st.one_of(st.binary(max_size=400), st.text(max_size=300).map(lambda t: t.encode())))
def test_any_bytes_are_a_document_or_refused(data: bytes) -> None:
    document = read_or_refuse(data)
    if document is not None:
        assert document.id == bytes_id("document", data)
        assert document.text.strip()
        assert read_or_refuse(data) == document


@settings(deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes_inside_a_page_are_a_document_or_refused(data: bytes) -> None:
    read_or_refuse(b"<!doctype html><html><body><p>" + data + b"</p></body></html>")


@pytest.mark.skipif(not SEEDS.is_dir(), reason="../shared/seeds is not here")
def test_the_seed_articles_are_dated() -> None:
    found = [read(path, Settings()).published for path in find([str(SEEDS)])]
    assert [(d.start, d.precision, d.basis) for d in found] == [
        (date(2025, 11, 6), "day", "inferred"),
        (date(2021, 7, 18), "day", "metadata"),
        (date(2023, 1, 1), "year", "inferred"),
        (date(2022, 1, 1), "year", "inferred"),
        (date(2022, 5, 31), "day", "dateline"),
    ]
    assert all(d.why for d in found)
