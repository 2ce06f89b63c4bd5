"""Attributions against gold: sources, cues and contents as spans."""

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from dragoman.codebook.cues import english_cues
from dragoman.coding.statements import find_statements
from dragoman.evaluation.gold import read_gold
from dragoman.evaluation.result import Evaluation, Row, Table
from dragoman.evaluation.scores import Counts, overlap
from dragoman.language.parse import parse
from dragoman.model.entries import Statement
from dragoman.model.text import Document, Evidence, Sentence

PARTS = ("source", "cue", "content")
Spots = list[tuple[int, int]]


def evaluate(gold: Path) -> Evaluation:
    """F1 of attributions found, and token F1 of their parts, over rows {id, text, attributions}.

    Gold and predictions are matched one to one where their contents overlap and their sources do,
    or neither has one. The gold holds only outermost attributions with a cue: so do predictions.
    Token scores compare, article by article, the tokens in any attribution's part.
    """
    rows = read_gold(gold, ("id", "text", "attributions"))
    found, tokens = Counts(0, 0, 0), {part: Counts(0, 0, 0) for part in PARTS}
    classes: Counter[tuple[str, str]] = Counter()
    predictions: list[Row] = []
    for row in rows:
        document = Document(id=str(row["id"]), source=str(gold), text=row["text"])
        sentences = parse(document)
        wanted = [_spots(a) for a in row["attributions"] if a["content"]]
        statements = _comparable(find_statements(document, sentences, (), ()))
        given = [_parts(s) for s in statements]
        pairs = match(wanted, given)
        found = _plus(found, Counts(len(pairs), len(given), len(wanted)))
        for part in PARTS:
            tokens[part] = _plus(tokens[part], _tokens(sentences, wanted, given, part))
        _count(classes, sentences, wanted, given, pairs)
        predictions.append({"id": row["id"], "attributions": given})
    return Evaluation(
        "attributions", len(rows), _measures(found, tokens), (_table(classes),), tuple(predictions)
    )


def match(gold: Sequence[dict[str, Spots]], given: Sequence[dict[str, Spots]]) -> dict[int, int]:
    """Gold index to prediction index: the largest one-to-one matching."""
    edges = [[p for p, b in enumerate(given) if _same(a, b)] for a in gold]
    owner: dict[int, int] = {}

    def place(g: int, seen: set[int]) -> bool:
        for p in edges[g]:
            if p not in seen:
                seen.add(p)
                if p not in owner or place(owner[p], seen):
                    owner[p] = g
                    return True
        return False

    for g in range(len(gold)):
        place(g, set())
    return {g: p for p, g in owner.items()}


def _same(gold: dict[str, Spots], given: dict[str, Spots]) -> bool:
    if not overlap(gold["content"], given["content"]):
        return False
    if not gold["source"] or not given["source"]:
        return not gold["source"] and not given["source"]
    return overlap(gold["source"], given["source"])


def _comparable(statements: tuple[Statement, ...]) -> list[Statement]:
    return [s for s in statements if s.within is None and s.cue is not None]


def _spots(attribution: Row) -> dict[str, Spots]:
    return {part: [(s, e) for s, e in attribution[part]] for part in PARTS}


def _parts(statement: Statement) -> dict[str, Spots]:
    def spots(*pieces: Evidence | None) -> Spots:
        return [(p.start, p.end) for p in pieces if p]

    return {
        "source": spots(statement.source),
        "cue": spots(statement.cue),
        "content": spots(*statement.content),
    }


def _tokens(
    sentences: tuple[Sentence, ...],
    gold: Sequence[dict[str, Spots]],
    given: Sequence[dict[str, Spots]],
    part: str,
) -> Counts:
    """Tokens of the article that lie in that part of any attribution, in both, in each."""

    def inside(attributions: Sequence[dict[str, Spots]]) -> set[int]:
        marked = bytearray(max((s.end for s in sentences), default=0))
        for start, end in (spot for a in attributions for spot in a[part]):
            marked[start:end] = b"\1" * (min(end, len(marked)) - start)
        return {t.start for s in sentences for t in s.tokens if any(marked[t.start : t.end])}

    left, right = inside(gold), inside(given)
    return Counts(len(left & right), len(right), len(left))


def _plus(left: Counts, right: Counts) -> Counts:
    return Counts(left.hits + right.hits, left.predicted + right.predicted, left.gold + right.gold)


def _measures(found: Counts, tokens: dict[str, Counts]) -> dict[str, float]:
    return {
        "F1": found.f1,
        "precision": found.precision,
        "recall": found.recall,
        **{f"{part} token F1": tokens[part].f1 for part in ("content", "source", "cue")},
    }


def _count(
    classes: Counter[tuple[str, str]],
    sentences: tuple[Sentence, ...],
    gold: Sequence[dict[str, Spots]],
    given: Sequence[dict[str, Spots]],
    pairs: dict[int, int],
) -> None:
    for number, attribution in enumerate(gold):
        name = _class(sentences, attribution["cue"])
        classes[name, "gold"] += 1
        classes[name, "found"] += number in pairs
    right = set(pairs.values())
    for number, attribution in enumerate(given):
        name = _class(sentences, attribution["cue"])
        classes[name, "given"] += 1
        classes[name, "right"] += number in right


def _class(sentences: tuple[Sentence, ...], cue: Spots) -> str:
    """The class of the first listed word in the cue, verbs before nouns; "other" if none is."""
    cues = english_cues()
    near = [s for s in sentences if any(a < s.end and s.start < b for a, b in cue)]
    words = [
        t.lemma.lower()
        for s in near
        for t in s.tokens
        if any(start < t.end and t.start < end for start, end in cue)
    ]
    for listed in (cues.verbs, cues.nouns, cues.adjectives):
        for word in words:
            if word in listed:
                return listed[word].kind
    return "other"


def _table(classes: Counter[tuple[str, str]]) -> Table:
    rows = tuple(
        (
            name,
            classes[name, "right"] / max(1, classes[name, "given"]),
            classes[name, "found"] / max(1, classes[name, "gold"]),
            classes[name, "given"],
            classes[name, "gold"],
        )
        for name in sorted({name for name, _ in classes})
    )
    return Table("By cue class", ("class", "precision", "recall", "found", "gold"), rows)
