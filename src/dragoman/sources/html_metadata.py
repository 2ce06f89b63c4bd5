"""What an HTML page says about itself in JSON-LD, OpenGraph and meta elements."""

import json
import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from lxml.html import HtmlElement

_DEEPEST = 6


def linked_data(tree: HtmlElement) -> tuple[dict[str, object], ...]:
    """The JSON-LD objects of the page that look like articles, the nearest to one first."""
    found: list[dict[str, object]] = []
    for script in tree.iterfind(".//script[@type='application/ld+json']"):
        try:
            found.extend(_objects(json.loads(script.text or "", strict=False), 0))
        except (ValueError, RecursionError):
            continue  # a broken block says nothing; the others still may
    return tuple(sorted(found, key=lambda thing: "headline" not in thing))


def outlet_name(tree: HtmlElement, data: tuple[dict[str, object], ...]) -> str:
    """The publisher as the page names it: og:site_name, else the JSON-LD publisher."""
    for meta in tree.iterfind(".//meta[@property='og:site_name']"):
        if name := str(meta.get("content") or "").strip():
            return name
    names = (_name(thing.get("publisher")) for thing in data)
    return next((name for name in names if name), "")


def author_name(data: tuple[dict[str, object], ...]) -> str:
    """The authors of the JSON-LD, joined by commas."""
    for thing in data:
        given = thing.get("author")
        authors = given if isinstance(given, list) else [given]
        if names := [name for author in authors if (name := _name(author))]:
            return ", ".join(dict.fromkeys(names))
    return ""


def without_site(title: str, site: str) -> str:
    """The title without the site's name, which pages put before or behind it."""
    parts = re.split(r"\s+[|–—»-]\s+", title)
    own = [part for part in parts if not _same(part, site)]
    return title if len(own) == len(parts) or not own else title[slice(*_reach(title, own))]


def _reach(title: str, own: list[str]) -> tuple[int, int]:
    return title.index(own[0]), title.rindex(own[-1]) + len(own[-1])


def _same(part: str, site: str) -> bool:
    left, right = (re.sub(r"\W", "", words.casefold()) for words in (part, site))
    return bool(left) and left == right


def domain(tree: HtmlElement) -> str:
    """The host name of the page's own address, "" when it gives none."""
    addresses = [str(link.get("href") or "") for link in tree.iterfind(".//link[@rel='canonical']")]
    addresses += [
        str(meta.get("content") or "") for meta in tree.iterfind(".//meta[@property='og:url']")
    ]
    return next((host for address in addresses if (host := _host(address))), "")


def _host(address: str) -> str:
    try:
        return urlsplit(address).hostname or ""
    except ValueError:
        return ""


def _objects(value: object, depth: int) -> Iterator[dict[str, object]]:
    if depth > _DEEPEST:
        return
    if isinstance(value, list):
        for item in value:
            yield from _objects(item, depth + 1)
    elif isinstance(value, dict):
        if "headline" in value or "datePublished" in value:
            yield value
        yield from _objects(value.get("@graph"), depth + 1)
        yield from _objects(value.get("mainEntity"), depth + 1)


def _name(value: object) -> str:
    if isinstance(value, dict):
        value = value.get("name")
    return " ".join(value.split()) if isinstance(value, str) else ""
