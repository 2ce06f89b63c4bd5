"""One encoder, several heads: tags of tokens; type, mode, modality and parts of every pair.

The sentence is read once. Each candidate pair adds two markers, one for its actors and one for
its recipients, which stand where these begin, see the whole sentence and each other, and are seen
by nothing else ("levitated markers", Zhong and Chen 2021): so the sentence's states are the same
whatever is asked of it, and all pairs are judged in one pass.
"""

from collections.abc import Sequence
from typing import NamedTuple

import torch
from torch import Tensor, nn
from torch.nn import functional as F  # noqa: N812 - torch's own name for it
from transformers import AutoModel

from training.features import IGNORE, Labels

WEIGHTS = {"tags": 0.5, "types": 1.0, "modes": 0.3, "modalities": 0.3, "parts": 0.5}
SMOOTHING = 0.05
SIDES = 2  # markers a pair


class Outputs(NamedTuple):
    """Logits: tags (rows, tokens, tags), parts (rows, pairs, parts, tokens), the others
    (rows, pairs, classes); `vectors` (rows, pairs, width) is what the classes are read off."""

    tags: Tensor
    types: Tensor
    modes: Tensor
    modalities: Tensor
    parts: Tensor
    vectors: Tensor


class Coder(nn.Module):
    """The encoder, cut to its first `layers` layers, with its heads."""

    def __init__(self, encoder: str, labels: Labels, layers: int) -> None:
        super().__init__()
        self.encoder = AutoModel.from_pretrained(
            encoder, add_pooling_layer=False, attn_implementation="eager"
        )
        self.encoder.encoder.layer = self.encoder.encoder.layer[:layers]
        width = self.encoder.config.hidden_size
        self.roles = nn.Parameter(torch.randn(SIDES + 1, width) * 0.02)
        self.pair = nn.Sequential(
            nn.Dropout(0.1), nn.Linear(5 * width, width), nn.GELU(), nn.Dropout(0.1)
        )
        self.types = nn.Linear(width, len(labels.types))
        self.modes = nn.Linear(width, len(labels.modes))
        self.modalities = nn.Linear(width, len(labels.modalities))
        self.tags = nn.Linear(width, len(labels.tags))
        self.queries = nn.Linear(width, len(labels.parts) * width)
        self.part_bias = nn.Parameter(torch.full((1,), -2.0))
        self.drop = nn.Dropout(0.1)

    def forward(self, ids: Tensor, mask: Tensor, spans: Tensor) -> Outputs:
        """Logits for token ids and mask, both (rows, tokens), and spans (rows, markers, tokens).

        A marker's row of `spans` averages the tokens that it stands for: actors and recipients by
        turns. Nobody is the first token.
        """
        states, markers = self._states(ids, mask, spans)
        means = spans @ states
        first = states[:, :1].expand(-1, spans.shape[1] // SIDES, -1)
        pair = self.pair(torch.cat([_by_pair(markers), _by_pair(means), first], -1))
        queries = self.queries(pair).unflatten(-1, (-1, states.shape[-1]))
        parts = torch.einsum("bpkw,btw->bpkt", queries, states) / states.shape[-1] ** 0.5
        return Outputs(
            self.tags(self.drop(states)),
            self.types(pair),
            self.modes(pair),
            self.modalities(pair),
            parts + self.part_bias,
            pair,
        )

    def _states(self, ids: Tensor, mask: Tensor, spans: Tensor) -> tuple[Tensor, Tensor]:
        """States of the tokens and of the markers after the last layer."""
        embeddings, tokens = self.encoder.embeddings, ids.shape[1]
        places = _places(embeddings, ids)
        words = embeddings.word_embeddings(ids)
        marked = torch.cat([words, spans @ words + self._roles(spans)], 1)
        first = (spans > 0).to(torch.int64).argmax(-1)
        places = torch.cat([places, places.gather(1, first)], 1)
        states = embeddings(inputs_embeds=marked, position_ids=places)
        seen = _seen(mask, spans.shape[1])
        given = _position_bias(self.encoder.encoder, places)
        for layer in self.encoder.encoder.layer:
            states = layer(states, seen, **given)
            states = states[0] if isinstance(states, tuple) else states
        return states[:, :tokens], states[:, tokens:]

    def _roles(self, spans: Tensor) -> Tensor:
        """What a marker is for: actor, recipient, or nobody in the recipient's stead."""
        turn = torch.arange(spans.shape[1]) % SIDES
        role = torch.where(spans[:, :, 0] > 0, SIDES, turn[None])
        return F.embedding(role, self.roles)


def _places(embeddings: nn.Module, ids: Tensor) -> Tensor:
    """Position ids as the encoder counts them: from 0, or from behind its padding id."""
    behind = getattr(embeddings, "padding_idx", -1)
    return (torch.arange(ids.shape[1]) + behind + 1)[None].expand(ids.shape)


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
    return ((1 - seen) * -1e4)[:, None]


def _by_pair(states: Tensor) -> Tensor:
    """(rows, markers, width) as (rows, pairs, sides times width)."""
    return states.unflatten(1, (-1, SIDES)).flatten(2)


def loss(outputs: Outputs, targets: dict[str, Tensor]) -> Tensor:
    """Weighted sum of the heads' losses; what is labelled IGNORE teaches a head nothing.

    `targets`: tags (rows, tokens), types, modes and modalities (rows, pairs), weights (rows,
    pairs), parts (rows, pairs, parts, tokens) with IGNORE.
    """
    total = WEIGHTS["tags"] * _cross(outputs.tags, targets["tags"])
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


def freeze(model: Coder, names: Sequence[str] = ("word_embeddings", "position_embeddings")) -> None:
    """Keep what a small corpus can only spoil: the vectors of words that it does not have."""
    for name, parameter in model.named_parameters():
        if any(part in name for part in names):
            parameter.requires_grad = False
