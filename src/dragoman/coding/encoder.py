"""The trained coder at work: a glance at a sentence says who may act, a second look judges pairs.

The one module that knows onnxruntime and tokenizers. The network's lower layers read a sentence
alone, its upper ones with the pairs asked about, all at once. A pair is told by the tokens that its
sides cover, as in training, so that every offset points into the plain sentence.
"""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import as_file, files
from typing import Any

import msgspec
import numpy as np
from numpy.typing import NDArray

from dragoman.errors import CoderError
from dragoman.model.entries import Modality

Array = NDArray[np.float32]
Span = tuple[int, int]

WEIGHTS = files("dragoman.coding") / "weights"
# Lower and upper layers.
NETWORKS = ("reader.onnx", "judge.onnx")
# Longer sentences are cut: the corpus has none, and attention grows with the square.
MOST_TOKENS = 160
# What a pair adds to a reading: a marker for its actors and one for its recipients.
SIDES = 2
# Batches of like size: 16 keeps both a laptop's cache and its memory small, and what is added to
# make the rows of a batch equally long may be a tenth of them, since it costs as much as they do.
BATCH = 16
PADDING = 0.1


@dataclass(frozen=True, slots=True)
class Pair:
    """Who may have done something to whom: characters of the sentence; no recipients: nobody."""

    actors: tuple[Span, ...]
    recipients: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Judged:
    """What the network makes of a pair.

    Probabilities of types, modes and modalities; `parts` (2, tokens): of each token to be of the
    trigger, and of the place; `vector` (width,): what the types are read off.
    """

    types: Array
    modes: Array
    modalities: Array
    parts: Array
    vector: Array


@dataclass(frozen=True, slots=True)
class Glimpse:
    """A sentence after the lower layers: its tokens' offsets (tokens, 2), those without characters
    among them, tag probabilities (tokens, tags) and states (tokens, width)."""

    offsets: NDArray[np.int64]
    tags: Array
    states: Array

    @property
    def own(self) -> NDArray[np.bool_]:
        """Which tokens stand for characters of the sentence."""
        words: NDArray[np.bool_] = self.offsets[:, 1] > self.offsets[:, 0]
        return words

    @property
    def seen(self) -> "Seen":
        """The sentence as far as a glance goes, with no pair judged."""
        return Seen(self.offsets[self.own], self.tags[self.own], ())


@dataclass(frozen=True, slots=True)
class Seen:
    """A sentence as read: token offsets (tokens, 2), tag probabilities (tokens, tags), pairs."""

    offsets: NDArray[np.int64]
    tags: Array
    pairs: tuple[Judged, ...]


class Labels(msgspec.Struct, frozen=True):
    """The classes of the heads, in the order of their probabilities."""

    types: tuple[str, ...]
    modes: tuple[str, ...]
    modalities: tuple[Modality, ...]
    tags: tuple[str, ...]
    parts: tuple[str, ...]


Row = tuple[str, Sequence[Pair]]
"""A sentence and the pairs asked about."""


Look = tuple[Glimpse, Sequence[Pair]]
"""A sentence glanced at, and the pairs asked about."""


class Encoder:
    """The network, its tokenizer and its labels. One thread, so that it shares a machine well."""

    def __init__(self) -> None:
        import onnxruntime
        from tokenizers import Tokenizer

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        options.inter_op_num_threads = 1
        try:
            with as_file(WEIGHTS) as folder:
                self.labels = msgspec.json.decode(
                    (folder / "labels.json").read_bytes(), type=Labels
                )
                self._tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
                self._reader, self._judge = (
                    onnxruntime.InferenceSession(str(folder / name), options) for name in NETWORKS
                )
        except Exception as error:  # the engines raise types of their own
            raise CoderError(
                f"the coder's weights cannot be loaded ({error}); reinstall"
            ) from error

    def read(self, rows: Sequence[Row]) -> list[Seen]:
        """Tags and pairs of each sentence, in the order given."""
        glimpses = self.glance([text for text, _ in rows])
        return self.judge([(one, pairs) for one, (_, pairs) in zip(glimpses, rows, strict=True)])

    def glance(self, texts: Sequence[str]) -> list[Glimpse]:
        """What the lower layers make of each sentence."""
        encodings = [self._tokenizer.encode(text) for text in texts]
        ids = [encoding.ids[:MOST_TOKENS] for encoding in encodings]
        offsets = [np.array(e.offsets[:MOST_TOKENS], dtype=np.int64) for e in encodings]
        found: dict[int, Glimpse] = {}
        for batch in _batches([(len(line),) for line in ids]):
            states, hints = self._reader.run(None, _tokens([ids[i] for i in batch]))
            for row, i in enumerate(batch):
                size = len(ids[i])
                found[i] = Glimpse(offsets[i], _softmax(hints[row, :size]), states[row, :size])
        return [found[i] for i in range(len(texts))]

    def judge(self, looks: Sequence[Look]) -> list[Seen]:
        """What the upper layers make of each sentence and its pairs, in the order given."""
        seen: dict[int, Seen] = {}
        sizes = [(len(one.offsets), SIDES * len(pairs)) for one, pairs in looks]
        for indices in _batches(sizes):
            seen.update(zip(indices, self._judged([looks[i] for i in indices]), strict=True))
        return [seen[i] for i in range(len(looks))]

    def token_ids(self, texts: Sequence[str]) -> list[Sequence[int]]:
        """The vocabulary entries of each text, without those that frame it."""
        encodings = self._tokenizer.encode_batch(list(texts), add_special_tokens=False)
        return [encoding.ids for encoding in encodings]

    def _judged(self, batch: Sequence[Look]) -> Iterator[Seen]:
        tags, *heads, parts, vectors = self._judge.run(None, _marked(batch))
        types, modes, modalities = (_softmax(head) for head in heads)
        shares = 1 / (1 + np.exp(-parts))
        for i, (one, asked) in enumerate(batch):
            size, own = len(one.offsets), one.own
            pairs = tuple(
                Judged(
                    types[i, k],
                    modes[i, k],
                    modalities[i, k],
                    shares[i, k, :, :size][:, own],
                    vectors[i, k],
                )
                for k in range(len(asked))
            )
            yield Seen(one.offsets[own], _softmax(tags[i, :size])[own], pairs)


