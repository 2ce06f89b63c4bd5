"""Contexts are shown by words, and the words are data."""

import pytest

from dragoman.codebook.contexts import CONTEXTS, context_words, parse_contexts
from dragoman.errors import CodebookError


def test_words_and_phrases_show_contexts() -> None:
    lemmas = ["the", "court", "fine", "the", "arm", "dealer", "over", "chemical", "weapon"]
    assert context_words().of(lemmas) == ("legal", "cbrn", "military")


def test_no_word_no_context() -> None:
    assert context_words().of(["they", "speak"]) == ()


def test_an_unknown_context_is_refused() -> None:
    text = CONTEXTS.read_text(encoding="utf-8")
    with pytest.raises(CodebookError, match="gossip"):
        parse_contexts(f"{text}\ngossip: [rumour]\n", "mine.yaml")
