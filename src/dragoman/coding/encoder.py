"""The trained coder at work: tags of a sentence's tokens, and the type of a marked pair.

The one module that knows onnxruntime and tokenizers. Markers are inserted between tokens after
tokenising, as in training, so that every offset points into the plain sentence.
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
# Batches of like length; 16 keeps both a laptop's cache and its memory small.
BATCH = 16


@dataclass(frozen=True, slots=True)
class Marked:
    """A sentence with the spans taken for actors and recipients (characters of the sentence)."""

    text: str
    actors: tuple[Span, ...]
    recipients: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Tagged:
    """Token offsets (tokens, 2) of a sentence and the probability of each tag (tokens, tags)."""

    offsets: NDArray[np.int64]
    tags: Array


@dataclass(frozen=True, slots=True)
class Judged:
    """Probabilities of type, mode and modality, and the tags of the tokens, for a marked pair."""

    types: Array
    modes: Array
    modalities: Array
    tagged: Tagged


class Labels(msgspec.Struct, frozen=True):
    """The classes of the heads, in the order of their probabilities."""

    types: tuple[str, ...]
    modes: tuple[str, ...]
    modalities: tuple[Modality, ...]
    tags: tuple[str, ...]
    markers: dict[str, tuple[str, str]]


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
        self._markers: dict[str, list[int]] = {
            label: [self._token(name) for name in names]
            for label, names in self.labels.markers.items()
        }

    def _token(self, name: str) -> int:
        token = self._tokenizer.token_to_id(name)
        if token is None:
            raise CoderError(f"the coder's tokenizer lacks {name}; reinstall")
        return token

    def tag(self, sentences: Sequence[str]) -> list[Tagged]:
        """The tags of each sentence as it stands."""
        return [j.tagged for j in self.judge([Marked(text, ()) for text in sentences])]

    def judge(self, rows: Sequence[Marked]) -> list[Judged]:
        """Type, mode, modality and tags of each marked sentence, in the order given."""
        encoded = [self._encode(row) for row in rows]
        judged: list[Judged | None] = [None] * len(rows)
        for indices in _batches([len(ids) for ids, _ in encoded]):
            for i, one in zip(indices, self._run([encoded[i] for i in indices]), strict=True):
                judged[i] = one
        return [one for one in judged if one is not None]

    def _encode(self, row: Marked) -> tuple[list[int], NDArray[np.int64]]:
        """Token ids with markers, and offsets with (-1, -1) at the markers."""
        encoding = self._tokenizer.encode(row.text)
        ids: list[int] = []
        offsets: list[Span] = []
        spans = [("A", s) for s in row.actors] + [("R", s) for s in row.recipients]
        for token, (start, end) in zip(encoding.ids, encoding.offsets, strict=True):
            real = end > start
            before = [self._markers[k][0] for k, (a, _) in spans if real and start <= a < end]
            after = [self._markers[k][1] for k, (_, b) in spans if real and start < b <= end]
            ids += [*before, token, *after]
            offsets += [(-1, -1)] * len(before) + [(start, end)] + [(-1, -1)] * len(after)
        return ids[:MOST_TOKENS], np.array(offsets[:MOST_TOKENS], dtype=np.int64)

    def _run(self, batch: Sequence[tuple[list[int], NDArray[np.int64]]]) -> Iterator[Judged]:
        longest = max(len(ids) for ids, _ in batch)
        ids = np.zeros((len(batch), longest), dtype=np.int64)
        mask = np.zeros_like(ids)
        for i, (row, _) in enumerate(batch):
            ids[i, : len(row)] = row
            mask[i, : len(row)] = 1
        tags, types, modes, modalities = self._session.run(None, {"ids": ids, "mask": mask})
        for i, (row, offsets) in enumerate(batch):
            own = offsets[:, 1] > offsets[:, 0]
            tagged = Tagged(offsets[own], _softmax(tags[i, : len(row)])[own])
            yield Judged(_softmax(types[i]), _softmax(modes[i]), _softmax(modalities[i]), tagged)


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