def _tokens(batch: Sequence[Sequence[int]]) -> dict[str, NDArray[np.int64]]:
    """ids and mask (rows, tokens)."""
    ids = np.zeros((len(batch), max(map(len, batch))), dtype=np.int64)
    mask = np.zeros_like(ids)
    for i, line in enumerate(batch):
        ids[i, : len(line)], mask[i, : len(line)] = line, 1
    return {"ids": ids, "mask": mask}


def _marked(batch: Sequence[Look]) -> dict[str, NDArray[Any]]:
    """states (rows, tokens, width), mask (rows, tokens), spans (rows, markers, tokens): see
    `training/network.py`."""
    tokens = max(len(one.offsets) for one, _ in batch)
    pairs = max((len(asked) for _, asked in batch if asked), default=1)
    states = np.zeros((len(batch), tokens, batch[0][0].states.shape[1]), dtype=np.float32)
    mask = np.zeros((len(batch), tokens), dtype=np.int64)
    spans = np.zeros((len(batch), SIDES * pairs, tokens), dtype=np.float32)
    for i, (one, asked) in enumerate(batch):
        size = len(one.offsets)
        states[i, :size], mask[i, :size] = one.states, 1
        sides = [side for pair in asked for side in (pair.actors, pair.recipients)]
        for marker, side in enumerate(sides):
            covered = _covered(one.offsets, side)
            spans[i, marker, :size] = covered / covered.sum()
    return {"states": states, "mask": mask, "spans": spans}


def _covered(offsets: NDArray[np.int64], side: Sequence[Span]) -> NDArray[np.bool_]:
    """Which tokens a side covers; the first, which is no word, for nobody (or one cut off)."""
    start, end = offsets[:, 0], offsets[:, 1]
    covered = np.zeros(len(offsets), dtype=np.bool_)
    for first, last in side:
        covered |= (start < last) & (first < end) & (end > start)
    covered[0] |= not covered.any()
    return covered


@cache
def encoder() -> Encoder:
    """The shipped coder, loaded once a process."""
    return Encoder()


def _batches(sizes: Sequence[Sequence[int]]) -> Iterator[list[int]]:
    """Rows of like size together: a row has a length in each dimension that is padded."""
    batch: list[int] = []
    for i in sorted(range(len(sizes)), key=lambda i: (sum(sizes[i]), *sizes[i])):
        if batch and (len(batch) == BATCH or _padding(sizes, [*batch, i]) > PADDING):
            yield batch
            batch = []
        batch.append(i)
    if batch:
        yield batch


def _padding(sizes: Sequence[Sequence[int]], batch: Sequence[int]) -> float:
    """What padding adds to the rows of a batch, as a share of them."""
    rows = [sizes[i] for i in batch]
    longest: int = sum(max(lengths) for lengths in zip(*rows, strict=True))
    return len(rows) * longest / sum(sum(row) for row in rows) - 1


def _softmax(logits: Array) -> Array:
    shifted = np.exp(logits - logits.max(-1, keepdims=True))
    probabilities: Array = shifted / shifted.sum(-1, keepdims=True)
    return probabilities


@cache
def fingerprint() -> str:
    """Twelve hexadecimal digits of the SHA-256 of the weights: which model coded something."""
    try:
        networks = b"".join((WEIGHTS / name).read_bytes() for name in NETWORKS)
        return hashlib.sha256(networks).hexdigest()[:12]
    except OSError as error:
        raise CoderError(f"the coder's weights are missing ({error}); reinstall") from error
