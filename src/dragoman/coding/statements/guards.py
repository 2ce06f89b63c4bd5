"""What the grammar makes look like speech, and is none: subjects that cannot speak or are nobody,
objects that are not about words, terms on which a source speaks."""

from dragoman.codebook.calendar import calendar
from dragoman.codebook.cues import Cues
from dragoman.coding.statements.attribution import Attribution
from dragoman.coding.tree import Tree

QUOTING = frozenset({"``", "''"})
# "Condition of anonymity because the talks were secret" is still a source's terms; longer contents
# that speak of names were about them.
MOST_WORDS_OF_TERMS = 20


def spoken(tree: Tree, found: Attribution, cues: Cues) -> bool:
    """Whether its source, if it has one, can speak: "the day recalls" nothing."""
    if found.source is None:
        return True
    return not any(mute(tree, i, cues) for i in tree.sentence.covering(*found.source.head))


def mute(tree: Tree, i: int, cues: Cues) -> bool:
    """Whether the word names what happens or when, and nobody.

    The model takes a name beside a date for part of it ("last week Ruiz"), so that its tags count
    for no other name than a month's.
    """
    token, lemma = tree.token(i), tree.lemma(i)
    if token.part == "PROPN":
        return token.entity in cues.mute_entities and (
            lemma in cues.mute or token.text.lower() in calendar().months
        )
    silent = token.part == "NOUN" and lemma in cues.mute
    return lemma not in cues.texts and (silent or token.entity in cues.mute_entities)


def on_matter(tree: Tree, objects: tuple[int, ...], cues: Cues) -> bool:
    """Whether an object is words, thoughts or doings, or holds a quotation."""
    return any(
        tree.lemma(o) in cues.matters or any(tree.token(i).tag in QUOTING for i in tree.subtree(o))
        for o in objects
    )


def on_terms(tree: Tree, told: frozenset[int], cues: Cues) -> bool:
    """Whether the content is only how a source wants to be named, or not: "not to be named"."""
    lemmas = {tree.lemma(i) for i in told}
    nameless = bool(lemmas & cues.anonymity)
    passive = any(tree.relation(i) == "auxpass" for i in told)
    return nameless and (passive or "anonymity" in lemmas) and len(told) <= MOST_WORDS_OF_TERMS


def nobody(tree: Tree, verb: int, cues: Cues) -> int | None:
    """The first word of a subject that is nobody: "neither army", "no official"."""
    for subject in tree.children(verb, "nsubj"):
        first = min(tree.subtree(subject))
        if tree.lemma(first) in cues.nobody:
            return first
    return None
