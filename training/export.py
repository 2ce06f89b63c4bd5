"""Export a trained coder for the runtime: int8 ONNX of lower and upper layers, tokenizer, labels.

`python -m training.export training/build/coder src/dragoman/coding/weights`
"""

import argparse
import json
import tempfile
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from training.network import Coder, Judged, Read
from training.recipe import load

# The axes of what goes in and comes out: rows, tokens, markers, pairs; others have one size.
NAMES = {"r": "rows", "t": "tokens", "m": "markers", "p": "pairs"}
AXES = {"ids": "rt", "mask": "rt", "spans": "rmt", "states": "rt", "hints": "rt", "tags": "rt"}
AXES |= {"parts": "rp-t"} | dict.fromkeys(("types", "modes", "modalities", "vectors"), "rp")


class Part(nn.Module):
    """One of the coder's two halves, as a network of its own."""

    def __init__(self, coder: Coder, half: Callable[..., Read | Judged]) -> None:
        super().__init__()
        self.coder, self.half = coder, half

    def forward(self, *given: Tensor) -> Read | Judged:
        return self.half(*given)


def export(folder: Path, out: Path) -> None:
    """Write reader.onnx, judge.onnx, tokenizer.json and labels.json to `out`."""
    model, featurizer, _ = load(folder)
    out.mkdir(parents=True, exist_ok=True)
    # Two sentences of eight tokens with two pairs each stand for any number of all.
    ids = torch.full((2, 8), 5)
    mask = torch.ones_like(ids)
    spans = torch.zeros((2, 4, 8))
    spans[:, :, 3] = 1
    states = model.read(ids, mask).states.detach()
    _write(Part(model, model.read), {"ids": ids, "mask": mask}, Read, out / "reader.onnx")
    given = {"states": states, "mask": mask, "spans": spans}
    _write(Part(model, model.judge), given, Judged, out / "judge.onnx")
    featurizer.tokenizer.save(str(out / "tokenizer.json"))
    labels = featurizer.labels
    inventory = asdict(labels)
    (out / "labels.json").write_text(json.dumps(inventory, indent=1) + "\n")


def _write(part: Part, given: dict[str, Tensor], told: type[Read | Judged], path: Path) -> None:
    with tempfile.TemporaryDirectory() as scratch:
        whole = Path(scratch) / path.name
        names = [*given, *told._fields]
        torch.onnx.export(
            part.eval(),
            tuple(given.values()),
            str(whole),
            input_names=list(given),
            output_names=list(told._fields),
            dynamic_axes={
                name: {i: NAMES[axis] for i, axis in enumerate(AXES[name]) if axis in NAMES}
                for name in names
            },
            dynamo=False,
        )
        # Per channel: cosine .992 to the unquantised encoder, per tensor only .957. Seven bits:
        # with eight, sums overflow on processors without VNNI and the answers are noise.
        quantize_dynamic(
            whole, path, weight_type=QuantType.QInt8, per_channel=True, reduce_range=True
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
