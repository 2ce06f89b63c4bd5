"""The coder over a whole document: the sentences worth its time, their pairs, their verdicts."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from dragoman.codebook.modality import modality_words
from dragoman.codebook.ontology import plover
from dragoman.coding.encoder import Glimpse, encoder
from dragoman.coding.events.calibration import Calibration, calibration
from dragoman.coding.events.candidates import propose
from dragoman.coding.events.glancing import Glance
from dragoman.coding.events.judging import Judge, Verdict, choose, spans
from dragoman.coding.events.own import own_types
from dragoman.coding.events.parties import Party, find_parties
from dragoman.coding.events.skipping import may_tell_an_act
from dragoman.coding.tree import Tree, grow
from dragoman.model.actors import Mention
from dragoman.model.text import Document, Sentence
from dragoman.settings import Settings

# Scenes whose states are held at once: some 25 MB.
PORTION = 256

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
    """The sentences worth the coder's time: somebody known is in them, and maybe an act."""
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
    """Every pair's verdict that is worth one, scene by scene, a portion of scenes at a time."""
    portions = (found[i : i + PORTION] for i in range(0, len(found), PORTION))
    return [told for portion in portions for told in _judge_portion(portion, judge)]


def glance_at(found: Sequence[Scene], fit: Calibration) -> list[tuple[Glimpse, Glance]]:
    """What the network's lower layers make of each scene and its likely pairs."""
    coder = encoder()
    glimpses = coder.glance([scene.tree.sentence.text for scene in found])
    return [
        (one, Glance(s.tree, propose(s.tree, s.parties, fit), one.seen, coder.labels))
        for one, s in zip(glimpses, found, strict=True)
    ]


def _judge_portion(found: Sequence[Scene], judge: Judge) -> list[tuple[Tree, list[Verdict]]]:
    glances = glance_at(found, judge.fit)
    asked = {i: g.worth_judging(judge.fit) for i, (_, g) in enumerate(glances)}
    some = [i for i, pairs in asked.items() if pairs]
    looks = [(glances[i][0], [spans(found[i].tree, p) for p in asked[i]]) for i in some]
    seen = dict(zip(some, encoder().judge(looks), strict=True))
    return [
        (s.tree, judge.verdicts(s.tree, asked[i], seen[i]) if i in seen else [])
        for i, s in enumerate(found)
    ]
