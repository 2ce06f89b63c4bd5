"""Helps the tests of event coding: one invented sentence, parsed, with what points into it."""

from dataclasses import dataclass

from dragoman.coding.tree import Tree, grow
from dragoman.language.parse import parse
from dragoman.model.actors import Actor, Mention, Resolution
from dragoman.model.text import Document


@dataclass(frozen=True)
class Scene:
    """A one-sentence document."""

    document: Document
    tree: Tree

    def at(self, word: str) -> int:
        """The index of the first token with that text."""
        return next(i for i, t in enumerate(self.tree.sentence.tokens) if t.text == word)

    def mention(self, text: str, *actors: Actor) -> Mention:
        """A mention of the actors at the first place where the text stands."""
        start = self.document.text.index(text)
        covered = self.tree.sentence.covering(start, start + len(text))
        root = min(covered, key=lambda i: len(self.tree.ancestors(i)))
        how = Resolution("name", "the test says so")
        end = start + len(text)
        return Mention(start, end, text, self.tree.sentence.index, root, "name", actors, how)


def scene(text: str) -> Scene:
    """The parsed sentence; the test is wrong if the parser sees more than one."""
    document = Document("document:test", "test", text)
    (sentence,) = parse(document)
    return Scene(document, grow(sentence))


def state(code: str) -> Actor:
    """A state by its code."""
    return Actor(code, code.title(), "state", code)
