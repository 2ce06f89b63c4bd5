"""What became of those who are counted ("killed", "captured", "signed"), and whose they are."""

from dataclasses import dataclass

from dragoman.codebook.cues import english_cues
from dragoman.codebook.figures import figure_words
from dragoman.coding.figures.phrases import Counted
from dragoman.coding.tree import Tree

PASSIVE, DONE_TO, DOER = ("nsubjpass",), ("dobj", "obj"), ("nsubj",)
CLIMB = frozenset({"conj", "appos", "nummod", "quantmod", "amod", "compound", "dep"})
PARTICIPLES = frozenset({"acl", "relcl"})


@dataclass(frozen=True, slots=True)
class Fate:
    """`happened` in the codebook's word or the verb's own, "" if nothing; `verb` its token."""

    happened: str
    verb: int | None

    def verb_apart(self, other: "Fate") -> bool:
        """Whether the two hang from different verbs: "killed 27 and wounded 9"."""
        return None not in (self.verb, other.verb) and self.verb != other.verb


def fate(tree: Tree, counted: Counted | None, top: int, *, people: bool) -> Fate:
    """What became of the counted noun, or of the bare number at `top`.

    Only people have fates of the codebook; of things the verb itself says what was done to them.
    """
    noun = counted.head if counted else top
    verb, relation = governor(tree, noun, top)
    if said := _said(tree, counted, top) if counted and people else "":
        return Fate(said, verb)
    for clause in _own_clauses(tree, noun) if people else ():
        as_ = "nsubjpass" if tree.token(clause).tag == "VBN" else "nsubj"
        if told := _by_verb(tree, clause, as_):
            return Fate(told, clause)
    if verb is None:
        return Fate("", None)
    told = _by_verb(tree, verb, relation) or _left(tree, verb, relation) if people else ""
    return Fate(told or _plain(tree, verb, relation), verb)


def governor(tree: Tree, head: int, top: int) -> tuple[int | None, str]:
    """The verb that a noun or number belongs to, and as what: its subject, its object, …."""
    at, seen = head, {head}
    while tree.head(at) != at:
        relation, up = tree.relation(at), tree.head(at)
        if tree.token(up).part in ("VERB", "AUX") and relation not in ("acl", "relcl", "amod"):
            return up, relation
        through = relation in CLIMB or (relation in ("pobj", "prep") and _through(tree, at, top))
        if not through or up in seen:
            return None, ""
        seen.add(up)
        at = up
    return (at, tree.relation(at)) if tree.token(at).part == "VERB" else (None, "")


def _through(tree: Tree, at: int, top: int) -> bool:
    preposition = at if tree.relation(at) == "prep" else tree.head(at)
    over = tree.head(preposition)
    if tree.lemma(preposition) == "of":
        return over == top or tree.token(over).text.lower() in figure_words().generic
    return tree.lemma(preposition) in figure_words().through


def _over(tree: Tree, head: int, top: int) -> str:
    """The noun that the counted belong to by "of": "the release of 12 sailors"."""
    for i in (head, top):
        preposition = tree.head(i)
        if tree.relation(i) == "pobj" and tree.lemma(preposition) == "of":
            over = tree.token(tree.head(preposition))
            return over.text.lower() if over.part == "NOUN" else ""
    return ""


def _said(tree: Tree, counted: Counted, top: int) -> str:
    """By the words of the phrase or of the noun above it: "dead and missing", "the loss of 40"."""
    words = {tree.token(i).text.lower() for i in counted.tokens} | {_over(tree, counted.head, top)}
    found = {name for name, known in figure_words().fates.items() if words & known.words}
    return " and ".join(sorted(found))


def _own_clauses(tree: Tree, noun: int) -> list[int]:
    """ "Soldiers killed in …", "soldiers who died": clauses that hang from the noun."""
    return [c for c in tree.children(noun, *PARTICIPLES) if c > noun]


def _by_verb(tree: Tree, verb: int, relation: str) -> str:
    lemma = tree.lemma(verb)
    beside = tree.children(verb, "acomp", "attr", "oprd", "advmod")
    words = {tree.token(c).text.lower() for c in beside}
    is_so = words if lemma == "be" else {tree.token(verb).text.lower()}  # "are dead", "are missing"
    if relation in DONE_TO and lemma in figure_words().losing:
        return "killed"
    for name, known in figure_words().fates.items():
        if relation in (*PASSIVE, *DONE_TO) and lemma in known.done:
            return name
        if relation in DOER and (lemma in known.does or is_so & known.words):
            return name
        if relation in DONE_TO and words & known.words:
            return name
    return ""


def _left(tree: Tree, verb: int, relation: str) -> str:
    """ "Left 2,500 people dead", "the dead … put at 71"."""
    below = {tree.token(i).text.lower() for i in tree.children(verb, "ccomp", "xcomp")}
    if relation in ("pobj", "dative", "prep", "npadvmod"):
        below |= {
            tree.token(i).text.lower() for i in tree.children(verb, "dobj", "nsubj", "nsubjpass")
        }
    for name, known in figure_words().fates.items():
        if below & known.words:
            return name
    return ""


def _plain(tree: Tree, verb: int, relation: str) -> str:
    """The verb itself where something is done to the counted: "signed", "destroyed"."""
    if relation not in (*PASSIVE, *DONE_TO):
        return ""
    lemma, token = tree.lemma(verb), tree.token(verb)
    if lemma in figure_words().light | figure_words().claiming or english_cues().verb(lemma):
        return ""
    return token.text.lower() if token.tag in ("VBD", "VBN") else lemma
