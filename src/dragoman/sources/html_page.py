"""HTML pages: the article through trafilatura, the facts through the page's own markup."""

import logging
import re

import trafilatura
from lxml.etree import LxmlError
from lxml.html import HtmlElement

from dragoman.errors import NoArticle
from dragoman.sources.decode import decode
from dragoman.sources.html_dates import find_published
from dragoman.sources.html_metadata import (
    author_name,
    domain,
    linked_data,
    outlet_name,
    without_site,
)
from dragoman.sources.page import Page
from dragoman.sources.whitespace import lines_of, normalise

_TAGS = re.compile(
    rb"<(?:!doctype\s+html|html|head|body|meta|title|article|div|p|span|script|h1)[\s>/]",
    re.IGNORECASE,
)
_BY = re.compile(r"^by\s+", re.IGNORECASE)
_SNIFFED_BYTES = 4096
_LEAST_TAGS = 3
# Words that a page hides until somebody hovers or clicks, inside its sentences.
_HIDDEN = [
    "//*[@hidden or contains(@style, 'display:none') or contains(@style, 'display: none')]",
    *(
        f"//*[contains(@class, '{box}')][not(self::body or self::article or self::main or self::a)]"
        for box in ("rollover-", "tooltip", "popover")
    ),
]

logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
logging.getLogger("htmldate").setLevel(logging.CRITICAL)


def looks_like_html(data: bytes) -> bool:
    """Whether the bytes begin as a page does, whatever the file is called."""
    start = data[:_SNIFFED_BYTES].replace(b"\0", b"")
    found = _TAGS.findall(start)
    opens = start.lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").startswith((b"<", b"<!"))
    return len(found) >= _LEAST_TAGS or (opens and bool(found))


def read_html(data: bytes, source: str) -> Page:
    """The article's lines and the page's facts; NoArticle when no article is found in it."""
    text = decode(data, source)
    try:
        tree = trafilatura.load_html(text)
        if tree is None:
            raise NoArticle(source, "this HTML holds no page")
        return _page(tree, source)
    except (LxmlError, ValueError, TypeError, AttributeError, LookupError, RecursionError) as error:
        raise NoArticle(source, f"this HTML cannot be parsed ({error})") from error


def _page(tree: HtmlElement, source: str) -> Page:
    data = linked_data(tree)
    published = find_published(tree, data)
    site, host = outlet_name(tree, data), domain(tree)
    language = str(tree.get("lang") or "").partition("-")[0].casefold()
    # Measured on the extraction benchmark's pages (docs/sources.md): precision first, no comments.
    found = trafilatura.bare_extraction(
        tree,
        favor_precision=True,
        include_comments=False,
        with_metadata=True,
        prune_xpath=_HIDDEN,
        date_extraction_params={"extensive_search": False, "original_date": True},
    )
    # A dict comes only from an option that is not set here.
    if found is None or isinstance(found, dict) or not (found.text or "").strip():
        raise NoArticle(source, "no article was found on this page")
    return Page(
        lines=lines_of(found.text or ""),
        title=without_site(_line(found.title), site),
        byline=_BY.sub("", author_name(data) or _line(found.author).replace("; ", ", ")),
        outlet=site,
        domain=host,
        published=published,
        language=language,
    )


def _line(words: str | None) -> str:
    return " ".join(normalise(words or "").split())
