"""The corpus with the names of its parties exchanged: what is done does not hang on who does it."""

import random
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from training.corpus import Example

NAME = re.compile(r"[A-Z][\w.-]+(?: [A-Z][\w.-]+){0,2}")
ARTICLE = re.compile(r"^[Tt]he ")
SIDES = ("A", "R")


def exchanged(examples: Sequence[Example], chance: random.Random) -> list[Example]:
    """Every sentence with other names in the place of its parties' own, each everywhere the same.

    Sentences that name no party by a plain name stay as they are.
    """
    known = sorted({name for example in examples for name in _names(example)})
    by_text: defaultdict[str, list[Example]] = defaultdict(list)
    for example in examples:
        by_text[example.text].append(example)
    return [one for own in by_text.values() for one in _renamed(own, known, chance)]


def _names(example: Example) -> Iterator[str]:
    """The names of actors and recipients, without an article."""
    for side in SIDES:
        for span in example.of(side):
            name = ARTICLE.sub("", example.text[span.start : span.end])
            if NAME.fullmatch(name):
                yield name


def _renamed(own: Sequence[Example], known: Sequence[str], chance: random.Random) -> list[Example]:
    """The examples of one sentence; as they are if a span ends inside one of its names."""
    names = sorted({name for example in own for name in _names(example)})
    others = dict(zip(names, chance.sample(known, len(names)), strict=True))
    longest_first = "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))
    found = list(re.finditer(rf"(?<!\w)(?:{longest_first})(?!\w)", own[0].text)) if names else []
    ends = {end for example in own for span in example.spans for end in (span.start, span.end)}
    if not found or any(match.start() < end < match.end() for match in found for end in ends):
        return list(own)

    def moved(at: int) -> int:
        return at + sum(len(others[m[0]]) - len(m[0]) for m in found if m.end() <= at)

    text = own[0].text
    for match in reversed(found):
        text = text[: match.start()] + others[match[0]] + text[match.end() :]
    return [
        replace(
            one,
            text=text,
            spans=tuple(replace(s, start=moved(s.start), end=moved(s.end)) for s in one.spans),
        )
        for one in own
    ]
