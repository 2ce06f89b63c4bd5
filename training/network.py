"""One encoder, several heads: tags of tokens; type, mode, modality and parts of every pair.

The lower layers read the sentence once, and from what they make of it a first tagging tells who
may act. In the upper ones each candidate pair adds two markers, one for its actors and one for its
recipients, which begin as the mean of what they stand for, see the whole sentence and each other,
and are seen by nothing else ("levitated markers", Zhong and Chen 2021): so the sentence's states
are the same whatever is asked of it, and all pairs are judged in one pass. Sentences and pairs of
which the first tagging makes nothing need no upper layers.
"""

from typing import NamedTuple

import torch
from torch import Tensor, nn
from torch.nn import functional as F  # noqa: N812 - torch's own name for it
from transformers import AutoModel

from training.features import IGNORE, Labels

WEIGHTS = {"hints": 0.3, "tags": 0.5, "types": 1.0, "modes": 0.3, "modalities": 0.3, "parts": 0.5}
SMOOTHING = 0.05
SIDES = 2  # markers a pair


class Read(NamedTuple):
    """What the lower layers make of a sentence: states (rows, tokens, width), and logits of a first
    tagging (rows, tokens, tags)."""

    states: Tensor
    hints: Tensor


class Judged(NamedTuple):
    """Logits: tags (rows, tokens, tags), parts (rows, pairs, parts, tokens), the others
    (rows, pairs, classes); `vectors` (rows, pairs, width) is what the classes are read off."""

    tags: Tensor
    types: Tensor
    modes: Tensor
    modalities: Tensor
    parts: Tensor
    vectors: Tensor


