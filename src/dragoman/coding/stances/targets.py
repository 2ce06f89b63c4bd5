"""What a stance can be about: a party's claims, its acts, its stakes, or the party itself."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from dragoman.codebook.issues import Issue, Party
from dragoman.codebook.stances import stance_words
from dragoman.coding.issues import is_party
from dragoman.coding.stances.scene import Scene, Word, path, turns, word_at
from dragoman.coding.tree import Spot, Tree
from dragoman.model.actors import Mention, outermost

OWNERS = frozenset({"poss", "amod", "compound", "nmod", "nummod"})


@dataclass(frozen=True, slots=True)
class Target:
    """A passage that stands for a party's side; `named` if it is no more than the party's name."""

    issue: Issue
    party: Party
    root: int
    spot: Spot
    named: bool = False
    act: bool = False


def targets(scene: Scene) -> tuple[Target, ...]:
    """All targets of a sentence; words that tell the side come before mere names."""
    telling = (*_stakes(scene), *_claims(scene), *_acts(scene))
    return (*telling, *_names(scene))


def toward(tree: Tree, word: Word, target: Target) -> int:
    """1 if the word supports the target's side, -1 if it opposes it, 0 if it says neither."""
    steps = path(tree, target.root, word.at)
    if steps is None or target.root == word.at or _elsewhere(tree, word, steps):
        return 0
    if target.named and not _owns(tree, target, steps):
        return 0
    if word.asks and (target.named or not _asked(tree, word.at, (target.root, *steps)[-1])):
        return 0
    sign = word.sign
    for low, step in zip((target.root, *steps), steps, strict=False):
        if tree.relation(low) == "conj":
            continue  # "to end the siege and to respect the border": no end to the border
        inner = word_at(tree, step)
        if inner and not inner.asks:
            sign *= inner.sign
        elif step != word.particle and turns(tree, step):
            sign = -sign
    return sign


def _elsewhere(tree: Tree, word: Word, steps: tuple[int, ...]) -> bool:
    """Whether the target is only what the stance is about, or where: "a position on …"."""
    topical = stance_words().topical
    return any(
        tree.lemma(i) in topical and tree.token(i).part == "ADP" and i != word.particle
        for i in steps
    )


def _asked(tree: Tree, verb: int, below: int) -> bool:
    """Whether what hangs directly from the verb is what it asks for, not who is asked."""
    relation = tree.relation(below)
    if relation == "dobj":
        return tree.lemma(verb) in stance_words().asked_for
    led = relation == "prep" and tree.lemma(below) == "for"
    return led or relation in ("xcomp", "ccomp", "advcl")


def _owns(tree: Tree, target: Target, steps: tuple[int, ...]) -> bool:
    """Whether the name stands for its side: whose position or deed it is, not whom a deed hits."""
    words, low = stance_words(), target.root
    for step in steps:
        part = tree.token(step).part
        noun = part in ("NOUN", "PROPN") and not word_at(tree, step)
        doer = tree.relation(low) in OWNERS or tree.lemma(low) == "by"
        if noun and not doer and tree.lemma(step) not in words.matters:
            return False
        if noun and tree.lemma(step) in words.apart:
            return False
        low = step
    return True


def _stakes(scene: Scene) -> Iterator[Target]:
    for topic in scene.topics:
        if topic.party and (root := scene.root((topic.start, topic.end))) is not None:
            yield Target(topic.issue, topic.party, root, (topic.start, topic.end))


def _claims(scene: Scene) -> Iterator[Target]:
    for issue in scene.issues:
        for party in issue.parties:
            for spot, root in _spots(scene, party.claims):
                yield Target(issue, party, root, spot)


def _acts(scene: Scene) -> Iterator[Target]:
    for issue in scene.issues:
        for party in issue.parties:
            for spot, root in _spots(scene, party.acts):
                owners = _doers(scene, spot, root)
                others = [p for p in issue.parties if p is not party]
                whose = [p for p in others if any(is_party(a, p) for m in owners for a in m.actors)]
                if not whose:
                    yield Target(issue, party, root, spot, act=True)


def _names(scene: Scene) -> Iterator[Target]:
    for mention in outermost(scene.mentions):
        if scene.names_issue(mention):
            continue
        for issue in scene.issues:
            for party in issue.parties:
                if any(is_party(actor, party) for actor in mention.actors):
                    spot = (mention.start, mention.end)
                    yield Target(issue, party, mention.root, spot, named=True)


def _doers(scene: Scene, spot: Spot, root: int) -> list[Mention]:
    """Mentions that own a deed: "Ruritania's annexation", "occupation by Ruritanian forces"."""
    tree = scene.tree
    near = set(tree.children(root, *OWNERS))
    for by in tree.children(root, "prep", "agent"):
        near |= set(tree.children(by, "pobj")) if tree.lemma(by) == "by" else set()
    inside = [m for m in scene.mentions if spot[0] <= m.start and m.end <= spot[1]]
    return [m for m in scene.mentions if m.root in near and m not in inside]


def _spots(scene: Scene, phrases: tuple[str, ...]) -> Iterator[tuple[Spot, int]]:
    """Where the phrases stand, each place once, with the token that the others hang from."""
    if not phrases:
        return
    offset = scene.tree.sentence.start
    for match in _pattern(phrases).finditer(scene.tree.sentence.text):
        spot = (match.start() + offset, match.end() + offset)
        if (root := scene.root(spot)) is not None:
            yield spot, root


@cache
def _pattern(phrases: tuple[str, ...]) -> re.Pattern[str]:
    ordered = sorted(phrases, key=lambda phrase: (-len(phrase), phrase))
    inner = "|".join(
        re.escape(p).replace(r"\ ", r"\s+").replace("'", "['’]").replace(r"\-", "[-‐‑–]")
        for p in ordered
    )
    return re.compile(rf"\b(?:{inner})\b", re.IGNORECASE)
