"""Quoted passages: every kind of quotation mark, balanced or not; apostrophes are no quotes."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

# A quotation left open may close this many paragraphs later, if none opens in between: longer
# gaps in the texts looked at were lost marks, not long speeches.
MOST_OPEN_PARAGRAPHS = 8
# Each opening mark with the marks that may close it: typists mix straight and curly ones.
OPENERS = {
    "“": ("”", '"', "''"),
    "„": ("”", "“"),
    "«": ("»",),
    "‘": ("’", "'"),
    "``": ("''", "”", '"'),
    "”": ("”",),
    '"': ('"', "”"),
    "''": ("''",),
    "'": ("'", "’"),
}
MARK = re.compile(r"``|''|[“”„«»\"‘’']")
ELIDED = re.compile(r"['’](?:\d0s|em\b|til\b|tis\b|twas\b|cause\b|n\b)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Quote:
    """A quoted passage with its marks; `open` when no mark closes it in its paragraph."""

    start: int
    end: int
    open: bool = False


@dataclass(frozen=True, slots=True)
class _Mark:
    at: int
    end: int
    text: str
    opens: bool
    closes: bool


def find_quotes(text: str) -> tuple[Quote, ...]:
    """The outermost quotations of the text, in order; none crosses into the next one's start.

    An unclosed one ends with its paragraph, or at the closing mark of a later paragraph if every
    paragraph between is free of marks.
    """
    paragraphs = list(_paragraphs(text))
    quotes: list[Quote] = []
    for number, (start, end) in enumerate(paragraphs):
        free = max(start, quotes[-1].end) if quotes else start
        for quote in _in_paragraph(text, free, end):
            later = paragraphs[number + 1 :]
            quotes.append((_closing_later(text, quote, later) if quote.open else None) or quote)
    return tuple(quotes)


def inside(quotes: tuple[Quote, ...], at: int) -> Quote | None:
    """The quotation that holds the character."""
    return next((q for q in quotes if q.start <= at < q.end), None)


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    offset = 0
    for line in text.split("\n"):
        if line.strip():
            yield offset, offset + len(line.rstrip())
        offset += len(line) + 1


def _marks(text: str, start: int, end: int) -> Iterator[_Mark]:
    for match in MARK.finditer(text, start, end):
        at, stop, mark = match.start(), match.end(), match.group()
        before = text[at - 1] if at > start else " "
        after = text[stop] if stop < end else " "
        single = mark in "'‘’"
        if single and before.isalnum() and after.isalnum():
            continue
        if single and mark != "‘" and ELIDED.match(text, at) and not before.isalnum():
            continue
        free = before.isspace() or before in "([{—–-:,/“\"‘'"
        opens = mark in OPENERS and not after.isspace() and (free or mark in "“„«``‘")
        opens = opens and (mark != "”" or at == start)
        tight = not after.isalnum() and (mark == '"' or not before.isspace())
        closes = mark in "”»" or (mark not in "“„«``‘" and tight)
        yield _Mark(at, stop, mark, opens, closes)


def _in_paragraph(text: str, start: int, end: int) -> Iterator[Quote]:
    marks = list(_marks(text, start, end))
    done = start
    for index, mark in enumerate(marks):
        if mark.at < done or not mark.opens:
            continue
        if closing := _closing(text, mark, marks[index + 1 :]):
            done = closing.end
            yield Quote(mark.at, closing.end)
        elif mark.text not in "'’" or _introduces(text[start : mark.at]):
            yield Quote(mark.at, end, open=True)
            return


def _introduces(lead: str) -> bool:
    """Whether a single mark after these words can only begin a quotation."""
    return not lead.strip() or lead.rstrip()[-1] in ":,"


def _closing(text: str, opening: _Mark, later: list[_Mark]) -> _Mark | None:
    """The mark that closes: of single ones, rather one after punctuation than a possessive."""
    fitting = [m for m in _unpaired(later) if m.closes and m.text in OPENERS[opening.text]]
    if opening.text in "'‘":
        after_stop = (m for m in fitting if text[m.at - 1] in ",.?!…")
        return next(after_stop, next(iter(fitting), None))
    return next(iter(fitting), None)


def _unpaired(marks: list[_Mark]) -> Iterator[_Mark]:
    """The marks without the curly pairs among them: those quote inside the quotation."""
    depth = 0
    for mark in marks:
        if mark.text == "“":
            depth += 1
        elif mark.text == "”" and depth:
            depth -= 1
        else:
            yield mark


def _closing_later(text: str, quote: Quote, rest: list[tuple[int, int]]) -> Quote | None:
    """The same quotation up to the mark that closes it in a later paragraph."""
    opening = next(m.text for m in _marks(text, quote.start, quote.end) if m.at == quote.start)
    for start, end in rest[:MOST_OPEN_PARAGRAPHS]:
        marks = [m for m in _marks(text, start, end) if m.text in "“”\"''``‘’«»"]
        if marks and marks[0].opens and not marks[0].closes:
            return None
        for mark in marks:
            if mark.closes and mark.text in OPENERS[opening]:
                stops = mark.text not in "'’" or text[mark.at - 1] in ",.?!…"
                return Quote(quote.start, mark.end) if stops else None
    return None
