"""Whose a day is: the countries named with it ("Iceland's National Day"), or who keeps it."""

from collections.abc import Iterable, Sequence
from functools import cache

from dragoman.codebook.observances import ObservanceWords
from dragoman.codebook.states import load_states
from dragoman.coding.observances.naming import Named
from dragoman.coding.observances.origins import families
from dragoman.coding.tree import Tree
from dragoman.model.actors import Mention


def countries_of(
    named: Named, mentions: Sequence[Mention], words: ObservanceWords
) -> tuple[str, ...]:
    """The codes of the states whose day it is, in alphabetical order; empty where nobody says."""
    tree = named.tree
    here = [m for m in mentions if m.sentence == tree.sentence.index]
    kinds = {kind for family in families(named.marks) for kind in family.kinds}
    kept, marked = _keepers(named, words), _in_marks(named)
    rest = (marked, kept) if words.own_kinds & kinds else (kept, marked)
    for places in (_in_name(named), _owners(named), *rest):
        if found := _states(tree, places, here):
            return found
    alone = _states(tree, range(len(tree.sentence.tokens)), here) if kinds else ()
    return alone if len(alone) == 1 else ()


def _over(named: Named) -> tuple[int, ...]:
    return (named.head, *named.tree.ancestors(named.head))


def _in_name(named: Named) -> list[int]:
    """Modifiers in the name: "Philippine Independence Day"."""
    return [] if named.marked else list(range(named.first, named.last + 1))


def _owners(named: Named) -> list[int]:
    tree = named.tree
    return [i for o in tree.children(named.head, "poss") for i in tree.subtree(o)]


def _in_marks(named: Named) -> list[int]:
    """Those whom it concerns: "relations between Chad and Niger", "the founding of Chad".

    Whom it was against ("the war against …") does not keep it.
    """
    tree = named.tree
    against = {
        i
        for k in named.marked
        if tree.lemma(k) in ("against", "over", "from", "by", "with")
        for i in tree.subtree(k)
    }
    return [i for i in named.marked if i not in against]


def _keepers(named: Named, words: ObservanceWords) -> list[int]:
    """The subject of the nearest verb of keeping above it."""
    tree = named.tree
    for i in _over(named):
        if i == named.head:
            continue
        # "Chad marks …" is at times parsed as if marks were Chad's.
        misread = ("compound",) if tree.token(i).tag == "NNS" else ()
        subjects = tree.children(i, "nsubj", "poss", *misread)
        if tree.lemma(i) in words.greeting:  # the day is of those who are greeted
            subjects = tree.children(i, "dobj")
        if subjects and tree.lemma(i) in words.observing:
            return [k for s in subjects for k in tree.subtree(s)]
    return []


def _states(tree: Tree, places: Iterable[int], mentions: Sequence[Mention]) -> tuple[str, ...]:
    spots = [(tree.token(i).start, tree.token(i).end) for i in places]
    return tuple(
        sorted(
            {
                actor.country
                for m in mentions
                if any(m.start <= start and end <= m.end for start, end in spots)
                for actor in m.actors
                if actor.country in _codes()
            }
        )
    )


@cache
def _codes() -> frozenset[str]:
    return frozenset(state.country for state in load_states())
