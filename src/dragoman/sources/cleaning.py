"""From a page's lines to the article alone, with what the left-out lines state about it."""

from collections.abc import Sequence
from dataclasses import dataclass

from dragoman.codebook.boilerplate import boilerplate
from dragoman.sources.author_box import author_box
from dragoman.sources.details import Detail, read_details
from dragoman.sources.headline import find_headline, without_caption
from dragoman.sources.labels import Labels, furniture, label
from dragoman.sources.page import Fact, Page
from dragoman.sources.prose import is_prose
from dragoman.sources.stated import first_date


@dataclass(frozen=True, slots=True)
class Article:
    """The article of a page. `labels` says of each line of the page what it was taken for."""

    lines: tuple[str, ...]
    labels: Labels
    title: str = ""
    byline: str = ""
    outlet: str = ""
    place: str = ""
    published: Fact | None = None

    @property
    def text(self) -> str:
        return "\n".join(self.lines)


def clean(page: Page) -> Article:
    """The page without its furniture. What the markup states wins over what the lines state."""
    known = furniture(page.lines)
    details = _details(page.lines, known)
    title = page.title or _first(details, "title") or find_headline(page.lines, known)
    labels = label(page.lines, known, title)
    own = [line for line, name in zip(page.lines, labels, strict=True) if not name]
    lines = tuple(trimmed for line in own if (trimmed := _trim(line, title)))
    return Article(
        lines=lines if any(is_prose(line) for line in lines) else (),
        labels=labels,
        title=title,
        byline=page.byline or _first(details, "byline") or _boxed_name(page.lines, labels),
        outlet=page.outlet or _first(details, "outlet") or _holder(page.lines, labels),
        place=_first(details, "place"),
        published=page.published or _date(details),
    )


def _details(lines: Sequence[str], labels: Labels) -> tuple[Detail, ...]:
    """The facts of all furniture; a table of details may stand below what ended the article."""
    found = (read_details(line) for line, name in zip(lines, labels, strict=True) if name)
    return tuple(detail for facts in found for detail in facts)


def _first(details: Sequence[Detail], of: str) -> str:
    return next((detail.value for detail in details if detail.of == of), "")


def _holder(lines: Sequence[str], labels: Labels) -> str:
    footers = (ln for ln, name in zip(lines, labels, strict=True) if name == "copyright")
    return next((name for line in footers if (name := boilerplate().holder(line))), "")


def _date(details: Sequence[Detail]) -> Fact | None:
    for detail in details:
        if detail.of == "date" and (date := first_date(detail.value)) and date.year:
            return Fact(date, f"the line “{detail.line}”")
    return None


def _boxed_name(lines: Sequence[str], labels: Labels) -> str:
    kept = [ln for ln, name in zip(lines, labels, strict=True) if name in ("", "author")]
    return author_box(kept)[1]


def _trim(line: str, title: str) -> str:
    """The paragraph without a glued caption in front and a pointer elsewhere behind."""
    return boilerplate().tail.sub("", without_caption(line, title)).strip()
