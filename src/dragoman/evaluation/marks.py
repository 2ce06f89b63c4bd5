"""PLV's markup: the source of an act between <s> and </s>, its target between <t> and </t>."""

import re
from dataclasses import dataclass

Span = tuple[int, int]
_MARK = re.compile(r"</?[st]>")


@dataclass(frozen=True, slots=True)
class Marked:
    """A sentence without its marks, and where they stood (characters, end exclusive)."""

    text: str
    sources: tuple[Span, ...]
    targets: tuple[Span, ...]


def read_pair(marked: str) -> Marked:
    """The sentence and its spans; a mark that is never closed marks nothing."""
    spans: dict[str, list[Span]] = {"s": [], "t": []}
    opened: dict[str, int] = {}
    text, position = "", 0
    for mark in _MARK.finditer(marked):
        text += marked[position : mark.start()]
        position = mark.end()
        kind = mark[0].strip("</>")
        if not mark[0].startswith("</"):
            opened[kind] = len(text)
        elif kind in opened:
            spans[kind].append((opened.pop(kind), len(text)))
    return Marked(text + marked[position:], tuple(spans["s"]), tuple(spans["t"]))
