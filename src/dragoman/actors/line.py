"""A sentence with what the gazetteer found in it: the ground that the phrase rules stand on."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from dragoman.actors.gazetteer import Hit, gazetteer
from dragoman.actors.guards import screened
from dragoman.actors.naming import Name, names_in, organisations_in
from dragoman.codebook.words import normal
from dragoman.model.text import Sentence, Token

# Relations of who does something to its verb.
SUBJECTS = ("nsubj", "nsubjpass")


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence's tokens, hits and names of persons; `owner` gives each token's hit."""

    sentence: Sentence
    hits: tuple[Hit, ...]
    names: tuple[Name, ...]
    owner: tuple[Hit | None, ...]

    @property
    def tokens(self) -> tuple[Token, ...]:
        return self.sentence.tokens

    def lower(self, index: int) -> str:
        """The token in lower case; "" beyond either end."""
        return self.tokens[index].text.lower() if 0 <= index < len(self.tokens) else ""

    def tag(self, index: int) -> str:
        """The token's Penn tag; "" beyond either end."""
        return self.tokens[index].tag if 0 <= index < len(self.tokens) else ""


def read_line(sentence: Sentence, day: date | None, words_of_document: frozenset[str]) -> Line:
    """Find the names and nouns of a sentence; `day` decides dated readings."""
    tokens = sentence.tokens
    hits = screened(tokens, gazetteer().find(tokens, day), words_of_document)
    hits = with_organisations(hits, organisations_in(tokens, hits))
    return Line(sentence, hits, names_in(tokens, hits), owners(len(tokens), hits))


def with_surnames(line: Line, surnames: frozenset[str]) -> Line:
    """The line with surnames of the document's people that the tagger took for other words."""
    taken = {i for name in line.names for i in range(name.honorific, name.end)}
    taken |= {i for hit in line.hits if hit.kind != "city" for i in range(hit.start, hit.end)}
    more = tuple(
        Name(i, i + 1, token.text, i, sure=False)
        for i, token in enumerate(line.tokens)
        if token.text[:1].isupper() and i not in taken and normal(token.text) in surnames
    )
    if not more:
        return line
    names = tuple(sorted((*line.names, *more), key=lambda name: name.start))
    return replace(line, names=names)


def with_organisations(hits: Sequence[Hit], more: Sequence[Hit]) -> tuple[Hit, ...]:
    """The hits with organisations added, which take the place of hits inside them."""
    kept = [h for h in hits if not any(o.start <= h.start and h.end <= o.end for o in more)]
    return tuple(sorted((*kept, *more), key=lambda hit: hit.start))


def owners(length: int, hits: Sequence[Hit]) -> tuple[Hit | None, ...]:
    """The hit of each token, None for tokens of none."""
    found: list[Hit | None] = [None] * length
    for hit in hits:
        found[hit.start : hit.end] = [hit] * (hit.end - hit.start)
    return tuple(found)
