"""Examples become token ids with markers, and the labels of each head.

Markers are vocabulary entries that pre-training left unused. They are inserted between tokens
after tokenising, so that offsets always point into the plain sentence, in training as in use.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from tokenizers import Tokenizer

from training.corpus import Example, Marked

IGNORE = -100
MARKERS = {"A": ("[unused1]", "[unused2]"), "R": ("[unused3]", "[unused4]")}
TAGS = ("O", "B-A", "I-A", "B-R", "I-R", "B-E", "I-E", "B-P", "I-P")
MODALITIES = ("asserted", "future", "hypothetical", "negated", "historical")
LONGEST = 160


@dataclass(frozen=True, slots=True)
class Labels:
    """The classes of the heads, in the order of their logits."""

    types: tuple[str, ...]
    modes: tuple[str, ...]
    modalities: tuple[str, ...] = MODALITIES
    tags: tuple[str, ...] = TAGS


@dataclass(frozen=True, slots=True)
class Features:
    """One input row: ids, and labels for the heads (IGNORE where a head learns nothing)."""

    ids: list[int]
    tags: list[int]
    type: int
    mode: int
    modality: int


def labels_of(examples: Sequence[Example]) -> Labels:
    """The label inventory of a corpus: types with NONE last, modes as TYPE.mode."""
    types = sorted({e.type for e in examples} - {"NONE"})
    modes = sorted({f"{e.type}.{e.mode}" for e in examples if e.mode != "-"})
    return Labels((*types, "NONE"), ("-", *modes))


class Featurizer:
    """Turns examples into features with one tokenizer and one label inventory."""

    def __init__(self, tokenizer: Tokenizer, labels: Labels) -> None:
        self.tokenizer = tokenizer
        self.labels = labels
        self.markers = {
            label: [_required(tokenizer, name) for name in names]
            for label, names in MARKERS.items()
        }

    def marked(self, example: Example, spans: Sequence[Marked] | None = None) -> Features:
        """The sentence with its actors and recipients marked: what the type head reads."""
        spans = example.spans if spans is None else spans
        ids, tags = self._tokens(example.text, spans)
        mode = f"{example.type}.{example.mode}" if example.mode != "-" else "-"
        none = example.type == "NONE"
        return Features(
            ids,
            tags,
            self.labels.types.index(example.type),
            IGNORE if none else self.labels.modes.index(mode),
            IGNORE if none else self.labels.modalities.index(example.modality),
        )

    def plain(self, text: str, spans: Sequence[Marked]) -> Features:
        """The sentence as it stands, with the parts of all its events: what the tagger reads."""
        encoding = self.tokenizer.encode(text)
        tags = [self._tag(offset, spans) for offset in encoding.offsets]
        return Features(encoding.ids[:LONGEST], tags[:LONGEST], IGNORE, IGNORE, IGNORE)

    def _tokens(self, text: str, spans: Sequence[Marked]) -> tuple[list[int], list[int]]:
        encoding = self.tokenizer.encode(text)
        ids: list[int] = []
        tags: list[int] = []
        shown = [span for span in spans if span.label in self.markers]
        for token, offset in zip(encoding.ids, encoding.offsets, strict=True):
            real = offset[1] > offset[0]
            opening = [s for s in shown if real and _first(offset, s)]
            closing = [s for s in shown if real and offset[0] < s.end <= offset[1]]
            row = [self.markers[s.label][0] for s in opening]
            after = [self.markers[s.label][1] for s in closing]
            ids += [*row, token, *after]
            tag = self._tag(offset, [s for s in spans if s.label in "EP"])
            tags += [IGNORE] * len(row) + [tag] + [IGNORE] * len(after)
        return ids[:LONGEST], tags[:LONGEST]

    def _tag(self, offset: tuple[int, int], spans: Sequence[Marked]) -> int:
        if offset[1] == offset[0]:
            return IGNORE
        for span in spans:
            if span.start < offset[1] and offset[0] < span.end:
                first = offset[0] <= span.start
                return TAGS.index(("B-" if first else "I-") + span.label)
        return 0


def _required(tokenizer: Tokenizer, name: str) -> int:
    token = tokenizer.token_to_id(name)
    if token is None:
        raise ValueError(f"the tokenizer lacks {name}")
    return token


def _first(offset: tuple[int, int], span: Marked) -> bool:
    return offset[0] <= span.start < offset[1]
