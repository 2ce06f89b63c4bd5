"""Statements: who said, wrote or thought what, in whose words, quoted in what.

The way through: `quotes` finds quotation marks; `direct` gives quotations their cues, `turns`
finds "Name: …"; `verbs`, `framing` and `nominal` read the parse for indirect speech; `sources`
finds whose words they are; `find` joins these and `assemble` makes statements of them.
"""

from dragoman.codebook.cues import english_cues
from dragoman.coding.statements.assemble import Setting, assemble
from dragoman.coding.statements.find import find_attributions
from dragoman.coding.statements.quotes import find_quotes
from dragoman.coding.statements.voices import voices_over
from dragoman.coding.tree import grow
from dragoman.model.actors import Mention
from dragoman.model.entries import Statement
from dragoman.model.text import Document, Sentence
from dragoman.model.time import DateMention

__all__ = ["find_statements", "voices_over"]


def find_statements(
    document: Document,
    sentences: tuple[Sentence, ...],
    mentions: tuple[Mention, ...],
    dates: tuple[DateMention, ...],
) -> tuple[Statement, ...]:
    """All attributed speech of the document, in the order of its cues.

    `within` names the statement that another is quoted in. Without mentions, speakers are the
    words themselves (sector UNK) and pronouns stay None.
    """
    cues = english_cues()
    trees = tuple(grow(sentence) for sentence in sentences)
    found = find_attributions(document.text, trees, cues)
    quotes = find_quotes(document.text)
    return assemble(Setting(document, trees, mentions, dates, quotes, cues), found)
