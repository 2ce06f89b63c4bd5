"""How two phrases hang together in the parse: who is placed as the doer, and how far apart."""

from dataclasses import dataclass

from dragoman.coding.tree import Tree

CLAUSES = frozenset({"ccomp", "advcl", "relcl", "acl", "parataxis", "conj", "xcomp", "pcomp"})
SUBJECTS = ("nsubj", "nsubjpass", "csubj")
OWNERS = frozenset({"poss", "amod", "compound", "nmod"})
RELATIVES = frozenset({"WDT", "WP", "WP$"})
# Subjects that may stand for somebody named outside: "said that it would …", "who …".
POSSESSIVES = frozenset({"PRP$", "WP$"})
ECHOES = RELATIVES | {"PRP", "EX"}


@dataclass(frozen=True, slots=True)
class Bond:
    """The tie between a possible doer and the one it may be done to (or the doer's own verb).

    `meeting` is the token under which both stand. `clauses` counts the clauses with subjects of
    their own that lie between; `turned` says that the parse makes the other one the doer.
    """

    meeting: int
    acts: bool
    turned: bool
    clauses: int


def bond(tree: Tree, actor: int, recipient: int) -> Bond:
    """The tie between two head tokens."""
    left, right = _chain(tree, actor), _chain(tree, recipient)
    shared = set(right)
    meeting = next(i for i in left if i in shared)
    on_left, on_right = left[: left.index(meeting)], right[: right.index(meeting)]
    return Bond(
        meeting,
        acts=_acts(tree, on_left, on_right, meeting),
        turned=_acts(tree, on_right, on_left, meeting),
        clauses=_borders(tree, on_left) + _borders(tree, on_right),
    )


def solo(tree: Tree, actor: int) -> Bond:
    """The tie of a doer to the word that it depends on, where nobody else takes part."""
    head = tree.head(actor)
    return Bond(head, _acts(tree, [actor], [], head), False, 0)


def reported(tree: Tree, speaker: int, act: int) -> bool:
    """Whether the act is another's that `speaker` only tells.

    "X said that Y had bombed …", "X recalled Y's support for …".
    """
    around = set(_chain(tree, speaker))
    inner = [i for i in _chain(tree, act) if i not in around]
    told = any(tree.relation(i) == "ccomp" and _has_subject(tree, i) for i in inner)
    owners = tree.children(act, "poss") if act in inner else ()
    return told or any(tree.token(owner).tag not in POSSESSIVES for owner in owners)


def _chain(tree: Tree, i: int) -> list[int]:
    return [i, *tree.ancestors(i)]


def _acts(tree: Tree, path: list[int], other: list[int], meeting: int) -> bool:
    """Whether the one at the end of `path` is doer of what `meeting` or the other path tells."""
    if not path:  # "the army that shelled the town", "soldiers guarding the bridge"
        clauses = [i for i in other if tree.relation(i) in ("relcl", "acl")]
        return bool(clauses) and _open(tree, clauses[-1])
    top = path[-1]
    relation = tree.relation(top)
    if relation == "agent":
        return True
    if relation == "nsubj":
        return not any(tree.relation(i) in CLAUSES for i in path[:-1])
    if relation in OWNERS:
        return len(path) == 1 and tree.token(meeting).part in ("NOUN", "PROPN")
    return relation == "prep" and tree.lemma(top) == "by"


def _open(tree: Tree, clause: int) -> bool:
    """Whether a clause's doer is the noun that it modifies."""
    if tree.relation(clause) == "acl":
        return tree.token(clause).tag != "VBN"
    subjects = tree.children(clause, "nsubj")
    return any(tree.token(s).tag in RELATIVES for s in subjects)


def _borders(tree: Tree, path: list[int]) -> int:
    return sum(tree.relation(i) in CLAUSES and _has_subject(tree, i) for i in path)


def _has_subject(tree: Tree, clause: int) -> bool:
    return any(tree.token(s).tag not in ECHOES for s in tree.children(clause, *SUBJECTS))
