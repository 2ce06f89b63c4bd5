"""The noun phrase that begins at a token, read word by word.

Parses of long counts are often wrong, the order of words never is.
"""

from dataclasses import dataclass

from dragoman.codebook.calendar import calendar
from dragoman.codebook.figures import figure_words
from dragoman.coding.tree import Tree

NOMINAL = frozenset({"NOUN", "PROPN"})
MODIFIERS = frozenset({"ADJ", "NOUN", "PROPN"})
OPENERS = frozenset({"DET", "PRON"})  # "of the villages", "of its soldiers"


@dataclass(frozen=True, slots=True)
class Counted:
    """The tokens of a noun phrase in order; `head` its last noun, which tells what it is."""

    tokens: tuple[int, ...]
    head: int


def phrase(tree: Tree, at: int, *, owned: bool = True) -> Counted | None:
    """The noun phrase from a token on, articles and possessors at its front skipped over.

    Just behind a number the possessor is what is counted: "two seasons' income"; not `owned` then.
    """
    size, tokens = len(tree.below), list[int]()
    while at < size and tree.token(at).part in OPENERS:
        at += 1
    while owned and at < size and tree.token(at).tag == "CD":  # "144 of the 250 seats"
        at += 1
    while at < size and (_continues(tree, at, tokens) or (owned and _possessive(tree, at, tokens))):
        if _possessive(tree, at, tokens):
            tokens.clear()
        else:
            tokens.append(at)
        at += 1
    while tokens and not may_end(tree, tokens[-1]):
        tokens.pop()
    if not tokens:
        return None
    return Counted((*tokens, *_joined(tree, tokens[-1])), tokens[-1])


def may_end(tree: Tree, at: int) -> bool:
    """Whether a phrase may end there: a noun, a word for people, or "fighting" as a noun."""
    token = tree.token(at)
    gerund = token.tag == "VBG" and token.relation in ("pobj", "pcomp")
    return token.part in NOMINAL or gerund or token.text.lower() in figure_words().persons


def lemma(tree: Tree, at: int) -> str:
    """The token's lemma, "" beyond the sentence."""
    return tree.lemma(at) if 0 <= at < len(tree.below) else ""


def _continues(tree: Tree, at: int, tokens: list[int]) -> bool:
    token = tree.token(at)
    if _tells_time(token.text):
        return False
    if token.text == "-" or (token.tag == "CC" and _between_adjectives(tree, at)):
        return bool(tokens)
    verbal = token.tag in ("VBN", "VBG") and token.relation in ("amod", "pobj", "pcomp")
    return token.part in MODIFIERS or verbal


def _tells_time(word: str) -> bool:
    """ "400 Rohingya last week", "300 people Tuesday": no part of what is counted."""
    words, known = calendar(), word.lower()
    return known in figure_words().then or word in words.weekdays or word in words.months


def _between_adjectives(tree: Tree, at: int) -> bool:
    """ "70 ethnic and religious groups"."""
    around = [tree.token(i).part for i in (at - 1, at + 1) if 0 <= i < len(tree.below)]
    return around == ["ADJ", "ADJ"]


def _possessive(tree: Tree, at: int, tokens: list[int]) -> bool:
    return bool(tokens) and tree.token(at).tag == "POS"


def _joined(tree: Tree, head: int) -> tuple[int, ...]:
    """ "And memoranda": a second noun that the number counts as well."""
    if lemma(tree, head + 1) != "and" or head + 2 >= len(tree.below):
        return ()
    other, after = tree.token(head + 2), lemma(tree, head + 3)
    apart = head + 3 < len(tree.below) and tree.token(head + 3).part in (*NOMINAL, "AUX", "VERB")
    fits = (other.part == "NOUN" and tree.head(head + 2) == head) or lemma(
        tree, head + 2
    ) in figure_words().fated_too
    return (head + 1, head + 2) if fits and (not apart or after == "be") else ()
