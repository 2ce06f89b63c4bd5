"""What a corpus must not do: break its markup, repeat itself, or come near a gold sentence."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from dragoman.codebook.ontology import Ontology
from training.corpus import NONE, Example
from training.features import MODALITIES

_WORD = re.compile(r"\w+")
SHINGLE = 4
# Sentences of one story share a name and a phrase; sharing more than this is repeating.
MOST_SHARED = 0.6
# Nine words in a row are no accident, unless they are a body's long name.
LONGEST_RUN = 9

Shingle = tuple[str, ...]


def wrong_marks(example: Example, ontology: Ontology) -> Iterator[str]:
    """What is wrong with one line, if anything."""
    labels = Counter(span.label for span in example.spans)
    if not labels["A"]:
        yield "no actor is marked"
    if any(a.end > b.start for a, b in pairwise(example.spans)):
        yield "spans overlap"
    if not 5 <= len(example.text.split()) <= 70:
        yield "too short or too long for a sentence of the news"
    if example.type == NONE:
        if (example.mode, example.modality) != ("-", "-") or labels["E"]:
            yield "NONE has no mode, no modality and no trigger"
        return
    if example.type not in ontology.types:
        yield f"{example.type} is no type"
    elif example.mode != "-" and example.mode not in ontology.types[example.type].modes:
        yield f"{example.mode} is no mode of {example.type}"
    if example.modality not in MODALITIES:
        yield f"{example.modality} is no modality"
    if not labels["E"]:
        yield "no trigger is marked"


def near_duplicates(sentences: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Pairs of different sentences that share most of their four-word runs."""
    shingles = [_runs(sentence, SHINGLE) for sentence in sentences]
    where: dict[Shingle, list[int]] = defaultdict(list)
    for number, runs in enumerate(shingles):
        shared = Counter(other for run in runs for other in where[run])
        for other, count in shared.items():
            least = min(len(runs), len(shingles[other]))
            if sentences[other] != sentences[number] and count / least > MOST_SHARED:
                yield other, number
        for run in runs:
            where[run].append(number)


def shared_runs(sentences: Iterable[str], foreign: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Sentences that share a long run of words with a foreign text, and the run."""
    known = {run for text in foreign for run in _runs(text, LONGEST_RUN)}
    for sentence in sentences:
        for run in sorted(_runs(sentence, LONGEST_RUN) & known):
            yield sentence, " ".join(run)


def _runs(text: str, length: int) -> set[Shingle]:
    words = _WORD.findall(text.lower())
    return {tuple(words[i : i + length]) for i in range(len(words) - length + 1)}
