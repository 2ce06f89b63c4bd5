"""Documents and their text. Offsets are characters into `Document.text`, end exclusive."""

from dataclasses import dataclass

from dragoman.model.time import UNKNOWN_PUBLICATION, PublicationDate


@dataclass(frozen=True, slots=True)
class Document:
    """One article as published, cleaned. `text` never changes once stored: offsets point into it.

    Paragraphs are lines of `text`; the headline is `title` and not part of it. `id` comes from the
    bytes that were read, so that a better cleaner does not make a new document.
    """

    id: str
    source: str
    text: str
    outlet: str = ""
    outlet_country: str = ""
    title: str = ""
    byline: str = ""
    published: PublicationDate = UNKNOWN_PUBLICATION
    place: str = ""
    language: str = ""
    copies: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Evidence:
    """The passage an entry stands on: `document.text[start:end] == text`, always."""

    document: str
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Token:
    """A word with its place in the document and in the parse.

    `head` is the index of the head token within the sentence (its own index for the root);
    `tag` is the Penn tag, `part` the universal part of speech, `relation` the dependency label,
    `entity` the name recogniser's label or "".
    """

    start: int
    end: int
    text: str
    lemma: str
    tag: str
    part: str
    head: int
    relation: str
    entity: str = ""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence; `index` counts through the document, `paragraph` through its lines."""

    index: int
    paragraph: int
    start: int
    end: int
    text: str
    tokens: tuple[Token, ...]

    def covering(self, start: int, end: int) -> range:
        """Indices of the tokens that overlap the characters from start to end."""
        hits = [i for i, t in enumerate(self.tokens) if t.start < end and start < t.end]
        return range(hits[0], hits[-1] + 1) if hits else range(0)


def evidence(document: Document, start: int, end: int) -> Evidence:
    """Cut the evidence out of the document, so that it cannot be wrong."""
    return Evidence(document.id, start, end, document.text[start:end])
