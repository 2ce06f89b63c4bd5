"""What the coder makes of each pair: the likeliest type it may have, its trigger, how sure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from math import log

import numpy as np
from numpy.typing import NDArray

from dragoman.codebook.ontology import Ontology
from dragoman.coding.encoder import Array, Judged, Labels, Pair, Seen
from dragoman.coding.events.bonds import bond, reported
from dragoman.coding.events.calibration import Calibration
from dragoman.coding.events.candidates import Candidate
from dragoman.coding.events.modes import likeliest_mode
from dragoman.coding.events.own import Neighbourhood
from dragoman.coding.events.parties import Group
from dragoman.coding.events.tagging import Tags, pair_clues, read_tags
from dragoman.coding.tree import Tree

NONE = "NONE"
LEAST_CHANCE = 1e-4
# The probability from which a token belongs to a part: likelier than not.
TAGGED = 0.5
# Where no token has it and the parse shows no act, the likeliest token serves from here on. Set
# by hand and not calibrated.
FAINT = 0.2
# The least confidence of an act told in a formula and coded as a type that it may be. Set by
# judgement: such acts are too rare in the authored sentences to count.
FORMULAIC = 0.8
# Parts of speech that no trigger begins or ends with, and those of which it needs one.
FUNCTION = frozenset({"PUNCT", "SPACE", "CCONJ", "SCONJ", "DET", "PRON", "PART"})
ACTS = frozenset({"VERB", "NOUN", "ADJ", "PROPN"})


@dataclass(frozen=True, slots=True)
class Verdict:
    """An event as the coder sees it.

    `trigger` and `place` are neighbouring tokens; `modalities` are the modality head's
    probabilities in the order of the labels, `clues` those of VERDICT_CLUES.
    """

    candidate: Candidate
    type: str
    mode: str
    modalities: tuple[float, ...]
    trigger: range
    place: range
    clues: tuple[float, ...]
    confidence: float

    @property
    def of_somebody(self) -> bool:
        """Whether anybody in it is known, unlike in "human history honours such nations"."""
        sides = (*self.candidate.actors, *self.candidate.recipients)
        return any(party.known for party in sides)


@dataclass(frozen=True, slots=True)
class Judge:
    """The ontology, the coder's labels and calibration, and types of one's own if there are any."""

    ontology: Ontology
    labels: Labels
    fit: Calibration
    own: Neighbourhood | None = None

    def verdicts(self, tree: Tree, pairs: Sequence[Candidate], seen: Seen) -> list[Verdict]:
        """The likeliest type for each pair of a sentence, however unlikely."""
        tagging = read_tags(tree, seen, self.labels.tags)
        groups = {group for pair in pairs for group in (pair.actors, pair.recipients)}
        tags = {group: tagging.of(group) for group in groups}
        pieces = _pieces(tree, seen)
        return [
            self._verdict(_Asked(tree, pair, judged, pieces), tags)
            for pair, judged in zip(pairs, seen.pairs, strict=True)
        ]

    def _verdict(self, asked: "_Asked", tags: Mapping[Group, Tags]) -> Verdict:
        pair, judged = asked.pair, asked.judged
        kind, chance = self._type(pair, judged.types)
        chances = asked.chances(self.labels.parts.index("E"))
        trigger = _trigger(asked.tree, pair, chances)
        none = float(judged.types[self.labels.types.index(NONE)])
        clues = (
            self.fit.proposal(pair.clues),
            log(max(chance, LEAST_CHANCE)),
            log(max(none, LEAST_CHANCE)),
            max((chances[i] for i in trigger), default=0.0),
            *_tagged(pair, tags),
            *_ties(asked.tree, pair, trigger),
            *pair.kept_clues,
        )
        verdict = Verdict(
            pair,
            kind,
            likeliest_mode(kind, self.labels, judged.modes, self.fit.bare),
            tuple(float(chance) for chance in judged.modalities),
            trigger,
            _run(asked.chances(self.labels.parts.index("P"))),
            clues,
            max(self.fit.confidence(clues), self._certainty(pair, kind)),
        )
        return self._refined(verdict, judged)

    def _refined(self, verdict: Verdict, judged: Judged) -> Verdict:
        """The verdict as one of an own type, if the pair is of one."""
        code = self.own.own_type(judged.vector) if self.own else None
        if code is None:
            return verdict
        same = verdict.confidence if verdict.type == code.parent else 0.0
        sure = max(code.confidence, same)
        return replace(verdict, type=code.parent, mode=code.name, confidence=sure)

    def _certainty(self, candidate: Candidate, kind: str) -> float:
        """How sure a formula is of an act, if the coder finds it to be of a type that it may be."""
        told = candidate.formula is not None and kind in candidate.formula.types
        return FORMULAIC if told else 0.0

    def _type(self, candidate: Candidate, types: Array) -> tuple[str, float]:
        """Types that need a recipient are for pairs, and for several who act together."""
        alone = not candidate.recipients and len(candidate.actors) == 1
        allowed = [
            (float(chance), name)
            for name, chance in zip(self.labels.types, types, strict=True)
            if name != NONE and not (alone and self.ontology.types[name].recipient)
        ]
        chance, name = max(allowed)
        return name, chance


@dataclass(frozen=True, slots=True)
class _Asked:
    """A pair of a sentence, what the network makes of it, and the pieces of the parse's tokens."""

    tree: Tree
    pair: Candidate
    judged: Judged
    pieces: NDArray[np.bool_]

    def chances(self, part: int) -> list[float]:
        """The probability of each parse token to be of a part: the largest of its pieces'."""
        found: list[float] = (self.pieces * self.judged.parts[part]).max(1, initial=0.0).tolist()
        return found


