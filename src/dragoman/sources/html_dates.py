"""The publication date that an HTML page marks up, and where it stands."""

import re
from collections.abc import Iterator
from copy import deepcopy
from datetime import datetime

from htmldate import find_date
from lxml.html import HtmlElement

from dragoman.sources.page import Fact
from dragoman.sources.stated import first_date

# In order of trust: what publishers state for machines first.
_META = (
    "article:published_time",
    "og:published_time",
    "datepublished",
    "dc.date.issued",
    "dcterms.issued",
    "dc.date",
    "dcterms.date",
    "dcterms.created",
    "citation_publication_date",
    "citation_date",
    "publication_date",
    "publish-date",
    "publishdate",
    "parsely-pub-date",
    "sailthru.date",
    "pubdate",
    "date",
)
_MARKED = ".//*[@itemprop='datePublished'] | .//time[@pubdate] | .//article//time | .//time"
# Dates in these are of other articles, or of the events that the article tells.
_ELSEWHERE = (
    ".//p[string-length(normalize-space()) > 60] | .//li | .//aside | .//footer | .//nav"
    " | .//form | .//table | .//blockquote"
)
_EARLIEST, _LATEST = datetime(1990, 1, 1), datetime(2100, 1, 1)  # noqa: DTZ001 (htmldate wants it)


def find_published(tree: HtmlElement, data: tuple[dict[str, object], ...]) -> Fact | None:
    """The date the page was first published; `data` are its JSON-LD objects. None if unmarked."""
    return next((fact for fact in _candidates(tree, data)), None)


def _candidates(tree: HtmlElement, data: tuple[dict[str, object], ...]) -> Iterator[Fact]:
    for thing in data:
        yield from _fact(str(thing.get("datePublished") or ""), "the page's JSON-LD datePublished")
    stated = {_key(meta): str(meta.get("content") or "") for meta in tree.iterfind(".//meta")}
    for name in _META:
        yield from _fact(stated.get(name, ""), f"the page's meta element {name}")
    for element in tree.xpath(_MARKED):
        written = element.get("datetime") or element.get("content") or element.text_content()
        yield from _fact(str(written), "the page's time element")
    yield from _by_htmldate(tree)


def _key(meta: HtmlElement) -> str:
    name = meta.get("property") or meta.get("name") or meta.get("itemprop") or ""
    return str(name).casefold()


def _by_htmldate(tree: HtmlElement) -> Iterator[Fact]:
    """What htmldate finds outside the text: it would take any date in it, or a copyright year."""
    marked = deepcopy(tree)
    for element in marked.xpath(_ELSEWHERE):
        element.drop_tree()
    try:
        found = find_date(
            marked,
            extensive_search=False,
            original_date=True,
            min_date=_EARLIEST,
            max_date=_LATEST,
        )
    except (ValueError, TypeError, AttributeError, re.error):
        return
    yield from _fact(found or "", "a date beside the headline or in the address (htmldate)")


def _fact(written: str, where: str) -> Iterator[Fact]:
    date = first_date(
        written.replace("T", " ", 1) if re.match(r"\d{4}-\d\d-\d\dT", written) else written
    )
    if date and date.year:
        yield Fact(date, f"{where}: “{written.strip()[:60]}”")
