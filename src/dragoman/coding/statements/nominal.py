"""Cue nouns and adjectives: "the claim that …", "voiced support for …", "is confident that …"."""

from dragoman.codebook.cues import Cue, Cues
from dragoman.coding.statements.attribution import Attribution, Source
from dragoman.coding.statements.sources import phrase, source_of, subject_of
from dragoman.coding.tree import Spot, Tree

GIVERS = ("by", "from", "among")
NAMED = frozenset({"PERSON", "ORG", "NORP", "GPE"})


def nominal(tree: Tree, cues: Cues) -> tuple[Attribution, ...]:
    """The attributions that the sentence's cue nouns and adjectives make."""
    found: list[Attribution | None] = []
    for i, token in enumerate(tree.sentence.tokens):
        lemma = token.lemma.lower()
        if token.part == "NOUN" and lemma in cues.nouns and token.relation != "compound":
            found.append(_noun(tree, i, cues.nouns[lemma], cues))
        elif token.part == "ADJ" and lemma in cues.adjectives:
            found.append(_adjective(tree, i, cues.adjectives[lemma]))
    return tuple(a for a in found if a)


def _noun(tree: Tree, at: int, cue: Cue, cues: Cues) -> Attribution | None:
    light = tree.head(at) if _light(tree, at, cues) else None
    if light is None and tree.lemma(at) in cues.lent:
        return None
    clauses = _clauses(tree, at, cue)
    told = frozenset().union(*(tree.subtree(c) for c in clauses)) or _of(tree, at, cue, light)
    source, first = _giver(tree, at, cues)
    if source and not told:
        told = _framed(tree, at, cues)
    if not told or (source is None and not clauses):
        return None
    spot = (tree.token(first).start, tree.token(at).end)
    last = tree.child(at, "prep") if not clauses else None
    if last == at + 1:
        spot = (spot[0], tree.token(last).end)
    return Attribution(cue.kind, spot, source, tree.spots(told))


def _clauses(tree: Tree, at: int, cue: Cue) -> list[int]:
    wanted: list[int] = []
    for clause in tree.children(at, "acl", "ccomp", "relcl", "xcomp"):
        marks = {tree.lemma(m) for m in tree.children(clause, "mark")}
        infinitive = any(tree.token(a).tag == "TO" for a in tree.children(clause, "aux"))
        if ("that" in marks and "clause" in cue.takes) or (
            infinitive and "infinitive" in cue.takes and tree.relation(clause) != "relcl"
        ):
            wanted.append(clause)
    return wanted


def _of(tree: Tree, at: int, cue: Cue, light: int | None = None) -> frozenset[int]:
    """What its prepositions bring, those that the parser gave to its light verb included."""
    told: frozenset[int] = frozenset()
    lent = [p for p in tree.children(light, "prep") if p > at] if light is not None else []
    for preposition in (*tree.children(at, "prep"), *lent):
        if tree.lemma(preposition) in cue.takes:
            told |= tree.subtree(preposition) - {preposition}
    return told


def _framed(tree: Tree, at: int, cues: Cues) -> frozenset[int]:
    """The clause that "in their view," opens or closes."""
    preposition = tree.head(at)
    clause = tree.head(preposition)
    framing = tree.relation(preposition) == "prep" and tree.lemma(preposition) in cues.framing
    phrase = tree.subtree(preposition)
    after = max(phrase) + 1
    apart = after < len(tree.below) and tree.token(after).text == ","
    if not framing or not apart or tree.token(clause).part not in ("VERB", "AUX"):
        return frozenset()
    return tree.subtree(clause) - phrase


def _giver(tree: Tree, at: int, cues: Cues) -> tuple[Source | None, int]:
    """Whose the noun is, and the first token of the cue."""
    verb = tree.head(at)
    owner = tree.child(at, "poss")
    if owner is not None and not (_light(tree, at, cues) and tree.token(owner).part == "PRON"):
        return phrase(tree, owner), at
    for preposition in tree.children(at, "prep", "agent"):
        if tree.lemma(preposition) in GIVERS:
            for giver in tree.children(preposition, "pobj"):
                return phrase(tree, giver), at
    if _light(tree, at, cues):
        return source_of(tree, verb), verb
    if tree.relation(at) == "dobj" and tree.token(verb).part == "VERB":
        infinitives = (c for c in tree.children(at, "acl") if tree.token(c).tag == "VB")
        return (source_of(tree, verb) if any(infinitives) else None), at
    named = [c for c in tree.children(at, "amod", "compound") if tree.token(c).entity in NAMED]
    return (phrase(tree, named[0]), at) if named else (None, at)


def _light(tree: Tree, at: int, cues: Cues) -> bool:
    """Whether the noun is the object of a verb that lends it its subject."""
    return tree.relation(at) == "dobj" and tree.lemma(tree.head(at)) in cues.light_verbs


def _adjective(tree: Tree, at: int, cue: Cue) -> Attribution | None:
    verb = tree.head(at)
    if tree.relation(at) not in ("acomp", "conj", "oprd") or verb == at:
        return None
    told = _of(tree, at, cue)
    for clause in (*tree.children(at, "ccomp", "xcomp"), *tree.children(verb, "ccomp")):
        told |= tree.subtree(clause)
    told -= tree.subtree(at) & frozenset({at})
    source = subject_of(tree, verb)
    if "subject" in cue.takes:
        source, told = None, told | _real_subject(tree, verb)
    if not told or (source is None and "subject" not in cue.takes):
        return None
    return Attribution(cue.kind, _spot(tree, verb, at), source, tree.spots(told))


def _real_subject(tree: Tree, verb: int) -> frozenset[int]:
    subjects = [s for s in tree.children(verb, "nsubj", "csubj") if tree.lemma(s) != "it"]
    return frozenset().union(*(tree.subtree(s) for s in subjects))


def _spot(tree: Tree, verb: int, at: int) -> Spot:
    first = min(verb, at)
    return tree.token(first).start, tree.token(max(verb, at)).end
