"""Whose an instrument is: the parties to it, or the body that adopted it.

They stand in the name ("between Chad and Libya", "Security Council resolution"), behind it ("by
the Senate"), or are those who sign or adopt it.
"""

from collections.abc import Iterable, Sequence

from dragoman.codebook.instruments import InstrumentWords
from dragoman.coding.instruments.acts import Done
from dragoman.coding.instruments.naming import Naming
from dragoman.coding.tree import Tree
from dragoman.model.actors import ActorRef, Mention, outermost, refer

LEAST_PARTIES = 2
Sides = tuple[tuple[ActorRef, ...], tuple[ActorRef, ...]]


def sides_of(
    naming: Naming, done: Sequence[Done], mentions: Sequence[Mention], words: InstrumentWords
) -> Sides:
    """Who adopted it and who are its parties, as (by, parties); one of the two is empty."""
    tree = naming.tree
    named, partners = _named(naming, words), _partners(naming, words)
    makers = [i for one in done if _makes(one, naming) for i in one.doers]
    others = [i for one in done for i in one.partners]
    if naming.kind.sides == "adopter":
        found = actors_at(tree, (*named, *makers), mentions)
        voters = [i for one in done if one.status.side == "voter" for i in one.doers]
        return found or actors_at(tree, voters, mentions), ()
    if partners or others:
        makers += [i for one in done if one.status.name != "violated" for i in one.doers]
        if not makers:
            makers += _subject_over(naming)
    elif not makers and not done:
        makers = issuers(naming)
    if not naming.proper:
        makers += [i for one in done if _joint(tree, one, mentions) for i in one.doers]
    found = actors_at(tree, (*named, *partners, *others, *makers), mentions)
    return (), found


def _joint(tree: Tree, one: Done, mentions: Sequence[Mention]) -> bool:
    """Whether several do it together, who are then parties ("Chad and Niger ratified")."""
    return len(actors_at(tree, one.doers, mentions)) >= LEAST_PARTIES


def _makes(one: Done, naming: Naming) -> bool:
    """Whether its doers are parties or adopters: anybody may propose a truce between others."""
    firm = one.coming or one.status.name in ("adopted", "signed")
    return one.status.side == "maker" and (firm or naming.kind.sides == "adopter")


def _named(naming: Naming, words: InstrumentWords) -> list[int]:
    """Heads in or behind the name that say whose it is."""
    tree, top = naming.tree, naming.top
    found: list[int] = []
    if naming.kind.sides == "adopter":
        found += range(naming.first, naming.head)
        found += tree.children(top, "poss")
        wanted = words.makers
    else:
        wanted = words.makers - {"of"} if naming.kind.marks else frozenset[str]()
    for i in _prepositions(naming):
        if tree.lemma(i) in wanted:
            found += [i for p in tree.children(i, "pobj") for i in _all(tree, p)]
    return found


def _partners(naming: Naming, words: InstrumentWords) -> list[int]:
    tree = naming.tree
    owners = [joined for o in tree.children(naming.top, "poss") for joined in _all(tree, o)]
    partners = [
        joined
        for i in _prepositions(naming)
        if tree.lemma(i) in words.partners
        for p in tree.children(i, "pobj")
        for joined in _all(tree, p)
    ]
    return owners + partners if partners or len(owners) >= LEAST_PARTIES else []


def _prepositions(naming: Naming) -> list[int]:
    """Prepositions that hang from the name or, right behind it, from the verb over it."""
    tree = naming.tree
    inside = [
        i for t in range(naming.head, naming.last + 1) for i in tree.children(t, "prep", "agent")
    ]
    beside = naming.last + 1
    if beside < len(tree.sentence.tokens) and tree.relation(beside) in ("prep", "agent"):
        inside.append(beside)
    return sorted(set(inside))


def _subject_over(naming: Naming) -> list[int]:
    """The subject of the clause around a name that no act is told of."""
    tree = naming.tree
    for i in tree.ancestors(naming.top):
        subjects = [s for s in tree.children(i, "nsubj") if s != naming.top]
        if subjects:
            return [j for s in subjects for j in _all(tree, s)]
    return []


def issuers(naming: Naming) -> list[int]:
    """Who speaks "in a joint statement"."""
    tree, top = naming.tree, naming.top
    led = tree.relation(top) == "pobj" and tree.lemma(tree.head(top)) in ("in", "through", "by")
    return _subject_over(naming) if led and naming.kind.marks and not naming.definite else []


def _all(tree: Tree, head: int) -> list[int]:
    found = [head]
    for other in tree.children(head, "conj"):
        found += _all(tree, other)
    return found


def actors_at(
    tree: Tree, heads: Iterable[int], mentions: Sequence[Mention]
) -> tuple[ActorRef, ...]:
    """The actors whom those words name, each once, in text order.

    "The leaders of Chad and Niger" are those of both, however the mentions divide them. Who is of
    no known country ("the two governments") cannot tell whose it is.
    """
    here = tuple(m for m in mentions if m.sentence == tree.sentence.index and m.actors)
    found: dict[str, ActorRef] = {}
    for head in sorted(set(heads)):
        below = _below(tree, head)
        for mention in outermost(here):
            if not _covers(tree, mention, head) and mention.root not in below:
                continue
            for actor in mention.actors:
                found.setdefault(actor.id, refer(actor, mention.text))
    return tuple(actor for actor in found.values() if actor.country)


def _covers(tree: Tree, mention: Mention, head: int) -> bool:
    token = tree.token(head)
    return mention.start <= token.start and token.end <= mention.end


def _below(tree: Tree, head: int) -> set[int]:
    """Owners and "of" phrases below a noun: "Qatar's ministry", "the leaders of Chad and Niger"."""
    found = {i for p in tree.children(head, "poss", "compound", "amod") for i in tree.subtree(p)}
    for of in tree.children(head, "prep"):
        if tree.lemma(of) == "of":
            found |= tree.subtree(of)
    return found
