"""Which figures are parts of which: "613 civilians, including 106 women and 63 children"."""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from dragoman.codebook.figures import OBJECTS, PEOPLE, figure_words
from dragoman.coding.figures.drafting import Draft
from dragoman.coding.figures.numerals import any_of

OF_THEM = re.compile(r"\s+of\s+(?:them|whom|these|those|which)\b", re.IGNORECASE)
# "Of the 212 hostages, 37 were children": the total comes first, as what parts are taken of.
OF_THE_TOTAL = re.compile(r"(?:^|[.;:“\"]\s*)of\s+(?:the|these|those|its|their)\s+$", re.IGNORECASE)
IN_A_LIST = re.compile(r"[^.;:]*?(?:,|\band\b|\bwith\b)\s+", re.IGNORECASE)


def with_totals(drafts: Sequence[Draft]) -> tuple[tuple[Draft, ...], tuple[int | None, ...]]:
    """The figures, and for each the number of the one that it is a part of, None for whole ones.

    A part shares the fate of its total unless it has one of its own.
    """
    made, found = list(drafts), list[int | None]()
    for number, part in enumerate(drafts):
        total = _total(made, number, found)
        found.append(total)
        if total is not None and not part.fate.happened:
            happened = made[total].fate.happened
            made[number] = replace(part, fate=replace(part.fate, happened=happened))
    return tuple(made), tuple(found)


def _total(drafts: Sequence[Draft], number: int, found: Sequence[int | None]) -> int | None:
    part = drafts[number]
    if part.unit not in (PEOPLE, OBJECTS) or not number:
        return None
    before = drafts[number - 1]
    near = part.tree.sentence.index - before.tree.sentence.index
    same = before.unit in (PEOPLE, OBJECTS)
    if not same or near > 1:
        return None
    if OF_THEM.match(part.tree.sentence.text, part.amount.end):
        return _larger(drafts, number, number - 1)
    if near:
        return None
    between = part.tree.sentence.text[before.amount.end : part.amount.start]
    if _including().search(between) or _opens_with_total(before):
        return _larger(drafts, number, number - 1)
    over = found[number - 1]
    goes_on = (
        over is not None and IN_A_LIST.fullmatch(between) and not part.fate.verb_apart(before.fate)
    )
    return _larger(drafts, number, over) if goes_on and over is not None else None


def _larger(drafts: Sequence[Draft], number: int, total: int) -> int | None:
    """The total if the part is no larger than it can be."""
    most, part = drafts[total].amount.high, drafts[number].amount.value
    return total if most is None or part <= most else None


def _opens_with_total(total: Draft) -> bool:
    return bool(OF_THE_TOTAL.search(total.tree.sentence.text[: total.amount.start]))


@cache
def _including() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{any_of(figure_words().parts)})\b", re.IGNORECASE)
