"""Export a trained coder for the runtime: int8 ONNX, tokenizer, labels.

`python -m training.export training/build/coder src/dragoman/coding/weights`
"""

import argparse
import json
import tempfile
from dataclasses import asdict
from pathlib import Path

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic

from training.features import Featurizer, Labels
from training.network import Coder, Outputs
from training.train import Recipe, load_tokenizer


def load(folder: Path) -> tuple[Coder, Featurizer, Recipe]:
    """A coder as `training.train.save` left it."""
    recipe = Recipe(**json.loads((folder / "recipe.json").read_text()))
    labels = Labels(
        **{k: tuple(v) for k, v in json.loads((folder / "labels.json").read_text()).items()}
    )
    featurizer = Featurizer(load_tokenizer(recipe.encoder), labels)
    model = Coder(recipe.encoder, labels, recipe.layers)
    model.load_state_dict(torch.load(folder / "weights.pt"))
    return model.eval(), featurizer, recipe


def export(folder: Path, out: Path) -> None:
    """Write coder.onnx, tokenizer.json and labels.json to `out`."""
    model, featurizer, _ = load(folder)
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        whole = Path(scratch) / "coder.onnx"
        _to_onnx(model, whole)
        # Per channel: cosine .992 to the unquantised encoder, per tensor only .957. Seven bits:
        # with eight, sums overflow on processors without VNNI and the answers are noise.
        quantize_dynamic(
            whole,
            out / "coder.onnx",
            weight_type=QuantType.QInt8,
            per_channel=True,
            reduce_range=True,
        )
    featurizer.tokenizer.save(str(out / "tokenizer.json"))
    labels = featurizer.labels
    inventory = asdict(labels)
    (out / "labels.json").write_text(json.dumps(inventory, indent=1) + "\n")


def _to_onnx(model: Coder, path: Path) -> None:
    """Two sentences of eight tokens with two pairs each stand for any number of all."""
    ids = torch.full((2, 8), 5)
    spans = torch.zeros((2, 4, 8))
    spans[:, :, 3] = 1
    axes = {"ids": "rt", "mask": "rt", "spans": "rmt", "tags": "rt", "parts": "rp-t"}
    axes |= dict.fromkeys(("types", "modes", "modalities", "vectors"), "rp")
    names = {"r": "rows", "t": "tokens", "m": "markers", "p": "pairs"}
    torch.onnx.export(
        model,
        (ids, torch.ones_like(ids), spans),
        str(path),
        input_names=["ids", "mask", "spans"],
        output_names=list(Outputs._fields),
        dynamic_axes={
            key: {i: names[axis] for i, axis in enumerate(order) if axis in names}
            for key, order in axes.items()
        },
        dynamo=False,
    )


def main() -> None:
    """Export from the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("trained", type=Path)
    parser.add_argument("out", type=Path)
    arguments = parser.parse_args()
    export(arguments.trained, arguments.out)


if __name__ == "__main__":
    main()
