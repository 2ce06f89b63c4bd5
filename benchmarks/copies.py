"""How fast copies are found: synthetic news in which a part of the documents repeats another.

    .venv/bin/python benchmarks/copies.py [--documents 10000] [--words 300]

Sentences are put together from a stock of phrases, so that strangers share runs of words as they do
in the press; a tenth of the documents is a whole, retouched or cut copy of an earlier one. Prints
documents a second, and the time as a multiple of only splitting the same texts into words.
"""

import argparse
import random
import re
import time
from collections.abc import Callable
from typing import TypeVar

from dragoman.sources.copies import find_copies

Result = TypeVar("Result")
WORDS = 30_000
PHRASES = 20_000
COPIES = 0.1
WORD = re.compile(r"\w+")


def stock(chance: random.Random) -> list[str]:
    """Phrases of three to nine words, the frequent words in most of them."""
    words = [f"w{number}" for number in range(WORDS)]
    weights = [1 / (1 + number) for number in range(WORDS)]
    return [
        " ".join(chance.choices(words, weights, k=chance.randint(3, 9))) for _ in range(PHRASES)
    ]


def article(chance: random.Random, phrases: list[str], words: int) -> str:
    """An article of about so many words."""
    return " ".join(chance.choices(phrases, k=words // 6))


def copied(chance: random.Random, text: str, local: str) -> str:
    """The text whole, with every twentieth word changed, or cut and with local news added."""
    words = text.split(" ")
    kind = chance.randrange(3)
    if kind == 0:
        return text
    if kind == 1:
        return " ".join(word if chance.random() < 0.95 else "anew" for word in words)
    return " ".join((*words[: len(words) // 2], *local.split(" ")[: len(words) // 3]))


def corpus(size: int, words: int) -> tuple[dict[str, str], dict[str, str]]:
    """Texts by id, and which of them was copied from which."""
    chance = random.Random(11)  # noqa: S311
    phrases = stock(chance)
    texts: dict[str, str] = {}
    sources: dict[str, str] = {}
    for number in range(size):
        id_, text = f"document:{number:06}", article(chance, phrases, words)
        if texts and chance.random() < COPIES:
            sources[id_] = f"document:{chance.randrange(number):06}"
            text = copied(chance, texts[sources[id_]], text)
        texts[id_] = text
    return texts, sources


def timed(work: Callable[[], Result]) -> tuple[float, Result]:
    """Seconds that it takes, and what comes of it."""
    begun = time.perf_counter()
    result = work()
    return time.perf_counter() - begun, result


def main() -> None:
    """Make the texts, find the copies, print."""
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--documents", type=int, default=10_000)
    arguments.add_argument("--words", type=int, default=300)
    given = arguments.parse_args()
    texts, sources = corpus(given.documents, given.words)
    unit, _ = timed(lambda: [WORD.findall(text.casefold()) for text in texts.values()])
    seconds, found = timed(lambda: find_copies(texts))
    again = sum(1 for copy, source in sources.items() if source in found.get(copy, ()))
    print(f"{len(texts):,} documents of {given.words} words, {len(sources):,} of them copies")
    print(f"{seconds:.2f} s: {len(texts) / seconds:,.0f} documents a second")
    print(f"×{seconds / unit:.1f} the time of splitting them into words")
    print(f"{again:,} copies found with what they were copied from")


if __name__ == "__main__":
    main()
