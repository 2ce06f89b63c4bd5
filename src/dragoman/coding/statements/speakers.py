"""Speakers as actors: the mention that a source's head lies in, or the words themselves."""

import re

from dragoman.codebook.cues import Cues
from dragoman.coding.statements.attribution import Source
from dragoman.coding.tree import Spot, Tree
from dragoman.model.actors import ActorRef, Mention, refer

UNNAMED = "UNK"
OWNERS = ("by", "from", "of", "for")
CORE = ("compound", "amod", "nmod", "poss", "nummod")


def speaker(
    source: Source, trees: tuple[Tree, ...], mentions: tuple[Mention, ...], cues: Cues
) -> ActorRef | None:
    """Who speaks; of several ("Baku and Ankara") the first, the source span keeps them all.

    A text ("a statement by the ministry") speaks for its author. A name or noun that no mention
    explains becomes an actor of sector UNK; an unexplained pronoun is None.
    """
    if named := _apposed(source, trees, mentions):
        return named
    for head in (source.head, *_authors(source, trees, cues)):
        if mention := _mention(head, mentions):
            if mention.actors:
                return refer(mention.actors[0], mention.text)
            if mention.form == "pronoun":
                return None
    return _unnamed(source, trees)


def actors_in(spots: tuple[Spot, ...], mentions: tuple[Mention, ...]) -> tuple[ActorRef, ...]:
    """The actors mentioned in the passages, each once, in text order."""
    found: dict[str, ActorRef] = {}
    for mention in sorted(mentions, key=lambda m: (m.start, -m.end)):
        if any(start <= mention.start and mention.end <= end for start, end in spots):
            for actor in mention.actors:
                found.setdefault(actor.id, refer(actor, mention.text))
    return tuple(found.values())


def _apposed(
    source: Source, trees: tuple[Tree, ...], mentions: tuple[Mention, ...]
) -> ActorRef | None:
    """The person whose name explains the head: "one of the pilots, Ana Ruiz"."""
    found = _at(trees, source.head)
    for name in found[0].children(found[1], "appos") if found else ():
        token = found[0].token(name) if found else None
        mention = _mention((token.start, token.end), mentions) if token else None
        if mention and mention.form == "name" and [a.kind for a in mention.actors] == ["person"]:
            return refer(mention.actors[0], mention.text)
    return None


def _mention(head: Spot, mentions: tuple[Mention, ...]) -> Mention | None:
    """The longest mention headed by that word, else the shortest that covers it."""
    over = [m for m in mentions if m.start <= head[0] and head[1] <= m.end]
    return min(over, key=lambda m: m.end - m.start) if over else None


def _at(trees: tuple[Tree, ...], spot: Spot) -> tuple[Tree, int] | None:
    for tree in trees:
        if tree.sentence.start <= spot[0] < tree.sentence.end:
            for i in tree.sentence.covering(*spot):
                return tree, i
    return None


def _authors(source: Source, trees: tuple[Tree, ...], cues: Cues) -> tuple[Spot, ...]:
    """The heads of whom a text is by: "the ministry's letter", "a report by two experts"."""
    found = _at(trees, source.head)
    if found is None or found[0].lemma(found[1]) not in cues.texts:
        return ()
    tree, head = found
    owners = list(tree.children(head, "poss"))
    for preposition in tree.children(head, "prep", "agent"):
        if tree.lemma(preposition) in OWNERS:
            owners += tree.children(preposition, "pobj")
    return tuple((tree.token(o).start, tree.token(o).end) for o in owners)


def _unnamed(source: Source, trees: tuple[Tree, ...]) -> ActorRef | None:
    found = _at(trees, source.head)
    if found is None:
        return None
    tree, head = found
    if tree.token(head).part == "PRON" or tree.token(head).tag in ("WDT", "WP", "PRP"):
        return None
    name = _name(source, tree, head)
    slug = re.sub(r"[^\w]+", "-", name.lower()).strip("-_")
    return ActorRef(f"speaker.{slug}", name, "", UNNAMED, (), name) if slug else None


def _name(source: Source, tree: Tree, head: int) -> str:
    """The head with what names it, without articles, possessive endings and clauses."""
    if source.spot == source.head:
        tokens = list(tree.sentence.covering(*source.spot))
    else:
        tokens = [head]
        for child in tree.children(head, *CORE):
            tokens += tree.subtree(child)
        for of in tree.children(head, "prep"):
            tokens += tree.subtree(of) if tree.lemma(of) == "of" else ()
    first, last = min(tokens), max(tokens)
    start = tree.sentence.start
    return tree.sentence.text[tree.token(first).start - start : tree.token(last).end - start]
