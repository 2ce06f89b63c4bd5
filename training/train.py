"""Train the coder: `python -m training.train --encoder DIR --out training/build/coder`.

Seeded; two cores; writes weights, labels and a log of the loss.
"""

import argparse
import json
import random
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from math import ceil
from pathlib import Path

import torch
from tokenizers import Tokenizer
from torch import Tensor

from training.corpus import Example, read_corpus
from training.features import IGNORE, PARTS, Featurizer, Labels, Sample, classes, labels_of
from training.network import SIDES, Coder, freeze, loss

REPORTED = 100  # steps
HEADS = ("types", "modes", "modalities")


@dataclass(frozen=True, slots=True)
class Recipe:
    """What a run depends on, beside the corpus; `start` is an earlier run to go on from.

    `layers` are those of the encoder that are kept, from below; `fading` is what a layer's learning
    rate has of that above it.
    """

    encoder: str
    layers: int = 6
    seed: int = 1
    epochs: int = 4
    batch: int = 16
    rate: float = 5e-5
    head_rate: float = 5e-4
    fading: float = 0.9
    decay: float = 0.01
    warmup: float = 0.1
    start: str = ""


def load_tokenizer(encoder: str) -> Tokenizer:
    """The encoder's tokenizer, without the padding and truncation it was saved with."""
    tokenizer = Tokenizer.from_file(str(Path(encoder) / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    return tokenizer


def batches(rows: Sequence[Sample], size: int, chance: random.Random) -> Iterator[list[Sample]]:
    """Samples of like length together, in random order."""
    order = sorted(range(len(rows)), key=lambda i: len(rows[i].ids) + chance.random() * 6)
    cut = [order[i : i + size] for i in range(0, len(order), size)]
    chance.shuffle(cut)
    for indices in cut:
        yield [rows[i] for i in indices]


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


def optimizer_for(model: Coder, recipe: Recipe) -> torch.optim.Optimizer:
    """The encoder learns slowly, its lower layers slowest, and the heads fast."""
    layers = list(model.encoder.encoder.layer)
    groups = []
    for depth, layer in enumerate(layers):
        rate = recipe.rate * recipe.fading ** (len(layers) - 1 - depth)
        groups.append({"params": list(layer.parameters()), "lr": rate})
    encoder = {id(p) for p in model.encoder.parameters()}
    inside = {id(p) for group in groups for p in group["params"]}
    rest = [p for p in model.encoder.parameters() if id(p) not in inside and p.requires_grad]
    heads = [p for p in model.parameters() if id(p) not in encoder]
    lowest = recipe.rate * recipe.fading ** len(layers)
    groups += [{"params": rest, "lr": lowest}, {"params": heads, "lr": recipe.head_rate}]
    return torch.optim.AdamW(groups, weight_decay=recipe.decay)


def train(
    examples: Sequence[Example], labels: Labels, recipe: Recipe, out: Path
) -> tuple[Coder, Featurizer]:
    """A trained coder, saved to `out` after each epoch. Prints the loss as it goes."""
    torch.manual_seed(recipe.seed)
    chance = random.Random(recipe.seed)  # noqa: S311 - shuffling, not secrecy
    featurizer = Featurizer(load_tokenizer(recipe.encoder), labels)
    model = Coder(recipe.encoder, labels, recipe.layers)
    freeze(model)
    if recipe.start:
        model.load_state_dict(torch.load(Path(recipe.start) / "weights.pt"))
    optimizer = optimizer_for(model, recipe)
    steps = recipe.epochs * ceil(len({e.text for e in examples}) / recipe.batch)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: _slope(step, steps, recipe.warmup)
    )
    for epoch in range(recipe.epochs):
        rows = batches(featurizer.samples(examples, chance), recipe.batch, chance)
        print(f"epoch {epoch + 1}: {_pass(model, rows, optimizer, schedule)}", flush=True)
        save(model, labels, recipe, out)
    return model.eval(), featurizer


def _pass(
    model: Coder,
    rows: Iterable[list[Sample]],
    optimizer: torch.optim.Optimizer,
    schedule: torch.optim.lr_scheduler.LRScheduler,
) -> str:
    """One pass over the corpus; says the mean loss and the time."""
    began, losses = time.monotonic(), []
    model.train()
    for batch in rows:
        value = loss(model(*inputs(batch)), targets(batch))
        optimizer.zero_grad()
        value.backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimizer.step()
        schedule.step()
        losses.append(value.item())
        if len(losses) % REPORTED == 0:
            print(f"  step {len(losses)}: {_told(losses[-REPORTED:], began)}", flush=True)
    return _told(losses, began)


def _told(losses: Sequence[float], began: float) -> str:
    return f"loss {sum(losses) / len(losses):.3f}, {time.monotonic() - began:.0f} s"


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
    usual = Recipe(encoder="")
    for name in ("layers", "seed", "epochs", "batch", "rate", "head_rate", "fading"):
        value = getattr(usual, name)
        option = f"--{name.replace('_', '-')}"
        parser.add_argument(option, type=type(value), default=value)
    parser.add_argument("--encoder", required=True, help="a folder with an encoder to start from")
    parser.add_argument("--start", default="", help="an earlier run's folder to go on from")
    arguments = parser.parse_args()
    torch.set_num_threads(2)
    examples = read_corpus()
    labels = labels_of(examples)
    given = {name: value for name, value in vars(arguments).items() if name != "out"}
    recipe = Recipe(**given)
    train(examples, labels, recipe, arguments.out)


if __name__ == "__main__":
    main()
