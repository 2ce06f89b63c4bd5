"""What a larger coder makes of the corpus, and how far a smaller one is from saying the same.

A teacher's doubts tell more than a label: that a pledge may be support or a promise, and is no
threat (Hinton, Vinyals and Dean 2015). Both encoders must cut sentences into the same pieces.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

import torch
from torch import Tensor
from torch.nn import functional as F  # noqa: N812 - torch's own name for it

from training.batches import HEADS, inputs
from training.features import LONGEST, Featurizer, Sample
from training.network import WEIGHTS, Judged, Read

BATCH = 32
# Softens both sides' answers, so that what the teacher thinks unlikely is learned too.
HEAT = 2.0

Lessons = Mapping[str, Judged]
"""By sentence, the teacher's logits, without the batch and its padding."""


@torch.no_grad()
def lessons(teacher: torch.nn.Module, featurizer: Featurizer, samples: Sequence[Sample]) -> Lessons:
    """What a teacher with this featurizer says of every sample's sentence and pairs."""
    teacher.eval()
    order = sorted(samples, key=lambda sample: len(sample.ids))
    told: dict[str, Judged] = {}
    for i in range(0, len(order), BATCH):
        rows = [_pieces(sample, featurizer) for sample in order[i : i + BATCH]]
        _, judged = teacher(*inputs(rows))
        told.update((row.text, _of_row(judged, n, row)) for n, row in enumerate(rows))
    return told


def imitation(read: Read, judged: Judged, told: Sequence[Judged]) -> Tensor:
    """How far a batch's answers are from the teacher's, weighted as the labels are."""
    total = torch.zeros(())
    for head, ours, theirs in _answers(read, judged, told):
        total = total + WEIGHTS[head] * _apart(head, ours, theirs)
    return total


def _pieces(sample: Sample, featurizer: Featurizer) -> Sample:
    """The sample in the teacher's vocabulary."""
    ids = featurizer.tokenizer.encode(sample.text).ids[:LONGEST]
    if len(ids) != len(sample.ids):
        raise ValueError(f"teacher and learner cut this sentence differently: {sample.text}")
    return replace(sample, ids=tuple(ids))


def _of_row(judged: Judged, n: int, row: Sample) -> Judged:
    tokens, pairs = len(row.ids), len(row.pairs)
    of_pairs = {head: getattr(judged, head)[n, :pairs] for head in (*HEADS, "vectors")}
    parts = judged.parts[n, :pairs, :, :tokens]
    return Judged(tags=judged.tags[n, :tokens], parts=parts, **of_pairs)


def _answers(
    read: Read, judged: Judged, told: Sequence[Judged]
) -> Iterator[tuple[str, Tensor, Tensor]]:
    """For each head ours and the teacher's logits, of all tokens or pairs of a batch in a row."""
    sizes = [(len(one.tags), len(one.types)) for one in told]
    tags = torch.cat([one.tags for one in told])
    for head, logits in (("hints", read.hints), ("tags", judged.tags)):
        yield head, torch.cat([logits[i, :t] for i, (t, _) in enumerate(sizes)]), tags
    for head in HEADS:
        logits = getattr(judged, head)
        ours = torch.cat([logits[i, :p] for i, (_, p) in enumerate(sizes)])
        yield head, ours, torch.cat([getattr(one, head) for one in told])
    parts = [judged.parts[i, :p, :, :t].flatten() for i, (t, p) in enumerate(sizes)]
    yield "parts", torch.cat(parts), torch.cat([one.parts.flatten() for one in told])


def _apart(head: str, ours: Tensor, theirs: Tensor) -> Tensor:
    if head == "parts":
        return F.binary_cross_entropy_with_logits(ours, theirs.sigmoid())
    soft, log = F.softmax(theirs / HEAT, -1), F.log_softmax(ours / HEAT, -1)
    return F.kl_div(log, soft, reduction="batchmean") * HEAT**2
