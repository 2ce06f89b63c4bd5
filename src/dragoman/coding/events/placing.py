"""Where an act happened: what the coder tags as its place, else "in X" beside its trigger.

Only the name is told, and the country where a mention says so; coordinates come later, from a
gazetteer.
"""

from collections.abc import Sequence

from dragoman.coding.events.judging import Verdict, trigger_head
from dragoman.coding.events.parties import reach
from dragoman.coding.tree import Tree
from dragoman.model.actors import Mention
from dragoman.model.entries import Place
from dragoman.model.text import Document

PREPOSITIONS = frozenset({"in", "at", "near", "outside", "inside", "off", "around"})
PLACES = frozenset({"GPE", "LOC", "FAC"})


def place_of(
    document: Document, tree: Tree, verdict: Verdict, mentions: Sequence[Mention]
) -> Place | None:
    """The place of an act; `mentions` are those of its sentence."""
    tokens = verdict.place or _beside(tree, verdict)
    if not tokens:
        return None
    start, end = tree.token(tokens[0]).start, tree.token(tokens[-1]).end
    parties = (*verdict.candidate.actors, *verdict.candidate.recipients)
    if any(party.start < end and start < party.end for party in parties):
        return None
    return Place(document.text[start:end], _country(start, end, mentions))


def _beside(tree: Tree, verdict: Verdict) -> range:
    """The place name that a preposition ties to a word of the trigger."""
    act = trigger_head(tree, verdict.trigger)
    for word in sorted({act, *verdict.trigger}):
        for preposition in tree.children(word, "prep"):
            if tree.lemma(preposition) in PREPOSITIONS:
                for name in tree.children(preposition, "pobj"):
                    if tree.token(name).entity in PLACES:
                        first, last = reach(tree, name)
                        return range(first, last + 1)
    return range(0)


def _country(start: int, end: int, mentions: Sequence[Mention]) -> str:
    countries = {
        actor.country
        for mention in mentions
        if mention.start < end and start < mention.end
        for actor in mention.actors
        if actor.kind == "state"
    }
    return countries.pop() if len(countries) == 1 else ""
