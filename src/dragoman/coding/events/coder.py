"""The coder over a whole document: the sentences worth its time, their pairs, their verdicts."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from dragoman.codebook.modality import modality_words
from dragoman.codebook.ontology import plover
from dragoman.coding.encoder import encoder
from dragoman.coding.events.calibration import calibration
from dragoman.coding.events.candidates import propose
from dragoman.coding.events.judging import Judge, Verdict, choose, spans
from dragoman.coding.events.own import own_types
from dragoman.coding.events.parties import Party, find_parties
from dragoman.coding.events.skipping import may_tell_an_act
from dragoman.coding.tree import Tree, grow
from dragoman.model.actors import Mention
from dragoman.model.text import Document, Sentence
from dragoman.settings import Settings

Told = tuple[Tree, tuple[Verdict, ...]]
"""A sentence with the events that it tells."""


@dataclass(frozen=True, slots=True)
class Scene:
    """A sentence in which something may happen, and who is in it."""

    tree: Tree
    parties: tuple[Party, ...]


def shipped_judge(codebook: str | None = None) -> Judge:
    """The judge of the shipped ontology, weights and calibration, and of a file's own types.

    CoderError if they do not fit, CodebookError if the file does not.
    """
    return Judge(plover(), encoder().labels, calibration(), own_types(codebook))


def find_events(
    document: Document,
    sentences: Sequence[Sentence],
    mentions: Sequence[Mention],
    settings: Settings,
) -> tuple[Told, ...]:
    """The sentences that may tell of events, with those that are sure enough.

    `settings.threshold` is the least confidence, the calibration's own where it is None;
    `settings.codebook` a file with types of one's own.
    """
    found = find_scenes(document, sentences, mentions)
    if not found:
        return ()
    judge, threshold = shipped_judge(settings.codebook), settings.threshold
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
    """Every likely pair's verdict, scene by scene; the encoder reads each sentence once."""
    asked = [propose(scene.tree, scene.parties, judge.fit) for scene in found]
    seen = encoder().read(
        [
            (scene.tree.sentence.text, [spans(scene.tree, pair) for pair in pairs])
            for scene, pairs in zip(found, asked, strict=True)
        ]
    )
    return [
        (scene.tree, judge.verdicts(scene.tree, pairs, one))
        for scene, pairs, one in zip(found, asked, seen, strict=True)
    ]
