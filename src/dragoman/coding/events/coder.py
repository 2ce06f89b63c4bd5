"""The coder over a whole document: the sentences worth its time, their pairs, their verdicts."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from dragoman.codebook.modality import modality_words
from dragoman.codebook.ontology import plover
from dragoman.coding.encoder import encoder
from dragoman.coding.events.calibration import calibration
from dragoman.coding.events.candidates import Candidate, propose
from dragoman.coding.events.judging import Judge, Verdict, choose, marked
from dragoman.coding.events.parties import Party, find_parties
from dragoman.coding.events.skipping import may_tell_an_act
from dragoman.coding.tree import Tree, grow
from dragoman.model.actors import Mention
from dragoman.model.text import Document, Sentence

Told = tuple[Tree, tuple[Verdict, ...]]
"""A sentence with the events that it tells."""


@dataclass(frozen=True, slots=True)
class Scene:
    """A sentence in which something may happen, and who is in it."""

    tree: Tree
    parties: tuple[Party, ...]


def shipped_judge() -> Judge:
    """The judge of the shipped ontology, weights and calibration; CoderError if they do not fit."""
    return Judge(plover(), encoder().labels, calibration())


def find_events(
    document: Document,
    sentences: Sequence[Sentence],
    mentions: Sequence[Mention],
    threshold: float | None = None,
) -> tuple[Told, ...]:
    """The sentences that may tell of events, with those of at least that confidence.

    Without a threshold, the calibration's own.
    """
    found = find_scenes(document, sentences, mentions)
    if not found:
        return ()
    judge = shipped_judge()
    least = judge.fit.threshold if threshold is None else threshold
    told = judge_scenes(found, judge)
    return tuple((tree, choose(verdicts, least)) for tree, verdicts in told)


def find_scenes(
    document: Document, sentences: Sequence[Sentence], mentions: Sequence[Mention]
) -> tuple[Scene, ...]:
    """The sentences worth the coder's time: with a party, and a word that may be an act."""
    words = modality_words()
    inside: dict[int, list[Mention]] = defaultdict(list)
    for mention in mentions:
        inside[mention.sentence].append(mention)
    trees = [grow(sentence) for sentence in sentences]
    found = [
        Scene(tree, find_parties(document, tree, inside[tree.sentence.index])) for tree in trees
    ]
    return tuple(s for s in found if may_tell_an_act(s.tree, s.parties, words))


def judge_scenes(found: Sequence[Scene], judge: Judge) -> list[tuple[Tree, list[Verdict]]]:
    """Every likely pair's verdict, scene by scene; the encoder is asked twice, in batches."""
    asked = propose_pairs(found, judge)
    answers = encoder().judge([marked(tree, pair) for tree, pair in asked])
    verdicts: dict[int, list[Verdict]] = defaultdict(list)
    for (tree, pair), answer in zip(asked, answers, strict=True):
        verdicts[id(tree)].append(judge.verdict(tree, pair, answer))
    return [(scene.tree, verdicts[id(scene.tree)]) for scene in found]


def propose_pairs(found: Sequence[Scene], judge: Judge) -> list[tuple[Tree, Candidate]]:
    """The pairs to ask the encoder about."""
    tagged = encoder().tag([scene.tree.sentence.text for scene in found])
    return [
        (scene.tree, pair)
        for scene, tags in zip(found, tagged, strict=True)
        for pair in propose(scene.tree, scene.parties, tags, judge.labels.tags, judge.fit)
    ]
