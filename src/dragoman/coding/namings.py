"""What somebody calls an event: "the … massacre", "the liberation of …", "the Patriotic War".

The record takes none of these words for its own; it keeps who uses which for the same name, so
that accounts which differ in nothing but the word can be laid side by side.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from dragoman.codebook.loaded_terms import LoadedTerms, loaded_terms
from dragoman.coding.statements import voices_over
from dragoman.coding.tree import Tree, grow
from dragoman.model.entries import Naming, Statement
from dragoman.model.ids import content_id
from dragoman.model.text import Document, Sentence, evidence

Found = tuple[str, str, int, int]
"""The name, the term, and the characters of both together."""


def find_namings(
    document: Document, sentences: Sequence[Sentence], statements: tuple[Statement, ...]
) -> tuple[Naming, ...]:
    """The loaded names of events in reading order, each with the voices above it."""
    terms = loaded_terms()
    return tuple(
        _naming(document, sentence, found, statements)
        for sentence in sentences
        for found in sorted(_find(document, grow(sentence), terms), key=lambda f: f[2:])
    )


def _naming(
    document: Document, sentence: Sentence, found: Found, statements: tuple[Statement, ...]
) -> Naming:
    of, term, start, end = found
    return Naming(
        id=content_id("naming", document.id, start, end, of, term),
        of=of,
        term=term,
        asserted_by=voices_over(statements, start, end),
        evidence=evidence(document, sentence.start, sentence.end),
    )


def _find(document: Document, tree: Tree, terms: LoadedTerms) -> Iterator[Found]:
    taken: list[range] = []
    for match in _names(terms.names).finditer(tree.sentence.text):
        start, end = tree.sentence.start + match.start(), tree.sentence.start + match.end()
        taken.append(range(start, end))
        yield match[0], match[0], start, end
    for noun in range(len(tree.sentence.tokens)):
        if tree.lemma(noun) not in terms.nouns and tree.token(noun).text.lower() not in terms.nouns:
            continue
        for of, term, start, end in _attached(document, tree, noun, terms):
            if not any(start < span.stop and span.start < end for span in taken):
                yield of, term, start, end


@cache
def _names(names: tuple[str, ...]) -> re.Pattern[str]:
    longest_first = sorted(names, key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, longest_first))})\b")


def _attached(document: Document, tree: Tree, noun: int, terms: LoadedTerms) -> Iterator[Found]:
    """A proper name before the noun ("the Harbour massacre"), or after its "of"."""
    token = tree.token(noun)
    if names := _proper(tree, noun):
        first = tree.token(names[0]).start
        yield _text(document, tree, names), token.text.lower(), first, token.end
    elif tree.lemma(noun) in terms.of:
        for preposition in tree.children(noun, "prep"):
            for place in tree.children(preposition, "pobj"):
                if tree.lemma(preposition) == "of" and tree.token(place).part == "PROPN":
                    whole = [*_proper(tree, place), place]
                    end = tree.token(place).end
                    yield _text(document, tree, whole), token.text.lower(), token.start, end


def _proper(tree: Tree, head: int) -> list[int]:
    """The proper names just before a noun that belong to it, without possessors and titles."""
    names: list[int] = []
    for i in range(head - 1, -1, -1):
        token = tree.token(i)
        joined = token.text in "-–" and names
        if not joined and not (token.part == "PROPN" and tree.relation(i) in ("compound", "nmod")):
            break
        names.insert(0, i)
    return names[1:] if names and tree.token(names[0]).text in "-–" else names


def _text(document: Document, tree: Tree, tokens: Sequence[int]) -> str:
    return document.text[tree.token(tokens[0]).start : tree.token(tokens[-1]).end]
