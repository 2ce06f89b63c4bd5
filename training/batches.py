"""Samples become tensors: what the network reads, and what it should say."""

import random
from collections.abc import Sequence

import torch
from torch import Tensor

from training.features import IGNORE, PARTS, Sample, classes
from training.network import SIDES

HEADS = ("types", "modes", "modalities")


def batches(rows: Sequence[Sample], size: int, chance: random.Random) -> list[list[Sample]]:
    """Samples of like length together, in random order."""
    order = sorted(range(len(rows)), key=lambda i: len(rows[i].ids) + chance.random() * 6)
    cut = [order[i : i + size] for i in range(0, len(order), size)]
    chance.shuffle(cut)
    return [[rows[i] for i in indices] for indices in cut]


def inputs(rows: Sequence[Sample]) -> tuple[Tensor, Tensor, Tensor]:
    """ids, mask, spans: what the network reads."""
    tokens, pairs = _extent(rows)
    ids = torch.zeros((len(rows), tokens), dtype=torch.int64)
    mask = torch.zeros((len(rows), tokens), dtype=torch.int64)
    spans = torch.zeros((len(rows), pairs * SIDES, tokens))
    for i, row in enumerate(rows):
        ids[i, : len(row.ids)] = torch.tensor(row.ids)
        mask[i, : len(row.ids)] = 1
        for k, pair in enumerate(row.pairs):
            for side, covered in enumerate((pair.actors, pair.recipients)):
                spans[i, k * SIDES + side, list(covered or (0,))] = 1 / max(len(covered), 1)
    return ids, mask, spans


def targets(rows: Sequence[Sample]) -> dict[str, Tensor]:
    """What the network should say: see `network.loss`."""
    tokens, pairs = _extent(rows)
    made = {head: torch.full((len(rows), pairs), IGNORE) for head in HEADS}
    made["tags"] = torch.full((len(rows), tokens), IGNORE)
    made["weights"] = torch.ones((len(rows), pairs))
    made["parts"] = torch.full((len(rows), pairs, len(PARTS), tokens), IGNORE)
    for i, row in enumerate(rows):
        made["tags"][i, : len(row.tags)] = torch.tensor(row.tags)
        for k, pair in enumerate(row.pairs):
            made["weights"][i, k] = pair.weight
            for head, label in classes(pair).items():
                made[head][i, k] = label
            for n, covered in enumerate(pair.parts or ()):
                made["parts"][i, k, n, : len(row.ids)] = 0
                made["parts"][i, k, n, list(covered)] = 1
    return made


def _extent(rows: Sequence[Sample]) -> tuple[int, int]:
    return max(len(row.ids) for row in rows), max(
        (len(r.pairs) for r in rows if r.pairs), default=1
    )
