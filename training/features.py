"""Examples become samples: a sentence's token ids, its pairs, and the labels of each head.

A pair is told to the network by which tokens its actors and its recipients cover, so that one
reading of a sentence serves all its pairs and every offset points into the plain sentence, in
training as in use.
"""

import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from tokenizers import Tokenizer

from dragoman.codebook.markup import Marked
from training.corpus import HARD, NONE, Example, sentences

IGNORE = -100
TAGS = ("O", "B-A", "I-A", "B-R", "I-R", "B-E", "I-E", "B-P", "I-P")
PARTS = ("E", "P")
MODALITIES = ("asserted", "future", "hypothetical", "negated", "historical")
LONGEST = 160
# Types in which both sides act: the pair turned round is the same event, not none.
MUTUAL = frozenset({"AGREE", "CONSULT", "COOPERATE", "ASSAULT"})
# Pairs of a sentence's parties that no line marks teach "none", with less weight than written
# lines, since an author may have left an event unmarked.
UNMARKED_WEIGHT = 0.5
MOST_UNMARKED = 1

Tokens = tuple[int, ...]
"""Indices of tokens."""


@dataclass(frozen=True, slots=True)
class Labels:
    """The classes of the heads, in the order of their logits."""

    types: tuple[str, ...]
    modes: tuple[str, ...]
    modalities: tuple[str, ...] = MODALITIES
    tags: tuple[str, ...] = TAGS
    parts: tuple[str, ...] = PARTS


@dataclass(frozen=True, slots=True)
class Pair:
    """Actor and recipient tokens of a pair (no recipient tokens: nobody), and its labels.

    `parts` are the tokens of trigger and place; None where the line marks no trigger.
    """

    actors: Tokens
    recipients: Tokens
    type: int
    mode: int = IGNORE
    modality: int = IGNORE
    parts: tuple[Tokens, ...] | None = None
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class Sample:
    """A sentence: token ids, tags (IGNORE where they teach nothing), its pairs."""

    text: str
    ids: tuple[int, ...]
    tags: tuple[int, ...]
    pairs: tuple[Pair, ...]


def labels_of(examples: Sequence[Example]) -> Labels:
    """The label inventory of a corpus: types with NONE last, modes as TYPE.mode."""
    types = sorted({e.type for e in examples} - {NONE})
    modes = sorted({f"{e.type}.{e.mode}" for e in examples if e.mode != "-"})
    return Labels((*types, NONE), ("-", *modes))


@dataclass(frozen=True, slots=True)
class Featurizer:
    """Turns examples into samples with one tokenizer and one label inventory."""

    tokenizer: Tokenizer
    labels: Labels

    def samples(self, examples: Sequence[Example], chance: random.Random) -> list[Sample]:
        """One sample a sentence, with some of its unmarked pairs, drawn anew each time."""
        tagged = sentences(examples)
        by_text: dict[str, list[Example]] = {}
        for example in examples:
            by_text.setdefault(example.text, []).append(example)
        return [self.sample(own, tagged.get(text), chance) for text, own in by_text.items()]

    def sample(
        self, own: Sequence[Example], tagged: Sequence[Marked] | None, chance: random.Random
    ) -> Sample:
        """The sample of one sentence; `tagged` are all its marked spans, None if unknown."""
        encoding = self.tokenizer.encode(own[0].text)
        offsets = encoding.offsets[:LONGEST]
        marked = [pair for example in own for pair in self._marked(example, offsets)]
        unmarked = list(self._unmarked(own, marked))
        chance.shuffle(unmarked)
        pairs = (*marked, *unmarked[:MOST_UNMARKED])
        return Sample(
            own[0].text,
            tuple(encoding.ids[:LONGEST]),
            tuple(IGNORE if tagged is None else _tag(offset, tagged) for offset in offsets),
            tuple(pair for pair in pairs if pair.actors),
        )

    def _marked(self, example: Example, offsets: Sequence[tuple[int, int]]) -> Iterator[Pair]:
        """The pairs of a line; of several who act together, each with each and all as one side."""
        actors, recipients = example.of("A"), example.of("R")
        yield self._pair(example, actors, recipients, offsets)
        if not recipients and len(actors) > 1:
            yield self._pair(example, actors[:-1], actors[-1:], offsets)
            yield self._pair(example, actors[-1:], actors[:-1], offsets)

    def _pair(
        self,
        example: Example,
        actors: Sequence[Marked],
        recipients: Sequence[Marked],
        offsets: Sequence[tuple[int, int]],
    ) -> Pair:
        sides = (_covered(offsets, actors), _covered(offsets, recipients))
        if example.type == NONE:
            return Pair(*sides, self.labels.types.index(NONE))
        mode = f"{example.type}.{example.mode}" if example.mode != "-" else "-"
        parts = tuple(_covered(offsets, example.of(part)) for part in PARTS)
        return Pair(
            *sides,
            self.labels.types.index(example.type),
            self.labels.modes.index(mode),
            self.labels.modalities.index(example.modality),
            parts if parts[0] else None,
        )

    def _unmarked(self, own: Sequence[Example], marked: Sequence[Pair]) -> Iterator[Pair]:
        """Pairs that no line marks: turned round, across events, and the recipient alone."""
        if any(e.type == NONE and HARD in e.source for e in own):
            return
        none = self.labels.types.index(NONE)
        taken = {(pair.actors, pair.recipients) for pair in marked}
        mutual = {self.labels.types.index(t) for t in MUTUAL if t in self.labels.types}
        doers = {pair.actors for pair in marked}
        others = {pair.recipients for pair in marked if pair.recipients}
        turned = {(p.recipients, p.actors) for p in marked if p.recipients and p.type not in mutual}
        alone: set[tuple[Tokens, Tokens]] = {(side, ()) for side in others - doers}
        across = {(a, r) for a in doers for r in others if not set(a) & set(r)}
        for actors, recipients in sorted((turned | alone | across) - taken):
            yield Pair(actors, recipients, none, weight=UNMARKED_WEIGHT)


def classes(pair: Pair) -> Mapping[str, int]:
    """The labels of a pair's classifying heads."""
    return {"types": pair.type, "modes": pair.mode, "modalities": pair.modality}


def _covered(offsets: Sequence[tuple[int, int]], spans: Sequence[Marked]) -> Tokens:
    return tuple(
        i
        for i, (start, end) in enumerate(offsets)
        if any(start < span.end and span.start < end for span in spans) and end > start
    )


def _tag(offset: tuple[int, int], spans: Sequence[Marked]) -> int:
    if offset[1] == offset[0]:
        return IGNORE
    for span in spans:
        if span.start < offset[1] and offset[0] < span.end:
            first = offset[0] <= span.start
            return TAGS.index(("B-" if first else "I-") + span.label)
    return 0
