"""Vectors of words for `search --like`: `python -m training.meaning --encoder DIR OUT.npy`.

A sentence encoder is asked for each entry of its vocabulary by itself; the answers, cut to their
main components and weighted so that rare words say more, are averaged over a sentence at run time
(after Model2Vec, Tulkens and van Dongen 2024). The coder's own states are no use for this: trained
to tell types of acts, they forget whom a sentence is about.
"""

import argparse
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from transformers import AutoModel

from training.recipe import load_tokenizer

WIDTH = 256
BATCH = 512


def word_vectors(encoder: str) -> NDArray[np.float32]:
    """What the encoder makes of each vocabulary entry alone (entries, width)."""
    model = AutoModel.from_pretrained(encoder, add_pooling_layer=False).eval()
    tokenizer = load_tokenizer(encoder)
    first, last = tokenizer.encode("").ids
    made = []
    with torch.no_grad():
        for start in range(0, tokenizer.get_vocab_size(), BATCH):
            entries = torch.arange(start, min(start + BATCH, tokenizer.get_vocab_size()))
            ids = torch.stack(
                [torch.full_like(entries, first), entries, torch.full_like(entries, last)], 1
            )
            states = model(input_ids=ids, attention_mask=torch.ones_like(ids)).last_hidden_state
            made.append(states.mean(1))
    vectors: NDArray[np.float32] = torch.cat(made).numpy()
    return vectors


def cut(vectors: NDArray[np.float32]) -> NDArray[np.int8]:
    """The main components, weighted by rank (the vocabulary's order is that of frequency), as
    bytes of one scale."""
    centred = vectors - vectors.mean(0)
    _, axes = np.linalg.eigh(np.cov(centred.T))
    main = centred @ axes[:, ::-1][:, :WIDTH]
    weighted = main * np.log(1 + np.arange(len(main)))[:, None]
    scale = np.abs(weighted).max(1, keepdims=True).mean() * 1.5 / 127
    rounded: NDArray[np.int8] = np.clip(np.round(weighted / scale), -127, 127).astype(np.int8)
    return rounded


def main() -> None:
    """Distil from the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--encoder", required=True, help="the folder of a sentence encoder")
    parser.add_argument("out", type=Path)
    arguments = parser.parse_args()
    np.save(arguments.out, cut(word_vectors(arguments.encoder)))


if __name__ == "__main__":
    main()
