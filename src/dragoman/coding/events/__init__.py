"""Event reports: who did what to whom, on whose word, told how, with the words that say it.

The way through, over all sentences of a document at once:

    parties      mentions of actors and other noun phrases that may have a part in an act
    skipping     sentences without a party or a possible act go no further
    candidates   the likeliest pairs of a sentence, by the coder's tags and the parse (`bonds`)
    judging      the coder's type, mode, modality and trigger for each pair; the surest are kept
    reports      with date (`dating`), place (`placing`), modality, contexts and voices
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from dragoman.codebook.contexts import context_words
from dragoman.codebook.modality import modality_words
from dragoman.codebook.ontology import plover
from dragoman.coding.encoder import Encoder, encoder
from dragoman.coding.events.calibration import calibration
from dragoman.coding.events.candidates import propose
from dragoman.coding.events.judging import Judge, Verdict, choose, marked
from dragoman.coding.events.parties import Party, find_parties
from dragoman.coding.events.reports import Reporter, Surroundings
from dragoman.coding.events.skipping import may_tell_an_act
from dragoman.coding.statements.tree import Tree, grow
from dragoman.model.actors import Mention
from dragoman.model.entries import Report, Statement
from dragoman.model.text import Document, Sentence
from dragoman.model.time import DateMention
from dragoman.settings import Settings

__all__ = ["code_events"]


@dataclass(frozen=True, slots=True)
class Scene:
    """A sentence in which something may happen, and who is in it."""

    tree: Tree
    parties: tuple[Party, ...]


def code_events(
    document: Document,
    sentences: Sequence[Sentence],
    mentions: tuple[Mention, ...],
    dates: tuple[DateMention, ...],
    statements: tuple[Statement, ...],
    settings: Settings,
) -> tuple[Report, ...]:
    """The event reports of a document, in reading order.

    `settings.threshold` is the least confidence coded, the calibration's own where it is None.
    Raises CoderError if the weights are missing or do not fit.
    """
    around = Surroundings(document, mentions, dates, statements)
    found = scenes(around, sentences)
    if not found:
        return ()
    fit, ontology, coder = calibration(), plover(), encoder()
    judge = Judge(ontology, coder.labels, fit)
    reporter = Reporter(judge, modality_words(), context_words())
    least = fit.threshold if settings.threshold is None else settings.threshold
    return tuple(
        reporter.report(around, tree, verdict)
        for tree, verdicts in judged(found, judge, coder)
        for verdict in choose(verdicts, least)
    )


def scenes(around: Surroundings, sentences: Sequence[Sentence]) -> tuple[Scene, ...]:
    """The sentences worth the coder's time."""
    words, found = modality_words(), []
    for sentence in sentences:
        tree = grow(sentence)
        parties = find_parties(around.document, tree, around.mentions_in(tree))
        if may_tell_an_act(tree, parties, words):
            found.append(Scene(tree, parties))
    return tuple(found)


def judged(
    found: Sequence[Scene], judge: Judge, coder: Encoder
) -> list[tuple[Tree, list[Verdict]]]:
    """Every candidate's verdict, scene by scene; the coder is asked twice, in batches."""
    tagged = coder.tag([scene.tree.sentence.text for scene in found])
    asked = [
        (scene.tree, candidate)
        for scene, tags in zip(found, tagged, strict=True)
        for candidate in propose(scene.tree, scene.parties, tags, judge.labels.tags, judge.fit)
    ]
    answers = coder.judge([marked(tree, candidate) for tree, candidate in asked])
    verdicts: dict[int, list[Verdict]] = defaultdict(list)
    for (tree, candidate), answer in zip(asked, answers, strict=True):
        verdicts[tree.sentence.index].append(judge.verdict(tree, candidate, answer))
    return [(scene.tree, verdicts[scene.tree.sentence.index]) for scene in found]
