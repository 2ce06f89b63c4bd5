"""Train the coder: `python -m training.train --encoder DIR --out training/build/coder`.

Seeded; two cores; writes weights, labels and a log of the loss. `--resume` goes on where the same
command was stopped, from the last pass that was whole, and comes out as if it had not been.
"""

import argparse
import random
from collections.abc import Iterator, Sequence
from itertools import cycle
from math import ceil
from pathlib import Path

import torch
from torch import nn

from training.batches import batches
from training.corpus import Example, read_corpus
from training.course import Course
from training.distil import Imitation, Lessons, Teacher, with_strangers
from training.exchange import exchanged
from training.features import Featurizer, Labels, Sample, labels_of
from training.network import Coder, freeze
from training.recipe import Recipe, load_tokenizer, save

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
    examples: Sequence[Example], labels: Labels, recipe: Recipe, out: Path, *, resume: bool = False
) -> tuple[Coder, Featurizer]:
    """A trained coder, saved to `out` after each epoch. Prints the loss as it goes.

    What was saved there is gone on from if `resume`; ValueError if it has another recipe.
    """
    torch.manual_seed(recipe.seed)
    chance = random.Random(recipe.seed)  # noqa: S311 - shuffling, not secrecy
    featurizer = Featurizer(load_tokenizer(recipe.encoder), labels)
    model = Coder(recipe.encoder, labels, recipe.layers, recipe.shared)
    freeze(model, recipe.frozen)
    if recipe.start:
        model.load_state_dict(torch.load(Path(recipe.start) / "weights.pt"))
    teacher = Teacher(Path(recipe.teacher), torch.get_num_threads()) if recipe.teacher else None
    imitation = Imitation(model.encoder.config.hidden_size, teacher.width) if teacher else None
    optimizer = optimizer_for(model, recipe)
    if imitation:
        optimizer.add_param_group({"params": imitation.parameters(), "lr": recipe.head_rate})
    steps = recipe.epochs * ceil(len({e.text for e in examples}) / recipe.batch)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: _slope(step, steps, recipe.warmup)
    )
    course = Course(model, optimizer, schedule, imitation, recipe.imitation)
    done = course.resume(recipe, out) if resume else 0
    studies = _studies(examples, featurizer, teacher, chance)
    for epoch, (samples, told) in zip(range(1, recipe.epochs + 1), studies, strict=False):
        rows = batches(samples, recipe.batch, chance)  # of past passes, too: chance goes on as then
        if epoch > done:
            print(f"epoch {epoch}: {course.attend(rows, told)}", flush=True)
            save(model, labels, recipe, out)
            course.keep(epoch, out)
    return model.eval(), featurizer


def _studies(
    examples: Sequence[Example],
    featurizer: Featurizer,
    teacher: Teacher | None,
    chance: random.Random,
) -> Iterator[tuple[list[Sample], Lessons]]:
    """What is read in each pass: unmarked pairs drawn anew, or a teacher's lessons by turns on the
    corpus as it is and with its names exchanged."""
    while teacher is None:
        yield featurizer.samples(examples, chance), {}
    taught = []
    for version in (examples, exchanged(examples, chance)):
        drawn = featurizer.samples(version, chance)
        samples = [with_strangers(sample, featurizer, chance) for sample in drawn]
        taught.append((samples, teacher.lessons(samples)))
        yield taught[-1]
    yield from cycle(taught)


def _slope(step: int, steps: int, warmup: float) -> float:
    rise = max(1, int(steps * warmup))
    return step / rise if step < rise else max(0.0, (steps - step) / (steps - rise))


def main() -> None:
    """Train on the whole corpus."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=Path("training/build/coder"))
    usual = Recipe(encoder="")
    for name in OPTIONS:
        value = getattr(usual, name)
        option = f"--{name.replace('_', '-')}"
        parser.add_argument(option, type=type(value), default=value)
    parser.add_argument("--encoder", required=True, help="a folder with an encoder to start from")
    parser.add_argument("--start", default="", help="an earlier run's folder to go on from")
    parser.add_argument("--teacher", default="", help="a folder with exported weights to imitate")
    parser.add_argument("--resume", action="store_true", help="go on where this was stopped")
    parser.add_argument("--threads", type=int, default=2, help="as many as there are idle cores")
    arguments = parser.parse_args()
    torch.set_num_threads(arguments.threads)
    examples = read_corpus()
    labels = labels_of(examples)
    apart = ("out", "threads", "resume")
    given = {name: value for name, value in vars(arguments).items() if name not in apart}
    recipe = Recipe(**given)
    train(examples, labels, recipe, arguments.out, resume=arguments.resume)


if __name__ == "__main__":
    main()
