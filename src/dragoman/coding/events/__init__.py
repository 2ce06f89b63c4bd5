"""Event reports: who did what to whom, on whose word, told how, with the words that say it.

The way through, over all sentences of a document at once (`coder`):

    parties      mentions of actors and other noun phrases that may have a part in an act
    skipping     sentences without a known party or a possible act go no further
    candidates   the likeliest pairs of a sentence, by the parse (`bonds`)
    glancing     of these, who acts by what the coder's lower layers make of the sentence
    judging      the coder's type, mode, modality and trigger for each pair; the surest are kept
    own          types of one's own, by the nearest examples
    reports      with date (`dating`), place (`placing`), modality, contexts and voices
"""

from dragoman.codebook.contexts import context_words
from dragoman.codebook.modality import modality_words
from dragoman.coding.events.coder import find_events, shipped_judge
from dragoman.coding.events.placing import unlocated
from dragoman.coding.events.reports import Reporter, Surroundings
from dragoman.model.actors import Mention
from dragoman.model.entries import Report, Statement
from dragoman.model.text import Document, Sentence
from dragoman.model.time import DateMention
from dragoman.settings import Settings

__all__ = ["code_events", "find_events", "unlocated"]


def code_events(
    document: Document,
    sentences: tuple[Sentence, ...],
    mentions: tuple[Mention, ...],
    dates: tuple[DateMention, ...],
    statements: tuple[Statement, ...],
    settings: Settings,
) -> tuple[Report, ...]:
    """The event reports of a document, in reading order.

    `settings` says from which confidence on, and by which types of one's own beside PLOVER's.
    Raises CoderError if the weights are missing or do not fit.
    """
    told = find_events(document, sentences, mentions, settings)
    if not told:
        return ()
    reporter = Reporter(shipped_judge(), modality_words(), context_words())
    around = Surroundings(document, mentions, dates, statements)
    return tuple(
        reporter.report(around, tree, verdict)
        for tree, verdicts in told
        for verdict in verdicts
        if verdict.of_somebody
    )
