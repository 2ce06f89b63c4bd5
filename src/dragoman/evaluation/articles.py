"""How well articles are cut out of pages: 4-gram shingles, as the article extraction benchmark
counts them (scrapinghub/article-extraction-benchmark, MIT), so that figures can be compared."""

import gzip
import re
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from statistics import fmean

import msgspec

from dragoman.errors import NoArticle, UsageError
from dragoman.evaluation.result import Evaluation, Row, Table
from dragoman.evaluation.scores import Counts
from dragoman.sources import read_bytes

TRUTH = "truth.json"
SHINGLE = 4
# What the raw library gives on the same pages, for comparison, is in docs/sources.md.
WORST_SHOWN = 10

Shingles = Counter[tuple[str, ...]]


class Truth(msgspec.Struct):
    """A page's article as people copied it out, and the page's address."""

    articleBody: str  # noqa: N815 (the benchmark's own field)
    url: str = ""


def evaluate(gold: Path) -> Evaluation:
    """Precision, recall and F1 over a folder of pages with its truth.json.

    Precision and recall are means over the pages and F1 is theirs, as in the benchmark. A page
    in which nothing is found counts with an empty text.
    """
    truth = _truth(gold)
    predictions = {name: _extract(gold, name) for name in truth}
    counts = {name: shared(truth[name].articleBody, predictions[name]) for name in truth}
    precision, recall = mean_precision_and_recall(counts)
    both = precision + recall
    return Evaluation(
        task="articles",
        size=len(truth),
        measures={
            "F1": 2 * precision * recall / both if both else 0.0,
            "precision": precision,
            "recall": recall,
        },
        tables=(_worst(truth, counts),),
        predictions=tuple(Row(id=name, text=text) for name, text in predictions.items()),
    )


def shared(true: str, predicted: str) -> Counts:
    """How many shingles two texts share."""
    gold, found = _shingles(true), _shingles(predicted)
    return Counts((gold & found).total(), found.total(), gold.total())


def mean_precision_and_recall(counts: Mapping[str, Counts]) -> tuple[float, float]:
    """Means over the pages; a page without shingles on a side is left out on that side."""
    precisions = [c.precision for c in counts.values() if c.predicted]
    recalls = [c.recall for c in counts.values() if c.gold]
    return fmean(precisions or [0.0]), fmean(recalls or [0.0])


def _shingles(text: str) -> Shingles:
    words = re.findall(r"\w+", text)
    starts = range(max(1, len(words) - SHINGLE + 1)) if words else ()
    return Counter(tuple(words[start : start + SHINGLE]) for start in starts)


def _truth(gold: Path) -> dict[str, Truth]:
    try:
        return msgspec.json.decode((gold / TRUTH).read_bytes(), type=dict[str, Truth])
    except OSError as error:
        raise UsageError(f"{gold} must be a folder of pages with a {TRUTH}: {error}") from error
    except msgspec.DecodeError as error:
        raise UsageError(f"{gold / TRUTH} is no truth file of pages: {error}") from error


def _extract(gold: Path, name: str) -> str:
    try:
        return read_bytes(_page(gold, name), f"{name}.html").text
    except NoArticle:
        return ""


def _page(gold: Path, name: str) -> bytes:
    plain, packed = gold / f"{name}.html", gold / f"{name}.html.gz"
    try:
        return plain.read_bytes() if plain.exists() else gzip.decompress(packed.read_bytes())
    except (OSError, EOFError) as error:
        raise UsageError(f"{TRUTH} names {name}, whose page cannot be read: {error}") from error


def _worst(truth: Mapping[str, Truth], counts: Mapping[str, Counts]) -> Table:
    worst = sorted(counts, key=lambda name: counts[name].f1)[:WORST_SHOWN]
    rows = tuple(
        (truth[name].url or name, counts[name].precision, counts[name].recall, counts[name].f1)
        for name in worst
    )
    return Table("Pages that came out worst", ("page", "precision", "recall", "F1"), rows)
