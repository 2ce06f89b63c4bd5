"""A sentence in which an issue is named, with what finding a stance asks of it."""

from dataclasses import dataclass

from dragoman.codebook.issues import Issue
from dragoman.codebook.stances import stance_words
from dragoman.coding.issues import Topic
from dragoman.coding.tree import Spot, Tree
from dragoman.model.actors import Mention

# Where one clause ends and another begins: what stands beyond is not what a word governs.
CLAUSES_APART = frozenset({"relcl", "parataxis", "advcl"})
PHRASAL = ("prep", "prt", "agent")


@dataclass(frozen=True, slots=True)
class Scene:
    """`mentions` are the sentence's, nested ones too."""

    tree: Tree
    mentions: tuple[Mention, ...]
    topics: tuple[Topic, ...]

    @property
    def issues(self) -> tuple[Issue, ...]:
        """The issues named, each once, in order."""
        return tuple({topic.issue.name: topic.issue for topic in self.topics}.values())

    def root(self, spot: Spot) -> int | None:
        """The token of a passage that all others of it hang from."""
        covered = self.tree.sentence.covering(*spot)
        return min(covered, key=lambda i: len(self.tree.ancestors(i))) if covered else None

    def names_issue(self, mention: Mention) -> bool:
        """Whether a mention is but a word of an issue's name: "Ethiopian" in that of the dam."""
        inside = any(
            t.party is None and t.start <= mention.start and mention.end < t.end
            for t in self.topics
        )
        return inside and self.tree.relation(mention.root) != "poss"


@dataclass(frozen=True, slots=True)
class Word:
    """A word of stance: where it stands, 1 for support or -1, and the preposition it takes.

    One that `asks` for something supports it.
    """

    at: int
    sign: int
    particle: int | None = None
    asks: bool = False


def word_at(tree: Tree, i: int) -> Word | None:
    """The word of stance at a token, if it is one."""
    words, lemma = stance_words(), tree.lemma(i)
    part = tree.token(i).part
    if part in ("VERB", "AUX"):
        for child in tree.children(i, *PHRASAL):
            if sign := words.verbs.sign(f"{lemma} {tree.lemma(child)}"):
                return Word(i, sign, child)
        sign = words.verbs.sign(lemma)
        if not sign and part == "VERB" and lemma in words.directives:
            return Word(i, 1, asks=True)
    else:
        sign = words.nouns.sign(lemma) if part in ("NOUN", "PROPN") else 0
    return Word(i, sign) if sign else None


def turns(tree: Tree, i: int) -> bool:
    """Whether a token turns the stance on what hangs below it round: "an end to", "not to"."""
    lemma = tree.lemma(i)
    turned = lemma in stance_words().turning or tree.token(i).text.lower() in stance_words().turning
    return turned != negated(tree, i)


def negated(tree: Tree, i: int) -> bool:
    """Whether a verb is negated in its own clause."""
    return bool(tree.children(i, "neg")) or any(
        tree.lemma(c) in ("never", "neither", "nor") for c in tree.children(i, "advmod", "preconj")
    )


def infinitive(tree: Tree, i: int) -> bool:
    """Whether a verb is one with "to": what somebody is to do goes with whoever says so."""
    return any(tree.token(a).tag == "TO" for a in tree.children(i, "aux"))


def path(tree: Tree, low: int, high: int) -> tuple[int, ...] | None:
    """The tokens between `low` and `high` above it; None if another clause lies between."""
    steps: list[int] = []
    at = low
    while at != high:
        subject = tree.relation(at) == "nsubj" and tree.head(at) == high
        verbal = tree.relation(at) == "conj" and tree.token(at).part in ("VERB", "AUX")
        beyond = (verbal or tree.relation(at) in CLAUSES_APART) and not infinitive(tree, at)
        if subject or beyond or tree.head(at) == at:
            return None
        at = tree.head(at)
        steps.append(at)
    return tuple(steps[:-1])
