"""Train the coder: `python -m training.train --encoder DIR --out training/build/coder`.

Seeded; two cores; writes weights, labels and a log of the loss.
"""

import argparse
import random
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import ceil
from pathlib import Path

import torch
from torch import Tensor, nn

from training.batches import batches, inputs, targets
from training.corpus import Example, read_corpus
from training.distil import Lessons, imitation, lessons
from training.features import Featurizer, Labels, Sample, labels_of
from training.network import Coder, freeze, loss
from training.recipe import Recipe, load, load_tokenizer, save

REPORTED = 100  # steps
OPTIONS = (
    *("layers", "shared", "frozen", "seed", "epochs", "batch"),
    *("rate", "head_rate", "fading"),
)


def optimizer_for(model: Coder, recipe: Recipe) -> torch.optim.Optimizer:
    """The encoder learns slowly, its lower layers slowest, and the heads fast."""
    layers = list(model.encoder.encoder.layer)
    groups = []
    for depth, layer in enumerate(layers):
        rate = recipe.rate * recipe.fading ** (len(layers) - 1 - depth)
        groups.append({"params": _learning(layer), "lr": rate})
    encoder = {id(p) for p in model.encoder.parameters()}
    inside = {id(p) for layer in layers for p in layer.parameters()}
    rest = [p for p in _learning(model.encoder) if id(p) not in inside]
    heads = [p for p in model.parameters() if id(p) not in encoder]
    lowest = recipe.rate * recipe.fading ** len(layers)
    groups += [{"params": rest, "lr": lowest}, {"params": heads, "lr": recipe.head_rate}]
    groups = [group for group in groups if group["params"]]
    return torch.optim.AdamW(groups, weight_decay=recipe.decay, fused=True)


def _learning(part: nn.Module) -> list[nn.Parameter]:
    return [p for p in part.parameters() if p.requires_grad]


def train(
    examples: Sequence[Example], labels: Labels, recipe: Recipe, out: Path
) -> tuple[Coder, Featurizer]:
    """A trained coder, saved to `out` after each epoch. Prints the loss as it goes."""
    torch.manual_seed(recipe.seed)
    chance = random.Random(recipe.seed)  # noqa: S311 - shuffling, not secrecy
    featurizer = Featurizer(load_tokenizer(recipe.encoder), labels)
    model = Coder(recipe.encoder, labels, recipe.layers, recipe.shared)
    freeze(model, recipe.frozen)
    if recipe.start:
        model.load_state_dict(torch.load(Path(recipe.start) / "weights.pt"))
    optimizer = optimizer_for(model, recipe)
    steps = recipe.epochs * ceil(len({e.text for e in examples}) / recipe.batch)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: _slope(step, steps, recipe.warmup)
    )
    samples = featurizer.samples(examples, chance)
    told = lessons(*load(Path(recipe.teacher))[:2], samples) if recipe.teacher else {}
    course = Course(model, optimizer, schedule, told, recipe.imitation)
    for epoch in range(recipe.epochs):
        rows = batches(samples, recipe.batch, chance)
        print(f"epoch {epoch + 1}: {course.attend(rows)}", flush=True)
        save(model, labels, recipe, out)
        # A teacher's lessons are of the pairs that were drawn first.
        samples = samples if told else featurizer.samples(examples, chance)
    return model.eval(), featurizer


@dataclass(frozen=True, slots=True)
class Course:
    """A network being taught, by labels and, in the measure of `share`, by a teacher's lessons."""

    model: Coder
    optimizer: torch.optim.Optimizer
    schedule: torch.optim.lr_scheduler.LRScheduler
    lessons: Lessons
    share: float

    def attend(self, rows: Iterable[list[Sample]]) -> str:
        """One pass over the corpus; says the mean loss and the time."""
        began, losses = time.monotonic(), []
        self.model.train()
        for batch in rows:
            value = self._loss(batch)
            self.optimizer.zero_grad()
            value.backward()
            torch.nn.utils.clip_grad_norm_(self.model.parameters(), 1.0)
            self.optimizer.step()
            self.schedule.step()
            losses.append(value.item())
            if len(losses) % REPORTED == 0:
                print(f"  step {len(losses)}: {_told(losses[-REPORTED:], began)}", flush=True)
        return _told(losses, began)

    def _loss(self, batch: list[Sample]) -> Tensor:
        read, judged = self.model(*inputs(batch))
        labelled = loss(read, judged, targets(batch))
        if not self.lessons:
            return labelled
        imitated = imitation(read, judged, [self.lessons[sample.text] for sample in batch])
        return (1 - self.share) * labelled + self.share * imitated


def _told(losses: Sequence[float], began: float) -> str:
    return f"loss {sum(losses) / len(losses):.3f}, {time.monotonic() - began:.0f} s"


def _slope(step: int, steps: int, warmup: float) -> float:
    rise = max(1, int(steps * warmup))
    return step / rise if step < rise else max(0.0, (steps - step) / (steps - rise))


def main() -> None:
    """Train on the whole corpus."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=Path("training/build/coder"))
    usual = Recipe(encoder="")
    for name in (
        "layers",
        "shared",
        "frozen",
        "seed",
        "epochs",
        "batch",
        "rate",
        "head_rate",
        "fading",
    ):
        value = getattr(usual, name)
        option = f"--{name.replace('_', '-')}"
        parser.add_argument(option, type=type(value), default=value)
    parser.add_argument("--encoder", required=True, help="a folder with an encoder to start from")
    parser.add_argument("--start", default="", help="an earlier run's folder to go on from")
    parser.add_argument("--teacher", default="", help="an earlier run's folder to imitate")
    parser.add_argument("--threads", type=int, default=2, help="as many as there are idle cores")
    arguments = parser.parse_args()
    torch.set_num_threads(arguments.threads)
    examples = read_corpus()
    labels = labels_of(examples)
    apart = ("out", "threads")
    given = {name: value for name, value in vars(arguments).items() if name not in apart}
    recipe = Recipe(**given)
    train(examples, labels, recipe, arguments.out)


if __name__ == "__main__":
    main()
