"""Whose words: the subject of a cue, its passive agent, or the subject it shares with others."""

from collections.abc import Iterable

from dragoman.codebook.cues import english_cues
from dragoman.coding.statements.attribution import Source
from dragoman.coding.tree import Tree

RELATIVE = frozenset({"who", "that", "which", "whom"})
CLAUSE_IN_CLAUSE = (
    "xcomp",
    "advcl",
    "pcomp",
    "prep",
    "ccomp",
    "dep",
    "attr",
    "acomp",
    "oprd",
    "dobj",
)
FINITE = frozenset({"VBD", "VBP", "VBZ"})
Tokens = frozenset[int]
Found = tuple[int, Tokens]


def source_of(tree: Tree, verb: int) -> Source | None:
    """The source of a verb, in the clause or from the clauses above it."""
    return _source(tree, _actor(tree, verb) or _neighbour(tree, verb))


def subject_of(tree: Tree, verb: int) -> Source | None:
    """The subject of a verb, be it active or passive."""
    return _source(tree, _subject(tree, verb))


def phrase(tree: Tree, head: int) -> Source:
    """A noun phrase as a source."""
    found = _source(tree, (head, tree.subtree(head)))
    token = tree.token(head)
    return found or Source((token.start, token.end), (token.start, token.end))


def passive(tree: Tree, verb: int) -> bool:
    """Whether the verb is passive, reduced clauses ("asked about it, she said") included."""
    if tree.children(verb, "auxpass", "nsubjpass"):
        return True
    if tree.token(verb).tag != "VBN" or tree.children(verb, "nsubj", "dobj"):
        return False
    if any(tree.lemma(a) == "have" for a in tree.children(verb, "aux")):
        return False
    if tree.relation(verb) == "conj":
        return passive(tree, tree.head(verb))
    return tree.relation(verb) in ("acl", "advcl", "ROOT", "relcl") or bool(
        tree.children(verb, "agent")
    )


def antecedent(tree: Tree, verb: int) -> Found | None:
    """The noun that the verb's relative or participle clause stands by, without that clause."""
    at = verb
    while tree.relation(at) in ("conj", "xcomp", "ccomp") and tree.head(at) != at:
        at = tree.head(at)
    if tree.relation(at) not in ("relcl", "acl"):
        return None
    noun = _dated(tree, tree.head(at))
    return noun, tree.subtree(noun) - tree.subtree(at)


def _dated(tree: Tree, noun: int) -> int:
    """The noun that a date stands by: "a pact of 9 May, which …" speaks of the pact."""
    if tree.token(noun).entity != "DATE":
        return noun
    above = (i for i in tree.ancestors(noun) if tree.token(i).part in ("NOUN", "PROPN"))
    return next((i for i in above if tree.token(i).entity != "DATE"), noun)


def _source(tree: Tree, found: Found | None) -> Source | None:
    if found is None:
        return None
    head, tokens = _after_colon(tree, *found)
    for lead in tree.children(head, "prep", "advmod", "npadvmod"):
        tokens -= tree.subtree(lead) if lead < head else frozenset()
    spots = tree.spots(tokens)
    token = tree.token(head)
    around = [s for s in spots if s[0] <= token.start < s[1]]
    if not around:
        return None
    return Source(_joined(spots), (token.start, token.end))


def _after_colon(tree: Tree, head: int, tokens: Tokens) -> Found:
    """Without a dateline that the parser took for part of the name: "LIMA, May 3 (X): Peru",
    "LIMA – Peru"."""
    marks = ("–", "—", "--") if tree.token(0).text.isupper() else ()
    colons = [
        i
        for i in range(min(tokens), max(tokens))
        if tree.token(i).text.endswith(":") or tree.token(i).text in marks
    ]
    kept = frozenset(i for i in tokens if not colons or i > max(colons))
    nouns = [i for i in sorted(kept) if tree.token(i).part in ("NOUN", "PROPN", "PRON")]
    if not colons or not nouns:
        return head, tokens
    outer = [i for i in nouns if tree.head(i) not in kept]
    return (head if head in kept else (*outer, *nouns)[0]), kept


