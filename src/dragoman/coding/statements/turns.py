"""Turns at speaking: a paragraph that begins with its speaker and a colon."""

import re

from dragoman.coding.statements.attribution import Attribution, Source
from dragoman.coding.statements.tree import Tree

# "Name, of whom: …": longer openings were sentences with a list after the colon.
MOST_WORDS_OF_NAME = 8
TURN = re.compile(r"([^:\n\d()]{2,90}):\s+(?=[\w“\"'‘«])")
NAMED = frozenset({"PERSON", "ORG", "NORP", "GPE"})


def turns(text: str, trees: tuple[Tree, ...]) -> tuple[Attribution, ...]:
    """One attribution for each such paragraph; the rest of the paragraph is the content."""
    found: list[Attribution] = []
    offset = 0
    for line in text.split("\n"):
        match = TURN.match(line)
        if match and _names(trees, offset, offset + match.end(1)):
            spot = (offset, offset + match.end(1))
            told = (offset + match.end(), offset + len(line.rstrip()))
            colon = (spot[1], spot[1] + 1)
            found.append(Attribution("speech", colon, Source(spot, spot), (told,), True))
        offset += len(line) + 1
    return tuple(found)


def _names(trees: tuple[Tree, ...], start: int, end: int) -> bool:
    """Whether the passage is a name: few words, one of them recognised, no verb."""
    words = [t for tree in trees for t in tree.sentence.tokens if start <= t.start and t.end <= end]
    if not words or len(words) > MOST_WORDS_OF_NAME or not words[0].text[:1].isupper():
        return False
    if any(w.part in ("VERB", "AUX") for w in words):
        return False
    return any(w.entity in NAMED for w in words)
