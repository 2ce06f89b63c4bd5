"""Turns at speaking without quotation marks: "Name: …", and a block after "She added:"."""

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from dragoman.coding.statements.attribution import Attribution, Source
from dragoman.coding.statements.sources import source_of
from dragoman.coding.statements.verbs import CueVerb, cue_spot
from dragoman.coding.tree import Spot, Tree, has_clause, tokens_in

# "Name, of whom: …": longer openings were sentences with a list after the colon.
MOST_WORDS_OF_NAME = 8
TURN = re.compile(r"([^:\n\d()]{2,90}):\s+(?=[\w“\"'‘«])")
NAMED = frozenset({"PERSON", "ORG", "NORP", "GPE"})
MARKS = "“„«‘\"'`"


def turns(text: str, trees: tuple[Tree, ...]) -> tuple[Attribution, ...]:
    """An attribution for each paragraph that begins with its speaker; the rest is the content.

    A speaker is a recognised name, or words without a verb that open two paragraphs or more.
    """
    lines = [(at, line, TURN.match(line)) for at, line in _lines(text)]
    often = Counter(match.group(1) for _, _, match in lines if match)
    found: list[Attribution] = []
    for at, line, match in lines:
        if match is None:
            continue
        spot = (at, at + match.end(1))
        told = (at + match.end(), at + len(line.rstrip()))
        repeated = max(often.values()) > 1 and (
            often[match.group(1)] > 1 or match.group(1).isupper()
        )
        if _names(trees, spot, repeated) and (repeated or has_clause(trees, told)):
            colon = (spot[1], spot[1] + 1)
            found.append(Attribution("speech", colon, Source(spot, spot), (told,), True))
    return tuple(found)


def blocks(text: str, verbs: tuple[tuple[Tree, CueVerb], ...]) -> tuple[Attribution, ...]:
    """An attribution for each paragraph that a cue and a colon before it introduce."""
    lines = list(_lines(text))
    found: list[Attribution] = []
    for (at, lead), (after, line) in pairwise(lines):
        end = at + len(lead.rstrip())
        near = [(t, v) for t, v in verbs if at <= t.token(v.at).start < end == t.sentence.end]
        if lead.rstrip().endswith(":") and near and line[0] not in MARKS:
            tree, verb = near[-1]
            told = (after, after + len(line.rstrip()))
            source = source_of(tree, verb.at)
            found.append(Attribution(verb.cue.kind, cue_spot(tree, verb), source, (told,), True))
    return tuple(found)


def _lines(text: str) -> Iterator[tuple[int, str]]:
    """Start and text of each paragraph, without the spaces before it."""
    offset = 0
    for line in text.split("\n"):
        if bare := line.lstrip():
            yield offset + len(line) - len(bare), bare
        offset += len(line) + 1


def _names(trees: tuple[Tree, ...], spot: Spot, often: bool) -> bool:
    """Whether the passage is a name: few words, one of them recognised, no verb.

    In capitals and once only it is where the piece was written: "NEW DELHI: …".
    """
    words = tokens_in(trees, spot)
    if not words or len(words) > MOST_WORDS_OF_NAME or not words[0].text[:1].isupper():
        return False
    if often:
        return all(w.text[:1].isupper() or w.part in ("ADP", "DET", "PUNCT") for w in words)
    if all(w.text.isupper() for w in words) or any(w.part in ("VERB", "AUX") for w in words):
        return False
    return any(w.entity in NAMED for w in words)
