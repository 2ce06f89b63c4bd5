"""Whether the act happened: the words around it decide where there are any, else the coder.

Auxiliaries, negations and governing words are certain where the parse finds them; the modality
head knows the rest ("a visit that never came to be").
"""

from collections.abc import Iterator, Sequence
from datetime import timedelta

from dragoman.codebook.modality import ModalityWords
from dragoman.coding.events.judging import Verdict, trigger_head
from dragoman.coding.tree import Tree
from dragoman.model.entries import Modality
from dragoman.model.time import DateRange, PublicationDate

# What the modality head must reach to be believed where the parse is silent.
HEAD_TRUST = 0.6
# An act that ended this long before publication is background, not news.
HISTORICAL = timedelta(days=2 * 365)

COMPLEMENTS = frozenset({"xcomp", "dobj", "pobj", "prep", "pcomp", "acl", "nsubjpass"})
AUXILIARIES = ("aux", "auxpass")

Sign = tuple[int, Modality]
"""A token that bears on the act, and what it makes of it."""


def modality(
    tree: Tree, verdict: Verdict, labels: Sequence[Modality], words: ModalityWords
) -> Modality:
    """How the words tell the act, its date aside."""
    act = trigger_head(tree, verdict.trigger)
    denying = verdict.type in words.denying_types
    for token, told in _signs(tree, act, words):
        if not (told == "negated" and denying and (token in verdict.trigger or token < act)):
            return told
    chance, likeliest = max(zip(verdict.modalities, labels, strict=True))
    return likeliest if chance >= HEAD_TRUST else "asserted"


def told_by_words(tree: Tree, act: int, words: ModalityWords) -> Modality | None:
    """How the words around an act tell it; None where they leave it at being told."""
    return next((told for _, told in _signs(tree, act, words)), None)


def aged(told: Modality, when: DateRange, published: PublicationDate) -> Modality:
    """An asserted act is historical if it ended years before publication, else as it was told.

    Where both dates are known they decide; otherwise the words' "historical" stands.
    """
    if told not in ("asserted", "historical") or when.end is None or published.start is None:
        return told
    return "historical" if published.start - when.end >= HISTORICAL else "asserted"


def _signs(tree: Tree, act: int, words: ModalityWords) -> Iterator[Sign]:
    """The signs from the act upwards: its own words first, then what governs it."""
    yield from _own(tree, act, words)
    at = act
    while tree.relation(at) in COMPLEMENTS:
        at = tree.head(at)
        yield from _governing(tree, at, words)
        if tree.token(at).part in ("VERB", "AUX"):
            yield from _own(tree, at, words)
    if tree.relation(at) == "ccomp" and tree.lemma(tree.head(at)) in words.negative_governors:
        yield tree.head(at), "negated"
    if any(tree.lemma(mark) in words.conditions for mark in tree.children(at, "mark")):
        yield at, "hypothetical"


def _own(tree: Tree, act: int, words: ModalityWords) -> Iterator[Sign]:
    """Negation, auxiliaries and adjectives of one word."""
    for child in tree.children(act):
        if tree.relation(child) in ("neg", "det") and tree.lemma(child) in words.negations:
            yield child, "negated"
    for child in tree.children(act, *AUXILIARIES):
        if told := _auxiliary(tree, act, tree.lemma(child), words):
            yield child, told
    for child in tree.children(act, "amod"):
        yield from _governing(tree, child, words)


def _auxiliary(tree: Tree, act: int, lemma: str, words: ModalityWords) -> Modality | None:
    if lemma in words.future_auxiliaries:
        return "future"
    above = tree.token(tree.head(act))
    reported = tree.relation(act) == "ccomp" and above.tag in ("VBD", "VBN")
    if reported and lemma in words.future_of_the_past:
        return "future"
    return "hypothetical" if lemma in words.possible_auxiliaries else None


def _governing(tree: Tree, word: int, words: ModalityWords) -> Iterator[Sign]:
    lemma = tree.lemma(word)
    if lemma in words.negative_governors:
        yield word, "negated"
    elif lemma in words.future_governors:
        yield word, "future"
    elif lemma in words.possible_governors:
        yield word, "hypothetical"