def _joined(spots: Iterable[tuple[int, int]]) -> tuple[int, int]:
    listed = list(spots)
    return min(s for s, _ in listed), max(e for _, e in listed)


def _actor(tree: Tree, verb: int) -> Found | None:
    if passive(tree, verb):
        agent = tree.child(verb, "agent")
        by = tree.child(agent, "pobj") if agent is not None else None
        return (by, tree.subtree(by)) if by is not None else None
    found = _subject(tree, verb) or _shared(tree, verb)
    return found or (_far_subject(tree, verb) if tree.token(verb).tag == "VBG" else None)


def _far_subject(tree: Tree, verb: int) -> Found | None:
    """The subject of the nearest clause above: who does what goes along with the participle."""
    subjects = (_subject(tree, above) for above in tree.ancestors(verb))
    return next((subject for subject in subjects if subject), None)


def _subject(tree: Tree, verb: int) -> Found | None:
    # The last of several, since a dateline is often taken for a subject, too: "LIMA – Peru said".
    for subject in tree.children(verb, "nsubj", "nsubjpass")[-1:]:
        if tree.token(subject).tag in ("WDT", "WP") and tree.lemma(subject) in RELATIVE:
            noun = antecedent(tree, verb)
            return (noun[0], noun[1] | {subject}) if noun else (subject, tree.subtree(subject))
        return subject, tree.subtree(subject)
    return None


def _neighbour(tree: Tree, verb: int) -> Found | None:
    """The noun just before a finite verb whose subject the parser missed (headlines, mostly)."""
    if tree.token(verb).tag not in FINITE or passive(tree, verb):
        return None
    at = verb - 1
    while at >= 0 and tree.token(at).part in ("ADV", "AUX", "PART"):
        at -= 1
    if at < 0 or tree.token(at).part not in ("NOUN", "PROPN", "PRON"):
        return None
    around = tree.subtree(at)
    return at, frozenset({at}) if verb in around else around


def _shared(tree: Tree, verb: int) -> Found | None:
    """The source of a verb without a subject of its own, from what it hangs from."""
    relation, head = tree.relation(verb), tree.head(verb)
    if head == verb:
        return None
    if relation == "conj":
        own = _subject(tree, head) if tree.token(head).part in ("VERB", "AUX") else None
        return own or _shared(tree, head)
    if relation in ("acl", "relcl"):
        if _issued(tree, head):
            return _subject(tree, tree.head(head)) or _shared(tree, tree.head(head))
        participle = tree.token(verb).tag == "VBG" and not tree.edge(verb - 1)
        return antecedent(tree, verb) if participle else _owner(tree, head)
    if relation in CLAUSE_IN_CLAUSE:
        return _from_above(tree, verb, head)
    return None


def _issued(tree: Tree, noun: int) -> bool:
    """Whether the noun is a text that somebody issues: "put out a letter saying …"."""
    cues = english_cues()
    text = tree.relation(noun) == "dobj" and tree.lemma(noun) in cues.texts
    return text and tree.lemma(tree.head(noun)) in cues.light_verbs


def _from_above(tree: Tree, verb: int, head: int) -> Found | None:
    part = tree.token(head).part
    if part in ("VERB", "AUX"):
        told = tree.child(head, "dobj")
        if tree.relation(verb) == "xcomp" and told is not None and _controls(tree, head, told):
            return told, tree.subtree(told)
        return _subject(tree, head) or _shared(tree, head)
    if part in ("NOUN", "PROPN"):
        return _owner(tree, head)
    return _shared(tree, head)


def _controls(tree: Tree, verb: int, told: int) -> bool:
    """Whether the object is who shall act ("asked them to say") and no means ("used it to say")."""
    cue = english_cues().verb(tree.lemma(verb))
    return bool(cue and "infinitive" in cue.takes) or tree.token(told).part in ("PRON", "PROPN")


def _owner(tree: Tree, noun: int) -> Found | None:
    """Whose the noun is ("his effort to say"), else who does the verb it belongs to."""
    if (owner := tree.child(noun, "poss")) is not None:
        return owner, tree.subtree(owner)
    return _shared(tree, noun)
