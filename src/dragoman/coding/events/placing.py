"""Where an act happened: what the coder tags as its place, else "in X" beside its trigger.

The gazetteer says which place of the name is meant, with the reason. A name that it lacks stays a
name without coordinates, and is noticed.
"""

from collections.abc import Sequence

from dragoman.codebook.gazetteer import gazetteer
from dragoman.codebook.locating import locate
from dragoman.codebook.place_words import place_words
from dragoman.coding.events.judging import Verdict, trigger_head
from dragoman.coding.events.parties import reach
from dragoman.coding.events.place_names import (
    find_names,
    held_by,
    may_be_place,
    owns,
    text_of,
    words_around,
)
from dragoman.coding.tree import Tree
from dragoman.model.actors import Mention
from dragoman.model.entries import Report
from dragoman.model.places import Place
from dragoman.model.reading import Notice
from dragoman.model.text import Document

PLACES = frozenset({"GPE", "LOC", "FAC"})
NO_NAME = "the words give no name"


def place_of(tree: Tree, verdict: Verdict, mentions: Sequence[Mention]) -> Place | None:
    """The place of an act; `mentions` are the document's."""
    tokens = verdict.place or _beside(tree, verdict)
    if not tokens:
        return None
    start, end = tree.token(tokens[0]).start, tree.token(tokens[-1]).end
    parties = (*verdict.candidate.actors, *verdict.candidate.recipients)
    if any(party.start < end and start < party.end for party in parties):
        return None
    return place_in(tree, tokens, mentions)


def place_in(tree: Tree, tokens: range, mentions: Sequence[Mention]) -> Place | None:
    """The place that a phrase names; None where its name stands for people.

    `mentions` are the document's. A phrase without a name ("a market") is kept as it is written.
    """
    names = find_names(tree, range(len(tree.below)))
    name = _main(tree, names, tokens) or _unknown_name(tree, tokens)
    if name is None:
        phrase = text_of(tree, tokens)
        return Place(phrase, text=phrase, why=NO_NAME)
    own = [m for m in mentions if m.sentence == tree.sentence.index]
    if not may_be_place(tree, name, own):
        return None
    return locate(text_of(tree, name), gazetteer(), words_around(tree, name, mentions))


def unlocated(document: Document, reports: Sequence[Report]) -> tuple[Notice, ...]:
    """A notice for each place name that the gazetteer lacks, once a document."""
    names = {
        report.place.name: report.place.why
        for report in reports
        if report.place and report.place.basis == "unlocated" and report.place.why != NO_NAME
    }
    return tuple(
        Notice("unknown-place", document.source, name, why) for name, why in sorted(names.items())
    )


def _main(tree: Tree, names: Sequence[range], tokens: range) -> range | None:
    """The name that is meant: of those in the tokens the first that does not own or hold another.

    The coder may tag a part of a name, or the larger place alone: "Lachin in [Azerbaijan]".
    """
    touched = [n for n in names if n.start < tokens.stop and tokens.start < n.stop]
    for name in touched:
        if not (owns(tree, name) and name is not touched[-1]):
            inner = (n for n in names if name in held_by(tree, n, names))
            return next((n for n in inner if _may_hold(tree, name, n)), name)
    return None


def _may_hold(tree: Tree, outer: range, inner: range) -> bool:
    holders, held = (gazetteer().named(text_of(tree, name)) for name in (outer, inner))
    return any(one.holds(other) for one in holders for other in held)


def _unknown_name(tree: Tree, tokens: range) -> range | None:
    """The longest run of proper nouns, for a name that the gazetteer lacks."""
    last = len(tree.below) - 1

    def named(i: int) -> bool:
        joins = tree.token(i).text == "-" and 0 < i < last
        return tree.token(i).part == "PROPN" or (joins and named(i - 1) and named(i + 1))

    starts = [i for i in tokens if named(i) and (i == tokens.start or not named(i - 1))]
    runs = [
        range(i, next((j for j in range(i, last + 1) if not named(j)), last + 1)) for i in starts
    ]
    return max(runs, key=len, default=None)


def _beside(tree: Tree, verdict: Verdict) -> range:
    """The place name that a preposition ties to a word of the trigger."""
    act = trigger_head(tree, verdict.trigger)
    for word in sorted({act, *verdict.trigger}):
        for preposition in tree.children(word, "prep"):
            if tree.lemma(preposition) in place_words().at:
                for name in tree.children(preposition, "pobj"):
                    if _names_place(tree, name):
                        first, last = reach(tree, name)
                        return range(first, last + 1)
    return range(0)


def _names_place(tree: Tree, i: int) -> bool:
    first, last = reach(tree, i)
    inside = range(first, last + 1)
    return tree.token(i).entity in PLACES or any(i in n for n in find_names(tree, inside))
