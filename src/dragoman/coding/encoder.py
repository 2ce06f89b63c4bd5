"""The trained coder at work: one reading of a sentence gives its tags and judges all its pairs.

The one module that knows onnxruntime and tokenizers. A pair is told to the network by the tokens
that its sides cover, as in training, so that every offset points into the plain sentence.
"""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import as_file, files

import msgspec
import numpy as np
from numpy.typing import NDArray

from dragoman.errors import CoderError
from dragoman.model.entries import Modality

Array = NDArray[np.float32]
Span = tuple[int, int]

WEIGHTS = files("dragoman.coding") / "weights"
# Longer sentences are cut: the corpus has none, and attention grows with the square.
MOST_TOKENS = 160
# What a pair adds to a reading: a marker for its actors and one for its recipients.
SIDES = 2
# Batches of like length; 16 keeps both a laptop's cache and its memory small.
BATCH = 16


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


@dataclass(frozen=True, slots=True)
class _Line:
    """A sentence on its way into the network."""

    ids: Sequence[int]
    offsets: NDArray[np.int64]
    pairs: Sequence[Pair]


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
                self._session = onnxruntime.InferenceSession(str(folder / "coder.onnx"), options)
        except Exception as error:  # the engines raise types of their own
            raise CoderError(
                f"the coder's weights cannot be loaded ({error}); reinstall"
            ) from error

    def read(self, rows: Sequence[Row]) -> list[Seen]:
        """Tags and pairs of each sentence, in the order given."""
        lines = [self._line(text, pairs) for text, pairs in rows]
        seen: dict[int, Seen] = {}
        for indices in _batches([len(line.ids) + SIDES * len(line.pairs) for line in lines]):
            seen.update(zip(indices, self._run([lines[i] for i in indices]), strict=True))
        return [seen[i] for i in range(len(lines))]

    def token_ids(self, texts: Sequence[str]) -> list[Sequence[int]]:
        """The vocabulary entries of each text, without those that frame it."""
        encodings = self._tokenizer.encode_batch(list(texts), add_special_tokens=False)
        return [encoding.ids for encoding in encodings]

    def _line(self, text: str, pairs: Sequence[Pair]) -> _Line:
        encoding = self._tokenizer.encode(text)
        offsets = np.array(encoding.offsets[:MOST_TOKENS], dtype=np.int64)
        return _Line(encoding.ids[:MOST_TOKENS], offsets, pairs)

    def _run(self, batch: Sequence[_Line]) -> Iterator[Seen]:
        ids, mask, spans = _inputs(batch)
        given = {"ids": ids, "mask": mask, "spans": spans}
        tags, *heads, parts, vectors = self._session.run(None, given)
        types, modes, modalities = (_softmax(head) for head in heads)
        shares = 1 / (1 + np.exp(-parts))
        for i, line in enumerate(batch):
            size, own = len(line.ids), line.offsets[:, 1] > line.offsets[:, 0]
            pairs = tuple(
                Judged(
                    types[i, k],
                    modes[i, k],
                    modalities[i, k],
                    shares[i, k, :, :size][:, own],
                    vectors[i, k],
                )
                for k in range(len(line.pairs))
            )
            yield Seen(line.offsets[own], _softmax(tags[i, :size])[own], pairs)


def _inputs(batch: Sequence[_Line]) -> tuple[NDArray[np.int64], NDArray[np.int64], Array]:
    """ids and mask (rows, tokens), spans (rows, markers, tokens): see `training/network.py`."""
    tokens = max(len(line.ids) for line in batch)
    pairs = max((len(line.pairs) for line in batch if line.pairs), default=1)
    ids = np.zeros((len(batch), tokens), dtype=np.int64)
    mask = np.zeros_like(ids)
    spans = np.zeros((len(batch), SIDES * pairs, tokens), dtype=np.float32)
    for i, line in enumerate(batch):
        size = len(line.ids)
        ids[i, :size], mask[i, :size] = line.ids, 1
        sides = [side for pair in line.pairs for side in (pair.actors, pair.recipients)]
        for marker, side in enumerate(sides):
            covered = _covered(line.offsets, side)
            spans[i, marker, :size] = covered / covered.sum()
    return ids, mask, spans


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


def _batches(lengths: Sequence[int]) -> Iterator[list[int]]:
    order = sorted(range(len(lengths)), key=lengths.__getitem__)
    for i in range(0, len(order), BATCH):
        yield order[i : i + BATCH]


def _softmax(logits: Array) -> Array:
    shifted = np.exp(logits - logits.max(-1, keepdims=True))
    probabilities: Array = shifted / shifted.sum(-1, keepdims=True)
    return probabilities


@cache
def fingerprint() -> str:
    """Twelve hexadecimal digits of the SHA-256 of the weights: which model coded something."""
    try:
        return hashlib.sha256((WEIGHTS / "coder.onnx").read_bytes()).hexdigest()[:12]
    except OSError as error:
        raise CoderError(f"the coder's weights are missing ({error}); reinstall") from error
