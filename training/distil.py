"""What a larger coder makes of the corpus, and how far a smaller one is from saying the same.

A teacher's doubts tell more than a label: that a pledge may be support or a promise, and is no
threat (Hinton, Vinyals and Dean 2015). It is asked about pairs that nobody labelled too. Both must
cut sentences into the same pieces.
"""

import random
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import onnxruntime
import torch
from tokenizers import Tokenizer
from torch import Tensor, nn
from torch.nn import functional as F  # noqa: N812 - torch's own name for it

from training.batches import HEADS, inputs
from training.features import IGNORE, LONGEST, Featurizer, Pair, Sample
from training.network import WEIGHTS, Judged, Read

BATCH = 16
# Pairs a sentence that only the teacher says anything of.
UNLABELLED = 3
CAPITALISED = re.compile(r"[A-Z][\w-]+(?: [A-Z][\w-]+)*")
# Softens both sides' answers, so that what the teacher thinks unlikely is learned too.
HEAT = 2.0

Lessons = Mapping[str, Judged]
"""By sentence, the teacher's logits, without the batch and its padding."""


class Teacher:
    """A coder as `training.export` left it in a folder."""

    def __init__(self, folder: Path, threads: int) -> None:
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        self._tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self._reader, self._judge = (
            onnxruntime.InferenceSession(str(folder / name), options)
            for name in ("reader.onnx", "judge.onnx")
        )

    @property
    def width(self) -> int:
        """The size of its vectors."""
        width: int = self._judge.get_outputs()[Judged._fields.index("vectors")].shape[-1]
        return width

    def lessons(self, samples: Sequence[Sample]) -> Lessons:
        """What it says of every sample's sentence and pairs."""
        order = sorted(samples, key=lambda sample: len(sample.ids))
        told: dict[str, Judged] = {}
        for i in range(0, len(order), BATCH):
            rows = [self._pieces(sample) for sample in order[i : i + BATCH]]
            judged = self._judged(rows)
            told.update((row.text, _of_row(judged, n, row)) for n, row in enumerate(rows))
        return told

    def _pieces(self, sample: Sample) -> Sample:
        """The sample in the teacher's vocabulary."""
        ids = self._tokenizer.encode(sample.text).ids[:LONGEST]
        if len(ids) != len(sample.ids):
            raise ValueError(f"teacher and learner cut this sentence differently: {sample.text}")
        return replace(sample, ids=tuple(ids))

    def _judged(self, rows: Sequence[Sample]) -> Judged:
        ids, mask, spans = (given.numpy() for given in inputs(rows))
        states, _ = self._reader.run(None, {"ids": ids, "mask": mask})
        answers = self._judge.run(None, {"states": states, "mask": mask, "spans": spans})
        return Judged(*map(torch.from_numpy, answers))


def with_strangers(sample: Sample, featurizer: Featurizer, chance: random.Random) -> Sample:
    """The sample with pairs that no line marks: of its parties, and of other names in it."""
    offsets = featurizer.tokenizer.encode(sample.text).offsets[:LONGEST]
    sides = {side for p in sample.pairs for side in (p.actors, p.recipients) if side}
    for name in CAPITALISED.finditer(sample.text):
        covered = tuple(
            i for i, (s, e) in enumerate(offsets) if s < name.end() and name.start() < e and s < e
        )
        if covered and not any(set(covered) & set(side) for side in sides):
            sides.add(covered)
    marked = {(pair.actors, pair.recipients) for pair in sample.pairs}
    others = [
        (actors, recipients)
        for actors in sorted(sides)
        for recipients in (*sorted(sides), ())
        if not set(actors) & set(recipients) and (actors, recipients) not in marked
    ]
    chance.shuffle(others)
    strangers = (Pair(*sides, type=IGNORE, weight=0.0) for sides in others[:UNLABELLED])
    return replace(sample, pairs=(*sample.pairs, *strangers))


class Imitation(nn.Module):
    """How far a learner is from its teacher: in answers, and in what they are read off.

    `bridge` turns the learner's vectors into such as wide as the teacher's; it is left behind.
    """

    def __init__(self, width: int, teachers: int) -> None:
        super().__init__()
        self.bridge = nn.Linear(width, teachers)

    def forward(self, read: Read, judged: Judged, told: Sequence[Judged]) -> Tensor:
        """The distance of a batch's answers, weighted as the labels are, and of its vectors."""
        total = self._vectors_apart(judged, told)
        for head, ours, theirs in _answers(read, judged, told):
            total = total + WEIGHTS[head] * _apart(head, ours, theirs)
        return total

    def _vectors_apart(self, judged: Judged, told: Sequence[Judged]) -> Tensor:
        ours = torch.cat([judged.vectors[i, : len(one.types)] for i, one in enumerate(told)])
        theirs = torch.cat([one.vectors for one in told])
        return (1 - F.cosine_similarity(self.bridge(ours), theirs, dim=-1)).mean()


def _of_row(judged: Judged, n: int, row: Sample) -> Judged:
    tokens, pairs = len(row.ids), len(row.pairs)
    of_pairs = {head: getattr(judged, head)[n, :pairs].clone() for head in (*HEADS, "vectors")}
    parts = judged.parts[n, :pairs, :, :tokens].clone()
    return Judged(tags=judged.tags[n, :tokens].clone(), parts=parts, **of_pairs)


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