class Coder(nn.Module):
    """The encoder, cut to its first `layers` layers, with its heads; `shared` of them, the lower
    ones, read a sentence without its pairs."""

    def __init__(self, encoder: str, labels: Labels, layers: int, shared: int) -> None:
        super().__init__()
        self.encoder = AutoModel.from_pretrained(
            encoder, add_pooling_layer=False, attn_implementation="eager"
        )
        self.encoder.encoder.layer = self.encoder.encoder.layer[:layers]
        self.shared = shared
        width = self.encoder.config.hidden_size
        self.roles = nn.Parameter(torch.randn(SIDES + 1, width) * 0.02)
        self.pair = nn.Sequential(
            nn.Dropout(0.1), nn.Linear(5 * width, width), nn.GELU(), nn.Dropout(0.1)
        )
        self.types = nn.Linear(width, len(labels.types))
        self.modes = nn.Linear(width, len(labels.modes))
        self.modalities = nn.Linear(width, len(labels.modalities))
        self.hints = nn.Linear(width, len(labels.tags))
        self.tags = nn.Linear(width, len(labels.tags))
        self.queries = nn.Linear(width, len(labels.parts) * width)
        self.part_bias = nn.Parameter(torch.full((1,), -2.0))
        self.drop = nn.Dropout(0.1)

    def forward(self, ids: Tensor, mask: Tensor, spans: Tensor) -> tuple[Read, Judged]:
        """Logits for token ids and mask, both (rows, tokens), and spans (rows, markers, tokens)."""
        read = self.read(ids, mask)
        return read, self.judge(read.states, mask, spans)

    def read(self, ids: Tensor, mask: Tensor) -> Read:
        """The lower layers, over sentences alone."""
        states = self.encoder.embeddings(input_ids=ids)
        places = torch.arange(ids.shape[1])[None].expand(ids.shape)
        states = self._through(states, _additive(mask[:, None]), places, 0, self.shared)
        return Read(states, self.hints(self.drop(states)))

    def judge(self, states: Tensor, mask: Tensor, spans: Tensor) -> Judged:
        """The upper layers, over sentences as read with the markers of their pairs.

        A marker's row of `spans` averages the tokens that it stands for: actors and recipients by
        turns. Nobody is the first token.
        """
        states, markers = self._marked(states, mask, spans)
        means = spans @ states
        first = states[:, :1].expand(-1, spans.shape[1] // SIDES, -1)
        pair = self.pair(torch.cat([_by_pair(markers), _by_pair(means), first], -1))
        queries = self.queries(pair).unflatten(-1, (-1, states.shape[-1]))
        parts = torch.einsum("bpkw,btw->bpkt", queries, states) / states.shape[-1] ** 0.5
        return Judged(
            self.tags(self.drop(states)),
            self.types(pair),
            self.modes(pair),
            self.modalities(pair),
            parts + self.part_bias,
            pair,
        )

    def _marked(self, states: Tensor, mask: Tensor, spans: Tensor) -> tuple[Tensor, Tensor]:
        """States of the tokens and of the markers after the last layer."""
        tokens = states.shape[1]
        places = torch.arange(tokens)[None].expand(states.shape[:2])
        first = (spans > 0).to(torch.int64).argmax(-1)
        places = torch.cat([places, places.gather(1, first)], 1)
        marked = torch.cat([states, spans @ states + self._roles(spans)], 1)
        seen, layers = _seen(mask, spans.shape[1]), len(self.encoder.encoder.layer)
        marked = self._through(marked, seen, places, self.shared, layers)
        return marked[:, :tokens], marked[:, tokens:]

    def _through(
        self, states: Tensor, seen: Tensor, places: Tensor, first: int, end: int
    ) -> Tensor:
        """States after the layers from `first` to before `end`."""
        given = _position_bias(self.encoder.encoder, places)
        for layer in self.encoder.encoder.layer[first:end]:
            states = layer(states, seen, **given)
            states = states[0] if isinstance(states, tuple) else states
        return states

    def _roles(self, spans: Tensor) -> Tensor:
        """What a marker is for: actor, recipient, or nobody in the recipient's stead."""
        turn = torch.arange(spans.shape[1]) % SIDES
        role = torch.where(spans[:, :, 0] > 0, SIDES, turn[None])
        return F.embedding(role, self.roles)


def _position_bias(encoder: nn.Module, places: Tensor) -> dict[str, Tensor]:
    """What an encoder with relative positions (MPNet) adds to its attention, by pair of places."""
    if not hasattr(encoder, "relative_attention_bias"):
        return {}
    apart = places[:, None, :] - places[:, :, None]
    bias = encoder.relative_attention_bias(encoder.relative_position_bucket(apart))
    return {"position_bias": bias.permute(0, 3, 1, 2)}


def _seen(mask: Tensor, markers: int) -> Tensor:
    """Additive attention mask: tokens see tokens, markers tokens and their own pair."""
    tokens = mask.shape[1]
    pairs = torch.arange(markers) // SIDES
    own = (pairs[:, None] == pairs[None]).to(torch.float32)
    below = torch.cat([torch.zeros(tokens, markers), own])
    seen = torch.cat(
        [
            mask[:, None].to(torch.float32).expand(-1, tokens + markers, -1),
            below[None].expand(mask.shape[0], -1, -1),
        ],
        -1,
    )
    return _additive(seen)


def _additive(seen: Tensor) -> Tensor:
    """What attention adds to its scores so that what is not seen counts for nothing."""
    return ((1 - seen.to(torch.float32)) * -1e4)[:, None]


def _by_pair(states: Tensor) -> Tensor:
    """(rows, markers, width) as (rows, pairs, sides times width)."""
    return states.unflatten(1, (-1, SIDES)).flatten(2)


def loss(read: Read, outputs: Judged, targets: dict[str, Tensor]) -> Tensor:
    """Weighted sum of the heads' losses; what is labelled IGNORE teaches a head nothing.

    `targets`: tags (rows, tokens), types, modes and modalities (rows, pairs), weights (rows,
    pairs), parts (rows, pairs, parts, tokens) with IGNORE.
    """
    total = WEIGHTS["tags"] * _cross(outputs.tags, targets["tags"])
    total = total + WEIGHTS["hints"] * _cross(read.hints, targets["tags"])
    weights = targets["weights"]
    total = total + _cross(outputs.types, targets["types"], weights, SMOOTHING)
    for head in ("modes", "modalities"):
        total = total + WEIGHTS[head] * _cross(getattr(outputs, head), targets[head])
    return total + WEIGHTS["parts"] * _binary(outputs.parts, targets["parts"])


def _cross(
    logits: Tensor, target: Tensor, weights: Tensor | None = None, smoothing: float = 0.0
) -> Tensor:
    each = F.cross_entropy(
        logits.flatten(0, 1),
        target.flatten(),
        ignore_index=IGNORE,
        label_smoothing=smoothing,
        reduction="none",
    )
    share = (target.flatten() != IGNORE).to(each.dtype)
    share = share if weights is None else share * weights.flatten()
    return (each * share).sum() / share.sum().clamp(min=1)


def _binary(logits: Tensor, target: Tensor) -> Tensor:
    known = target != IGNORE
    each = F.binary_cross_entropy_with_logits(
        logits, target.clamp(min=0).to(logits.dtype), reduction="none", pos_weight=torch.tensor(3.0)
    )
    return (each * known).sum() / known.sum().clamp(min=1)


def freeze(model: Coder, layers: int) -> None:
    """Keep what a small corpus can only spoil: word and position vectors, and the lowest layers."""
    stack = model.encoder.encoder
    places = getattr(stack, "relative_attention_bias", nn.Identity())
    for part in (model.encoder.embeddings, places, *stack.layer[:layers]):
        part.requires_grad_(requires_grad=False)
