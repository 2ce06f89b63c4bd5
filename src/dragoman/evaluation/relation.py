"""`relation`: the type of a marked pair, by the coder alone, beside what the file has of others.

NONE is no answer here, since every row has an event. The probabilities of all codes (type, mode,
modality) are summed by the root that each folds into; the likeliest root is the answer.
"""

from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

from dragoman.coding.encoder import Judged, Labels, Pair, encoder
from dragoman.coding.events.calibration import calibration
from dragoman.coding.events.modes import modes_of
from dragoman.evaluation.folding import plv_folding
from dragoman.evaluation.gold import read_gold
from dragoman.evaluation.marks import Marked, read_pair
from dragoman.evaluation.result import Evaluation, Row, Table
from dragoman.evaluation.scores import accuracy, confusion_table, label_table, macro_f1

NONE = "NONE"
# Upper bounds of the length classes in words: briefs, plain sentences, long ones.
LENGTHS = (18, 28, 1_000_000)


def evaluate(gold: Path) -> Evaluation:
    """Macro-F1 by root and quad class over rows {id, marked, root}; UsageError for a bad file.

    `zsp_root` and `zsp_quad`, where every row has them, are scored as the stored baseline.
    """
    rows = read_gold(gold, ("id", "marked", "root"))
    pairs = [read_pair(row["marked"]) for row in rows]
    coder = encoder()
    answers = [
        seen.pairs[0]
        for seen in coder.read([(p.text, [Pair(p.sources, p.targets)]) for p in pairs])
    ]
    roots = [
        root_of(answer, coder.labels, pair.text)
        for answer, pair in zip(answers, pairs, strict=True)
    ]
    right = [str(row["root"]) for row in rows]
    return Evaluation(
        task="relation",
        size=len(rows),
        measures=_measures(rows, right, roots),
        tables=(
            label_table(right, roots),
            length_table(pairs, right, roots),
            confusion_table(right, roots),
        ),
        predictions=tuple(
            {"id": row["id"], "type": root} for row, root in zip(rows, roots, strict=True)
        ),
    )


def root_of(answer: Judged, labels: Labels, text: str) -> str:
    """The likeliest root of a judged pair."""
    folding, bare = plv_folding(), calibration().bare
    chances: dict[str, float] = defaultdict(float)
    told = list(zip(labels.modalities, answer.modalities.tolist(), strict=True))
    for type_, of_type in zip(labels.types, answer.types.tolist(), strict=True):
        modes = modes_of(type_, labels, answer.modes, bare) if type_ != NONE else ()
        for mode, of_mode in modes:
            for modality, of_modality in told:
                root = folding.root(type_, mode, modality, text)
                chances[root] += of_type * of_mode * of_modality
    return max(chances, key=chances.__getitem__)


def _measures(rows: Sequence[Row], right: Sequence[str], roots: Sequence[str]) -> dict[str, float]:
    quads = _quads(right)
    measures = {
        "macro-F1": macro_f1(right, roots),
        "micro-F1": accuracy(right, roots),
        "quad macro-F1": macro_f1(quads, _quads(roots)),
    }
    if all("zsp_root" in row for row in rows):
        stored = [str(row["zsp_root"]) for row in rows]
        measures["ZSP macro-F1"] = macro_f1(right, stored)
        measures["ZSP micro-F1"] = accuracy(right, stored)
    if all("zsp_quad" in row for row in rows):
        measures["ZSP quad macro-F1"] = macro_f1(quads, [str(row["zsp_quad"]) for row in rows])
    return measures


def _quads(roots: Sequence[str]) -> list[str]:
    return [str(plv_folding().quad(root)) for root in roots]


def length_table(pairs: Sequence[Marked], right: Sequence[str], roots: Sequence[str]) -> Table:
    """Scores by the sentence's number of words."""
    lines: list[tuple[str | float, ...]] = []
    least = 0
    for most in LENGTHS:
        chosen = [i for i, pair in enumerate(pairs) if least < len(pair.text.split()) <= most]
        gold, coded = [right[i] for i in chosen], [roots[i] for i in chosen]
        name = f"{least + 1}–{most}" if most != LENGTHS[-1] else f"{least + 1} or more"
        lines.append((name, macro_f1(gold, coded), accuracy(gold, coded), len(chosen)))
        least = most
    return Table("By length", ("words", "macro-F1", "micro-F1", "gold"), tuple(lines))