def _pieces(tree: Tree, seen: Seen) -> NDArray[np.bool_]:
    """Which of the network's tokens share characters with which of the parse's (parse's, its)."""
    offset, tokens = tree.sentence.start, tree.sentence.tokens
    starts = np.array([[token.start - offset] for token in tokens])
    ends = np.array([[token.end - offset] for token in tokens])
    shared: NDArray[np.bool_] = (seen.offsets[:, 0] < ends) & (starts < seen.offsets[:, 1])
    return shared


def spans(tree: Tree, candidate: Candidate) -> Pair:
    """The pair as the encoder is told of it."""
    return Pair(_spans(tree, candidate.actors), _spans(tree, candidate.recipients))


def choose(verdicts: Sequence[Verdict], threshold: float) -> tuple[Verdict, ...]:
    """The surest verdicts of one sentence, each trigger used once, in the order of triggers."""
    chosen: list[Verdict] = []
    for one in sorted(verdicts, key=lambda v: -v.confidence):
        taken = {i for other in chosen for i in other.trigger}
        if one.confidence >= threshold and one.trigger and not taken & set(one.trigger):
            chosen.append(one)
    return tuple(sorted(chosen, key=lambda v: v.trigger.start))


def trigger_head(tree: Tree, trigger: range) -> int:
    """The token of the trigger that all others of it depend on, by way of the shortest path."""
    return min(trigger, key=lambda i: (len(tree.ancestors(i)), i))


def _spans(tree: Tree, group: Group) -> tuple[tuple[int, int], ...]:
    start = tree.sentence.start
    return tuple((party.start - start, party.end - start) for party in group)


def _run(chances: Sequence[float]) -> range:
    """The neighbouring tagged tokens that together are likeliest."""
    best, most = range(0), 0.0
    start, own = 0, 0.0
    for i, chance in enumerate(chances):
        start, own = (start, own + chance) if chance >= TAGGED else (i + 1, 0.0)
        if own > most:
            best, most = range(start, i + 1), own
    return best


def _trigger(tree: Tree, candidate: Candidate, chances: Sequence[float]) -> range:
    """The tagged act, else the word under which both sides stand.

    Empty if that names no act, or tells somebody else's that the doer only reports.
    """
    sides = (*candidate.actors, *candidate.recipients)
    heads = {party.head for party in sides}
    own = candidate.formula.tokens if candidate.formula else range(len(chances))
    free = [chance if i in own and i not in heads else 0.0 for i, chance in enumerate(chances)]
    at = candidate.bond.meeting
    meeting = range(at, at + 1) if at not in heads and tree.token(at).part in ACTS else range(0)
    run = _run(free) or meeting or _faint(free)
    words = [i for i in run if tree.token(i).part not in FUNCTION]
    if not any(tree.token(i).part in ACTS for i in words):
        return range(0)
    trigger = range(words[0], words[-1] + 1)
    told = reported(tree, candidate.actors[0].head, trigger_head(tree, trigger))
    return range(0) if told else trigger


def _faint(chances: Sequence[float]) -> range:
    """The likeliest token, if it is likely at all."""
    best = max(range(len(chances)), key=chances.__getitem__)
    return range(best, best + 1) if chances[best] >= FAINT else range(0)


def _ties(tree: Tree, candidate: Candidate, trigger: range) -> tuple[float, ...]:
    """How each side hangs on the trigger: whether it is its doer, and the clauses between them."""
    if not trigger:
        return (0.0, 0.0, 0.0, 0.0)
    act = trigger_head(tree, trigger)
    ties = [_tie(tree, group[0].head, act) for group in _sides(candidate)]
    return (*ties[0], *(ties[1] if len(ties) > 1 else (0.0, 0.0)))


def _tagged(candidate: Candidate, tags: Mapping[Group, Tags]) -> tuple[float, ...]:
    """How the tags take both sides, and how much likelier a recipient another group is."""
    doer, other = tags[candidate.actors], tags[candidate.recipients]
    sides = (candidate.actors, candidate.recipients)
    rival = max((mark.recipient for group, mark in tags.items() if group not in sides), default=0.0)
    return (*pair_clues(doer, other), rival - other.recipient)


def _tie(tree: Tree, side: int, act: int) -> tuple[float, float]:
    tie = bond(tree, side, act)
    return float(tie.acts and not tie.clauses), float(min(tie.clauses, 2))


def _sides(candidate: Candidate) -> tuple[Group, ...]:
    return tuple(group for group in (candidate.actors, candidate.recipients) if group)
