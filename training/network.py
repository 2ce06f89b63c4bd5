"""One encoder, several heads: tags of tokens, and type, mode and modality of the marked pair."""

from collections.abc import Mapping
from typing import NamedTuple

import torch
from torch import Tensor, nn
from torch.nn import functional as F  # noqa: N812 - torch's own name for it
from transformers import AutoModel

from training.features import IGNORE, MARKERS, Labels

TAG_WEIGHT = 0.5
MODE_WEIGHT = 0.3
MODALITY_WEIGHT = 0.3


class Outputs(NamedTuple):
    """Logits: tags (batch, tokens, tags), the others (batch, classes)."""

    tags: Tensor
    types: Tensor
    modes: Tensor
    modalities: Tensor


class Coder(nn.Module):
    """The encoder with its heads.

    The pair is read off the states of the first actor's and the first recipient's opening marker
    and of the sentence's first token; a missing marker gives that first token again.
    """

    def __init__(self, encoder: str, labels: Labels, markers: Mapping[str, list[int]]) -> None:
        super().__init__()
        self.encoder = AutoModel.from_pretrained(encoder, add_pooling_layer=False)
        width = self.encoder.config.hidden_size
        self.actor, self.recipient = (markers[name][0] for name in MARKERS)
        self.pair = nn.Sequential(nn.Linear(3 * width, width), nn.GELU(), nn.Dropout(0.1))
        self.types = nn.Linear(width, len(labels.types))
        self.modes = nn.Linear(width, len(labels.modes))
        self.modalities = nn.Linear(width, len(labels.modalities))
        self.tags = nn.Linear(width, len(labels.tags))
        self.drop = nn.Dropout(0.1)

    def forward(self, ids: Tensor, mask: Tensor) -> Outputs:
        """Logits for token ids and attention mask, both (batch, tokens)."""
        states = self.encoder(input_ids=ids, attention_mask=mask).last_hidden_state
        pooled = torch.cat(
            [states[:, 0], _at(states, ids, self.actor), _at(states, ids, self.recipient)], -1
        )
        pair = self.pair(self.drop(pooled))
        return Outputs(
            self.tags(self.drop(states)), self.types(pair), self.modes(pair), self.modalities(pair)
        )


def _at(states: Tensor, ids: Tensor, marker: int) -> Tensor:
    """The state of the first occurrence of a marker (of the first token where there is none)."""
    position = (ids == marker).to(torch.int64).argmax(-1)
    index = position[:, None, None].expand(-1, 1, states.shape[-1])
    return states.gather(1, index)[:, 0]


def loss(
    outputs: Outputs, tags: Tensor, types: Tensor, modes: Tensor, modalities: Tensor
) -> Tensor:
    """Weighted sum of the heads' cross-entropies; rows labelled IGNORE teach a head nothing."""
    total = TAG_WEIGHT * _cross(outputs.tags.flatten(0, 1), tags.flatten())
    total = total + _cross(outputs.types, types, smoothing=0.05)
    total = total + MODE_WEIGHT * _cross(outputs.modes, modes)
    return total + MODALITY_WEIGHT * _cross(outputs.modalities, modalities)


def _cross(logits: Tensor, target: Tensor, smoothing: float = 0.0) -> Tensor:
    if not bool((target != IGNORE).any()):
        return logits.sum() * 0
    return F.cross_entropy(logits, target, ignore_index=IGNORE, label_smoothing=smoothing)
