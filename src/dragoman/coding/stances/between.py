"""Who stands between the sides: mediates, abstains, or calls on all of them alike."""

import re
from collections.abc import Iterator
from functools import cache

from dragoman.codebook.stances import stance_words
from dragoman.coding.issues import is_party
from dragoman.coding.stances.holders import holders
from dragoman.coding.stances.judging import Taken, both_ways, standing
from dragoman.coding.stances.scene import Scene, Word, negated, path, word_at
from dragoman.coding.stances.targets import Target, targets, toward
from dragoman.model.entries import Statement

BOTH = 2


def between(scene: Scene, statements: tuple[Statement, ...]) -> tuple[Taken, ...]:
    """The neutral stances of a sentence; a party to the issue is not between its sides."""
    if not scene.issues or scene.tree.sentence.text.rstrip("”\"' ").endswith("?"):
        return ()
    known = targets(scene)
    found: dict[tuple[str, str], Taken] = {}
    for i in _signs(scene, known):
        if not both_ways(scene.tree, i) and standing(scene.tree, Word(i, 1)) is None:
            continue
        for holder in holders(scene, i, statements):
            for issue in scene.issues:
                if not any(is_party(holder, party) for party in issue.parties):
                    taken = Taken(holder, issue, "neutral", None, i)
                    found.setdefault((holder.id, issue.name), taken)
    return tuple(found.values())


def _signs(scene: Scene, known: tuple[Target, ...]) -> Iterator[int]:
    """Tokens whose doer keeps out of it."""
    tree, words = scene.tree, stance_words()
    for i, token in enumerate(tree.sentence.tokens):
        if token.part == "VERB" and tree.lemma(i) in words.neutral.verbs and not negated(tree, i):
            yield i
        elif tree.lemma(i) in words.neutral.words and not negated(tree, tree.head(i)):
            yield _verb_of(scene, i)
        elif both_ways(tree, i) or _asks_all(scene, i, known):
            yield i
    for match in _phrases().finditer(tree.sentence.text):
        start = tree.sentence.start + match.start()
        root = scene.root((start, tree.sentence.start + match.end()))
        if root is not None:
            yield _verb_of(scene, root)


def _verb_of(scene: Scene, i: int) -> int:
    above = (i, *scene.tree.ancestors(i))
    return next((a for a in above if scene.tree.token(a).part in ("VERB", "AUX")), i)


def _asks_all(scene: Scene, i: int, known: tuple[Target, ...]) -> bool:
    """Whether a request or support goes to all sides, or to talks between them."""
    tree, words = scene.tree, stance_words()
    word = word_at(tree, i)
    if word is None or word.sign < 0:
        return False
    below = [j for j in tree.subtree(i) if path(tree, j, i) is not None]
    if any(not t.named and toward(tree, word, t) for t in known):
        return False
    sides = {t.party.actor for t in known if t.named and t.root in below}
    said = " ".join(tree.token(j).text for j in sorted(below))
    if _all_sides().search(said) or (word.asks and len(sides) >= BOTH):
        return True
    named = {j for t in scene.topics for j in tree.sentence.covering(t.start, t.end)}
    below = [j for j in below if j not in named]
    apart = any(tree.lemma(j) in words.apart and _object(scene, j, i) for j in below)
    return apart and len(sides) != 1


def _object(scene: Scene, j: int, i: int) -> bool:
    """Whether the token is what is asked for or backed, not how or when."""
    at = j
    while scene.tree.relation(at) in ("conj", "compound", "amod"):
        at = scene.tree.head(at)
    direct = scene.tree.relation(at) == "dobj" and scene.tree.head(at) == i
    lead = scene.tree.head(at)
    led = scene.tree.relation(at) == "pobj" and scene.tree.head(lead) == i
    return direct or (led and scene.tree.lemma(lead) in ("for", "of", "to"))


@cache
def _all_sides() -> re.Pattern[str]:
    words = stance_words().between
    lead, sides, pairs, each = map("|".join, (words.all, words.sides, words.pairs, words.each))
    several = "|".join(word for word in words.all if word != "the")
    gap = r"\s+(?:[\w-]+\s+){0,2}"
    pattern = rf"\b(?:(?:{lead}){gap}(?:{sides})|(?:{several}){gap}(?:{pairs})|{each})\b"
    return re.compile(pattern, re.IGNORECASE)


@cache
def _phrases() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, stance_words().neutral.phrases))})\b", re.I)
