"""A sentence's dependency tree, with the few questions that attribution asks of it."""

from collections.abc import Iterable
from dataclasses import dataclass

from dragoman.model.text import Sentence, Token

Spot = tuple[int, int]
"""Characters from start to end (exclusive) in the document's text."""

SUBJECTS = ("nsubj", "nsubjpass", "csubj", "expl")
FINITE = frozenset({"VBD", "VBP", "VBZ", "MD"})
EDGES = frozenset(",;:.-–— ") | {"--", "..."}


@dataclass(frozen=True, slots=True)
class Tree:
    """A sentence with the children of each of its tokens, and the heads above each, from its own up
    to the root; tokens go by their index in it."""

    sentence: Sentence
    below: tuple[tuple[int, ...], ...]
    above: tuple[tuple[int, ...], ...]

    def token(self, i: int) -> Token:
        return self.sentence.tokens[i]

    def lemma(self, i: int) -> str:
        return self.sentence.tokens[i].lemma.lower()

    def relation(self, i: int) -> str:
        return self.sentence.tokens[i].relation

    def head(self, i: int) -> int:
        return self.sentence.tokens[i].head

    def children(self, i: int, *relations: str) -> tuple[int, ...]:
        """Children in text order, of those relations or of any if none is named."""
        if not relations:
            return self.below[i]
        return tuple(c for c in self.below[i] if self.relation(c) in relations)

    def child(self, i: int, *relations: str) -> int | None:
        """The first child of those relations."""
        return next(iter(self.children(i, *relations)), None)

    def subtree(self, i: int) -> frozenset[int]:
        """The token and all that hangs from it."""
        found: set[int] = set()
        waiting = [i]
        while waiting:
            at = waiting.pop()
            found.add(at)
            waiting.extend(c for c in self.below[at] if c not in found)
        return frozenset(found)

    def ancestors(self, i: int) -> tuple[int, ...]:
        """Heads from the token's own up to the root."""
        return self.above[i]

    def spots(self, tokens: Iterable[int]) -> tuple[Spot, ...]:
        """The runs of neighbouring tokens as character spans, without punctuation at their edges.

        Runs that only punctuation parts are one.
        """
        chosen = sorted(tokens)
        runs: list[list[int]] = []
        for i in chosen:
            if runs and all(self.edge(j) for j in range(runs[-1][-1] + 1, i)):
                runs[-1].append(i)
            else:
                runs.append([i])
        trimmed = (self._trim(run) for run in runs)
        return tuple((self.token(r[0]).start, self.token(r[-1]).end) for r in trimmed if r)

    def edge(self, i: int) -> bool:
        """Whether the token is punctuation that no span should begin or end with."""
        return self.token(i).text in EDGES

    def _trim(self, run: list[int]) -> list[int]:
        while run and self.edge(run[0]):
            run = run[1:]
        while run and self.edge(run[-1]):
            run = run[:-1]
        return run


def grow(sentence: Sentence) -> Tree:
    """The tree of a parsed sentence."""
    below: list[list[int]] = [[] for _ in sentence.tokens]
    for i, token in enumerate(sentence.tokens):
        if token.head != i:
            below[token.head].append(i)
    above = tuple(_above(sentence, i) for i in range(len(sentence.tokens)))
    return Tree(sentence, tuple(map(tuple, below)), above)


def _above(sentence: Sentence, i: int) -> tuple[int, ...]:
    chain: list[int] = []
    while (head := sentence.tokens[i].head) != i and head not in chain:
        chain.append(head)
        i = head
    return tuple(chain)


def tokens_in(trees: tuple[Tree, ...], spot: Spot) -> list[Token]:
    """The tokens that lie in the span."""
    near = (t for t in trees if t.sentence.start < spot[1] and spot[0] < t.sentence.end)
    return [t for n in near for t in n.sentence.tokens if spot[0] <= t.start and t.end <= spot[1]]


def has_clause(trees: tuple[Tree, ...], spot: Spot) -> bool:
    """Whether the span holds a finite verb: names and titles hold none."""
    return any(token.tag in FINITE for token in tokens_in(trees, spot))
