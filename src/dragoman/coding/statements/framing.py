"""Attribution that frames a clause from beside it: "…, they said, …", "according to …"."""

from dragoman.codebook.cues import Cues
from dragoman.coding.statements.attribution import Attribution
from dragoman.coding.statements.sources import phrase, source_of
from dragoman.coding.statements.verbs import CueVerb, cue_spot, hearers
from dragoman.coding.tree import FINITE, Spot, Tree

BREAKS = frozenset({",", "—", "–", "--", "”", '"', "''", "’"})


def parenthetical(tree: Tree, verb: CueVerb, bounds: Spot) -> Attribution | None:
    """A reporting clause set off by commas; the content is the sentence around it.

    `bounds` are the characters that the content may not leave: the sentence, or the quotation.
    """
    if "quote" not in verb.cue.takes or verb.passive:
        return None
    source = source_of(tree, verb.at)
    own = _clause(tree, verb)
    if source is None or own is None:
        return None
    first, last = own
    tokens = tree.sentence.tokens
    before = [i for i in range(first) if bounds[0] <= tokens[i].start]
    after = [i for i in range(last + 1, len(tokens)) if tokens[i].end <= bounds[1]]
    if not before or tokens[before[-1]].text not in BREAKS:
        return None
    if after and not (tree.edge(after[0]) or tokens[after[0]].part == "PUNCT"):
        if not _goes_on(tree, verb, after):
            return None
        after = []
    elif after and (tokens[after[0]].text != "," or _goes_on(tree, verb, after[1:])):
        after = []
    told = {*before, *after}
    if not any(tokens[i].tag in FINITE for i in told):
        return None
    return Attribution(
        verb.cue.kind, cue_spot(tree, verb), source, tree.spots(told), hearers=hearers(tree, verb)
    )


def _goes_on(tree: Tree, verb: CueVerb, after: list[int]) -> bool:
    """Whether what follows is the reporting clause's own: "…, she said, adding that …"."""
    own = tree.children(verb.at, "advcl", "acl", "prep", "npadvmod", "conj")
    return bool(after) and any(after[0] in tree.subtree(c) for c in own)


def _clause(tree: Tree, verb: CueVerb) -> Spot | None:
    """First and last token of a reporting clause that has no complement on its right."""
    at = verb.at
    subjects = tree.children(at, "nsubj")
    right = [c for c in tree.children(at, "ccomp", "xcomp", "dobj", "attr") if c > at]
    if not subjects or (right and "hearer" not in verb.cue.takes):
        return None
    if any(tree.relation(c) in ("ccomp", "xcomp") for c in right):
        return None
    if tree.token(subjects[0]).tag in ("WDT", "WP"):
        return None
    kept = [at, *tree.children(at, "aux", "neg", "prt")]
    for child in (*subjects, *tree.children(at, "dobj", "dative")):
        kept += tree.subtree(child)
    kept += [
        i
        for c in tree.children(at, "prep", "npadvmod", "advmod")
        if c > at
        for i in tree.subtree(c)
    ]
    adverbs = [c for c in tree.children(at, "advmod") if c == at - 1]
    return min(kept + adverbs), max(kept)


def as_told(tree: Tree, verb: CueVerb) -> Attribution | None:
    """ "As the ministry said, …": the content is the clause beside it."""
    at, head = verb.at, tree.head(verb.at)
    marks = {tree.lemma(m) for m in tree.children(at, "mark", "advmod") if m < at}
    bare = not tree.children(at, "ccomp", "xcomp", "dobj")
    if tree.relation(at) != "advcl" or "as" not in marks or not bare:
        return None
    source = source_of(tree, at)
    told = tree.subtree(head) - tree.subtree(at)
    if source is None or "clause" not in verb.cue.takes:
        return None
    return Attribution(verb.cue.kind, cue_spot(tree, verb), source, tree.spots(told))


def according(tree: Tree, cues: Cues, bounds: Spot) -> tuple[Attribution, ...]:
    """ "According to X, …" and the codebook's other phrases of that kind."""
    found: list[Attribution] = []
    for words, cue in cues.phrases.items():
        parts = words.split()
        for i in _occurrences(tree, parts):
            last = i + len(parts) - 1
            named = tree.child(last, "pobj") or tree.child(last, "dep")
            if named is None:
                continue
            own = tree.subtree(named) | set(range(i, last + 1))
            spots = _rest(tree, own, bounds)
            if spots:
                spot = (tree.token(i).start, tree.token(last).end)
                found.append(Attribution(cue.kind, spot, phrase(tree, named), spots))
    return tuple(found)


def hearsay(tree: Tree, cues: Cues) -> tuple[Attribution, ...]:
    """ "Allegedly" and its like: the clause is somebody's word, nobody says whose."""
    found: list[Attribution] = []
    for i, token in enumerate(tree.sentence.tokens):
        if token.text.lower() in cues.hearsay and tree.head(i) != i:
            told = tree.subtree(tree.head(i)) - {i}
            found.append(Attribution("speech", (token.start, token.end), None, tree.spots(told)))
    return tuple(found)


def _occurrences(tree: Tree, words: list[str]) -> list[int]:
    text = [t.text.lower() for t in tree.sentence.tokens]
    return [i for i in range(len(text)) if text[i : i + len(words)] == words]


def _rest(tree: Tree, own: frozenset[int] | set[int], bounds: Spot) -> tuple[Spot, ...]:
    tokens = tree.sentence.tokens
    told = [
        i
        for i, t in enumerate(tokens)
        if i not in own and bounds[0] <= t.start and t.end <= bounds[1]
    ]
    return tree.spots(told) if any(tokens[i].tag in FINITE for i in told) else ()
