"""`spans`: who does and to whom it is done, in sentences that each tell an event.

Since every sentence of such a set has an event, the likeliest pair is taken, however sure the
coder is. Actors count as sources, recipients as targets; an actor of a reciprocal event (R) counts
as a source. A span is right if it overlaps a gold span of its kind that no other has taken.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path

from dragoman.actors import resolve
from dragoman.coding.events import find_events
from dragoman.evaluation.gold import read_gold
from dragoman.evaluation.result import Evaluation, Row, Table
from dragoman.evaluation.scores import Counts, overlap
from dragoman.language.parse import parse
from dragoman.model.text import Document
from dragoman.settings import Settings

Labelled = tuple[str, int, int]
"""S or T, and the characters of a span."""

NO_SPACE_BEFORE = frozenset(".,;:!?)]}'’%”") | {"'s", "’s", "n't", "n’t"}
NO_SPACE_AFTER = frozenset("([{“$")


def evaluate(gold: Path) -> Evaluation:
    """F1 of overlapping spans over rows {id, tokens, tags}; UsageError for a bad file."""
    rows = read_gold(gold, ("id", "tokens", "tags"))
    texts = [join(row["tokens"]) for row in rows]
    right = [
        _gold_spans(row["tags"], offsets) for row, (_, offsets) in zip(rows, texts, strict=True)
    ]
    found = [find_spans(text) for text, _ in texts]
    by_kind = {kind: _count(right, found, kind) for kind in "ST"}
    both = Counts(*(sum(getattr(c, n) for c in by_kind.values()) for n in Counts.__slots__))
    return Evaluation(
        task="spans",
        size=len(rows),
        measures={"F1": both.f1, "precision": both.precision, "recall": both.recall},
        tables=(
            Table(
                "By kind",
                ("kind", "precision", "recall", "F1", "gold"),
                tuple((k, c.precision, c.recall, c.f1, c.gold) for k, c in by_kind.items()),
            ),
        ),
        predictions=tuple(_predictions(rows, texts, found)),
    )


def join(tokens: Sequence[str]) -> tuple[str, list[tuple[int, int]]]:
    """Tokens as a sentence, spaced as print spaces them, and the characters of each."""
    text, offsets = "", []
    for token in tokens:
        if text and token not in NO_SPACE_BEFORE and text[-1] not in NO_SPACE_AFTER:
            text += " "
        offsets.append((len(text), len(text) + len(token)))
        text += token
    return text, offsets


def find_spans(text: str) -> tuple[Labelled, ...]:
    """Sources and targets of the likeliest event of a text, in text order."""
    document = Document("document:gold", "gold", text)
    sentences = parse(document)
    mentions = resolve(document, sentences).mentions
    told = find_events(document, sentences, mentions, Settings(threshold=0.0))
    verdicts = [verdict for _, verdicts in told for verdict in verdicts]
    if not verdicts:
        return ()
    pair = max(verdicts, key=lambda v: v.confidence).candidate
    sides = [("S", p) for p in pair.actors] + [("T", p) for p in pair.recipients]
    return tuple(sorted(((k, p.start, p.end) for k, p in sides), key=lambda s: s[1]))


def _gold_spans(tags: Sequence[str], offsets: Sequence[tuple[int, int]]) -> tuple[Labelled, ...]:
    spans: list[Labelled] = []
    inside = False
    for tag, (start, end) in zip(tags, offsets, strict=True):
        if tag.startswith("B-"):
            spans.append(("S" if tag == "B-R" else tag[2:], start, end))
        elif tag.startswith("I-") and inside:
            spans[-1] = (spans[-1][0], spans[-1][1], end)
        inside = tag != "O"
    return tuple(spans)


def _count(
    right: Sequence[tuple[Labelled, ...]], found: Sequence[tuple[Labelled, ...]], kind: str
) -> Counts:
    hits = predicted = gold = 0
    for gold_spans, own_spans in zip(right, found, strict=True):
        free = [s[1:] for s in gold_spans if s[0] == kind]
        own = [s[1:] for s in own_spans if s[0] == kind]
        predicted, gold = predicted + len(own), gold + len(free)
        for span in own:
            taken = next((f for f in free if overlap([span], [f])), None)
            if taken:
                free.remove(taken)
                hits += 1
    return Counts(hits, predicted, gold)


def _predictions(
    rows: Sequence[Row],
    texts: Sequence[tuple[str, list[tuple[int, int]]]],
    found: Sequence[tuple[Labelled, ...]],
) -> Iterator[Row]:
    for row, (_, offsets), spans in zip(rows, texts, found, strict=True):
        tags = ["O"] * len(offsets)
        for kind, start, end in spans:
            covered = [i for i, (a, b) in enumerate(offsets) if a < end and start < b]
            for i in covered:
                tags[i] = f"{'B' if i == covered[0] else 'I'}-{kind}"
        yield {"id": row["id"], "tags": tags}
