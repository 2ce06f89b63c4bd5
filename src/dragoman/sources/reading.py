"""Bytes become a Document: the story of stage one, told in one place."""

import re
from pathlib import Path

from dragoman.codebook.outlets import outlets
from dragoman.errors import NoArticle, UnreadableInput
from dragoman.model.ids import bytes_id
from dragoman.model.text import Document
from dragoman.settings import Settings
from dragoman.sources.cleaning import Article, clean
from dragoman.sources.dateline import Dateline, find_dateline
from dragoman.sources.formats import format_of, known_suffix
from dragoman.sources.page import Page
from dragoman.sources.published import publication_date
from dragoman.sources.tongue import language_of


def read(path: Path, settings: Settings) -> Document:
    """The article in a file.

    Raises UnreadableInput when the file is missing, of no known format, empty, larger than
    `settings.max_bytes` or no text, and NoArticle when no article is in it.
    """
    known_suffix(path)
    return read_bytes(_bytes(path, settings.max_bytes), str(path))


def read_bytes(data: bytes, source: str) -> Document:
    """The article in bytes that came from `source`; errors as for `read`."""
    page = format_of(data).read(data, source)
    article = clean(page)
    if not article.lines:
        raise NoArticle(source, "there are words on this page, but no article")
    return _document(data, source, page, article)


def _bytes(path: Path, most: int) -> bytes:
    try:
        size = path.stat().st_size
        if size > most:
            reason = f"{size / 2**20:.1f} MB are more than the limit of {most / 2**20:.1f} MB"
            raise UnreadableInput(str(path), reason)
        return path.read_bytes()
    except FileNotFoundError as error:
        raise UnreadableInput(str(path), "there is no such file") from error
    except (OSError, ValueError) as error:
        raise UnreadableInput(str(path), f"cannot be opened: {error}") from error


def _document(data: bytes, source: str, page: Page, article: Article) -> Document:
    dateline = find_dateline(article.lines)
    outlet, country = _outlet(page, article, dateline)
    return Document(
        id=bytes_id("document", data),
        source=source,
        text=article.text,
        outlet=outlet,
        outlet_country=country,
        title=article.title,
        byline=article.byline,
        published=publication_date(article.published, dateline, article.lines),
        place=dateline.place if dateline else article.place,
        language=language_of(article.text, page.language),
    )


def _outlet(page: Page, article: Article, dateline: Dateline | None) -> tuple[str, str]:
    """Name and country: of the site, as the page names itself, or of the dateline's agency."""
    known = (
        outlets().at(page.domain),
        outlets().named(article.outlet) if article.outlet else None,
    )
    for outlet in known:
        if outlet:
            return outlet.name, outlet.country
    if article.outlet or page.domain:
        name = re.sub(r"\s*\(.*\)$", "", article.outlet)
        return name or page.domain.removeprefix("www."), ""
    if dateline and dateline.outlet:
        return dateline.outlet.name, dateline.outlet.country
    return (dateline.agency if dateline else ""), ""
