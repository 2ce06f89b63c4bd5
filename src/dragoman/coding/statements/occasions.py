"""On what occasion something was said: "at a press conference", "during his visit to Riga"."""

from collections.abc import Sequence

from dragoman.codebook.cues import Cues
from dragoman.coding.tree import Spot, Tree

CLAUSES = ("relcl", "acl", "advcl", "appos")


def occasion(tree: Tree, cue: Spot, content: Sequence[Spot], cues: Cues) -> Spot | None:
    """The phrase beside the content that names an occasion, that of the cue's own verb first."""
    found = [
        (not _hangs_on(tree, i, cue), start, end)
        for i in range(len(tree.sentence.tokens))
        if _names_one(tree, i, cues)
        for start, end in [_phrase(tree, i)]
        if not any(start < right and left < end for left, right in content)
    ]
    return min(found)[1:] if found else None


def _names_one(tree: Tree, i: int, cues: Cues) -> bool:
    if tree.relation(i) != "prep" or tree.lemma(i) not in cues.occasion_prepositions:
        return False
    named = tree.child(i, "pobj")
    return named is not None and tree.lemma(named) in cues.occasions


def _hangs_on(tree: Tree, i: int, cue: Spot) -> bool:
    head = tree.token(tree.head(i))
    return head.start < cue[1] and cue[0] < head.end


def _phrase(tree: Tree, i: int) -> Spot:
    """The preposition with its noun, up to a clause that only tells more of it."""
    inside = tree.subtree(i)
    for at in sorted(inside):
        if tree.relation(at) in CLAUSES:
            inside = inside - tree.subtree(at)
    last = i
    while last + 1 in inside:
        last += 1
    while last > i and tree.token(last).part == "PUNCT":
        last -= 1
    return tree.token(i).start, tree.token(last).end
