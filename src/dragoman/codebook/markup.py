"""Example sentences with their parts marked inline: `[A Kenya] [E thanked] [R Chad] in [P Lagos]`.

A is who acts, R to whom it is done, E the words that tell it, P where. Spans do not nest.
"""

import re
from dataclasses import dataclass

_MARK = re.compile(r"\[([AREP]) ([^\[\]]+)\]")


@dataclass(frozen=True, slots=True)
class Marked:
    """A labelled span: `label` is A, R, E or P; characters into the sentence, end exclusive."""

    label: str
    start: int
    end: int


def parse_marks(marked: str) -> tuple[str, tuple[Marked, ...]]:
    """The plain sentence, and its spans; brackets that mark nothing stay in the sentence."""
    pieces: list[str] = []
    spans: list[Marked] = []
    length = position = 0
    for match in _MARK.finditer(marked):
        before, inside = marked[position : match.start()], match[2]
        length += len(before)
        spans.append(Marked(match[1], length, length + len(inside)))
        length += len(inside)
        pieces += [before, inside]
        position = match.end()
    return "".join([*pieces, marked[position:]]), tuple(spans)
