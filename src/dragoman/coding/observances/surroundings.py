"""What the earlier stages found in a document, as observances need it."""

from collections.abc import Sequence
from dataclasses import dataclass

from dragoman.codebook.observances import ObservanceWords
from dragoman.model.actors import Mention
from dragoman.model.text import Document, Sentence
from dragoman.model.time import DateMention, RecurringDay


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The document with its sentences, mentions and dates, and the codebook's words."""

    document: Document
    sentences: Sequence[Sentence]
    mentions: Sequence[Mention]
    dates: Sequence[DateMention]
    recurring: Sequence[RecurringDay]
    words: ObservanceWords
