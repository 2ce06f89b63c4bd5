"""What a training run depends on, and the folder that it leaves behind."""

import json
from dataclasses import asdict, dataclass
from pathlib import Path

import torch
from tokenizers import Tokenizer

from training.features import Featurizer, Labels
from training.network import Coder


@dataclass(frozen=True, slots=True)
class Recipe:
    """What a run depends on, beside the corpus; `start` is an earlier run to go on from.

    `layers` are those of the encoder that are kept, from below; `shared` of them read a sentence
    without its pairs, and the lowest `frozen` stay as they are; `fading` is what a layer's learning
    rate has of that above it. `teacher` is a folder with exported weights: what they say of every
    pair is learned beside the labels, in the measure of `imitation`.
    """

    encoder: str
    layers: int = 6
    shared: int = 3
    frozen: int = 2
    seed: int = 1
    epochs: int = 3
    batch: int = 16
    rate: float = 6e-5
    head_rate: float = 5e-4
    fading: float = 0.9
    decay: float = 0.01
    warmup: float = 0.1
    start: str = ""
    teacher: str = ""
    imitation: float = 0.6


def load_tokenizer(encoder: str) -> Tokenizer:
    """The encoder's tokenizer, without the padding and truncation it was saved with."""
    tokenizer = Tokenizer.from_file(str(Path(encoder) / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    return tokenizer


def save(model: Coder, labels: Labels, recipe: Recipe, out: Path) -> None:
    """Weights, labels and recipe, for the export."""
    out.mkdir(parents=True, exist_ok=True)
    torch.save(model.state_dict(), out / "weights.pt")
    (out / "labels.json").write_text(json.dumps(asdict(labels), indent=1) + "\n")
    (out / "recipe.json").write_text(json.dumps(asdict(recipe), indent=1) + "\n")


def load_recipe(folder: Path) -> Recipe:
    """What the run in a folder depended on."""
    return Recipe(**json.loads((folder / "recipe.json").read_text()))


def load(folder: Path) -> tuple[Coder, Featurizer, Recipe]:
    """A coder as `save` left it."""
    recipe = load_recipe(folder)
    labels = Labels(
        **{k: tuple(v) for k, v in json.loads((folder / "labels.json").read_text()).items()}
    )
    featurizer = Featurizer(load_tokenizer(recipe.encoder), labels)
    model = Coder(recipe.encoder, labels, recipe.layers, recipe.shared)
    model.load_state_dict(torch.load(folder / "weights.pt"))
    return model.eval(), featurizer, recipe
