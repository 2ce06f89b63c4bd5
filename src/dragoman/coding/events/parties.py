"""Who may have a part in a sentence's acts: mentions of actors, and other noun phrases.

Whom the actors stage resolved is taken as resolved. A noun phrase that it made no mention of
("the union", "a court") may act all the same: it becomes an actor of id `phrase.<slug>` and
sector UNK, so that the record says what the text says and claims to know no more.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import takewhile

from dragoman.codebook.abstract import abstract_nouns
from dragoman.coding.tree import Tree
from dragoman.model.actors import ActorRef, Mention, outermost, refer
from dragoman.model.text import Document

HEADS = frozenset(
    {"nsubj", "nsubjpass", "dobj", "pobj", "dative", "poss", "conj", "appos", "attr", "oprd"}
    | {"ROOT", "nmod", "dep"}
)
INSIDE = frozenset(
    {"det", "predet", "amod", "compound", "poss", "nummod", "nmod", "quantmod", "case", "advmod"}
)
# How the id of an actor begins of whom nothing is known but the phrase.
PHRASE = "phrase."
MEASURES = frozenset({"DATE", "TIME", "MONEY", "PERCENT", "QUANTITY", "ORDINAL", "CARDINAL"})


@dataclass(frozen=True, slots=True)
class Party:
    """A phrase and whom it names. Characters of the document; `head` indexes the sentence."""

    start: int
    end: int
    head: int
    actors: tuple[ActorRef, ...]

    @property
    def known(self) -> bool:
        """Whether the actors stage knows any of its actors, or it is a phrase and no more."""
        return not all(actor.id.startswith(PHRASE) for actor in self.actors)

    @property
    def ids(self) -> frozenset[str]:
        """The ids of its actors."""
        return frozenset(actor.id for actor in self.actors)


Group = tuple[Party, ...]
"""Parties that stand together: "Kenya and Uganda"."""


def find_parties(document: Document, tree: Tree, mentions: Sequence[Mention]) -> tuple[Party, ...]:
    """The parties of a sentence in text order, at most one a head token.

    `mentions` are those of this sentence. A pronoun that stayed unresolved is no party, nor is the
    phrase around it; a noun that did is a phrase like any other.
    """
    outer = outermost(tuple(mentions))
    parties = {m.root: _mentioned(m) for m in outer if m.actors}
    silent = {m.root for m in outer if _open(m)}
    for head in range(len(tree.sentence.tokens)):
        if head in parties or head in silent or not _may_act(tree, head):
            continue
        if tree.sentence.index == 0 and _is_dateline(document, tree, head):
            continue
        if party := _phrase(document, tree, head, outer):
            parties[head] = party
    return tuple(parties[head] for head in sorted(parties))


def groups(tree: Tree, parties: Sequence[Party]) -> tuple[Group, ...]:
    """Each party with those joined to it by "and"; a party joined to another starts no group."""
    at = {party.head: party for party in parties}
    joined = {head: _joined(tree, head, at) for head in at}
    followers = {head for heads in joined.values() for head in heads}
    return tuple(
        (at[head], *(at[other] for other in joined[head])) for head in at if head not in followers
    )


def _joined(tree: Tree, head: int, at: Mapping[int, Party]) -> list[int]:
    found: list[int] = []
    for other in tree.children(head, "conj"):
        if other in at:
            found += [other, *_joined(tree, other, at)]
    return found


def _mentioned(mention: Mention) -> Party:
    actors = tuple(refer(actor, mention.text) for actor in mention.actors)
    return Party(mention.start, mention.end, mention.root, actors)


def _may_act(tree: Tree, head: int) -> bool:
    token = tree.token(head)
    return (
        token.part in ("NOUN", "PROPN")
        and token.relation in HEADS
        and token.entity not in MEASURES
        and any(letter.isalpha() for letter in token.text)
    )


def _open(mention: Mention) -> bool:
    """Whether it stands for somebody named elsewhere whom nobody could make out."""
    return not mention.actors and mention.form == "pronoun"


def _is_dateline(document: Document, tree: Tree, head: int) -> bool:
    """Whether the word is the place that the article is dated from."""
    return bool(document.place) and tree.token(head).text.casefold() in document.place.casefold()


def _phrase(document: Document, tree: Tree, head: int, mentions: Sequence[Mention]) -> Party | None:
    """The noun phrase of a head; the actors of the first mention in it, else itself.

    None where the actors stage left it unresolved, or where it names no one.
    """
    first, last = reach(tree, head)
    start, end = tree.token(first).start, tree.token(last).end
    text = document.text[start:end]
    named = [m for m in mentions if m.start < end and start < m.end]
    if any(_open(m) for m in named):
        return None
    named = [m for m in named if m.actors]
    if not named and tree.lemma(head) in abstract_nouns():
        return None
    if named:
        return Party(start, end, head, tuple(refer(a, text) for a in named[0].actors))
    slug = "-".join(re.findall(r"\w+", text.casefold()))
    return Party(start, end, head, (ActorRef(f"{PHRASE}{slug}", text, "", "UNK", (), text),))


def reach(tree: Tree, head: int) -> tuple[int, int]:
    """First and last token of a noun phrase: its modifiers before, an "of" phrase after it."""
    before = [c for c in tree.children(head) if c < head]
    near = list(takewhile(lambda c: tree.relation(c) in INSIDE, reversed(before)))
    first = min((min(tree.subtree(c)) for c in near), default=head)
    last = head
    for of in tree.children(head, "prep"):
        if tree.lemma(of) == "of" and of > head:
            last = max([last, *(reach(tree, c)[1] for c in tree.children(of, "pobj"))])
    return min(first, head), last
