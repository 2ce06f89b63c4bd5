"""Calibrate a coder: what its figures are worth, fitted on sentences it was not trained on.

`python -m training.calibrate` writes `calibration.json` beside the shipped weights: three logistic
regressions (which pairs to glance at; which to judge; how likely a verdict is right, pair and type
both), the least hint that keeps KEPT of the right pairs, the threshold, the least that gives
PRECISION, and what "no mode" counts for; and `background.npy`, the vectors that types of one's own
are told from. It reads `training/calibration/`, which no coder is trained on, and runs in the
project's own environment, without torch.
"""

import argparse
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from math import log
from pathlib import Path

import msgspec
import numpy as np
from msgspec import structs
from numpy.typing import NDArray

from dragoman.actors import resolve
from dragoman.codebook.markup import Marked
from dragoman.codebook.ontology import plover
from dragoman.codebook.own_types import Sample
from dragoman.coding.encoder import WEIGHTS, Judged, encoder
from dragoman.coding.events.calibration import (
    HINT_CLUES,
    PROPOSAL_CLUES,
    VERDICT_CLUES,
    Calibration,
)
from dragoman.coding.events.candidates import Candidate, every_pair
from dragoman.coding.events.coder import Scene, find_scenes, glance_at, judge_scenes
from dragoman.coding.events.glancing import Glance
from dragoman.coding.events.judging import Judge, Verdict, choose
from dragoman.coding.events.modes import likeliest_mode
from dragoman.coding.events.own import judge_marked, vectors
from dragoman.coding.events.parties import Group
from dragoman.language.parse import parse
from dragoman.model.text import Document
from training.corpus import HARD, NONE, Example, read_corpus

SENTENCES = Path(__file__).parent / "calibration"

Matrix = NDArray[np.float64]

# A record is read by people: of four coded events, three should be right, pair and type both.
PRECISION = 0.75
# Of the events whose pair is glanced at, this share keeps one that is judged.
KEPT = 0.96
RIDGE = 1.0
BINS = 10
# What "no mode" may count for beside a mode, the plainest first.
BARE = (1.0, 0.9, 0.8, 0.7, 0.6, 0.5, 0.4, 0.3, 0.2)


@dataclass(frozen=True, slots=True)
class Case:
    """A sentence in which something may happen, with what the corpus says happens.

    `silent` sentences tell events that no line spells out: there, only marked pairs teach.
    """

    scene: Scene
    examples: tuple[Example, ...]

    @property
    def silent(self) -> bool:
        return all(e.type == NONE and HARD in e.source for e in self.examples)

    @property
    def events(self) -> tuple[Example, ...]:
        return tuple(e for e in self.examples if e.type != NONE)


def read_cases(folder: Path) -> list[Case]:
    """The sentences of the folder's files in which something may happen, in alphabetical order."""
    by_text: dict[str, list[Example]] = defaultdict(list)
    for example in read_corpus(folder):
        by_text[example.text].append(example)
    return [case for text in sorted(by_text) for case in _cases(text, by_text[text])]


def _cases(text: str, examples: Sequence[Example]) -> Iterator[Case]:
    document = Document("document:corpus", "corpus", text)
    sentences = parse(document)
    mentions = resolve(document, sentences).mentions
    if len(sentences) == 1:
        for scene in find_scenes(document, sentences, mentions):
            yield Case(scene, tuple(examples))


def fit_proposals(cases: Sequence[Case]) -> dict[str, float]:
    """Weights of the clues to whether a pair acts, from the parse alone."""
    clues, acts = [], []
    for case in cases:
        for pair in every_pair(case.scene.tree, case.scene.parties):
            said = [e for e in case.examples if same_pair(pair, e)]
            if said or not case.silent:
                clues.append(pair.clues)
                acts.append(any(e.type != NONE for e in said))
    return _weights(PROPOSAL_CLUES, np.array(clues), np.array(acts, dtype=float))


def fit_hints(cases: Sequence[Case], glances: Sequence[Glance], fit: Calibration) -> Calibration:
    """With the weights of the clues to whether a pair acts, from a glance too, and the least hint
    that keeps a pair of KEPT of the events."""
    clues, acts = [], []
    for case, glance in zip(cases, glances, strict=True):
        for pair, row in zip(glance.pairs, glance.clues(fit), strict=True):
            said = [e for e in case.examples if same_pair(pair, e)]
            if said or not case.silent:
                clues.append(row)
                acts.append(any(e.type != NONE for e in said))
    weights = _weights(HINT_CLUES, np.array(clues), np.array(acts, dtype=float))
    fit = structs.replace(fit, hints=weights)
    best = [
        max(hints)
        for case, glance in zip(cases, glances, strict=True)
        for event in case.events
        if (hints := _hints_of(event, glance, fit))
    ]
    return structs.replace(fit, least=round(float(np.quantile(best, 1 - KEPT)), 4))


def _hints_of(event: Example, glance: Glance, fit: Calibration) -> list[float]:
    told = zip(glance.pairs, glance.clues(fit), strict=True)
    return [fit.hint(clues) for pair, clues in told if same_pair(pair, event)]


def fit_verdicts(
    cases: Sequence[Case], told: Sequence[Sequence[Verdict]]
) -> tuple[dict[str, float], float]:
    """Weights of the clues to whether a verdict is right, and the calibration error.

    The error is measured on every second verdict with weights fitted on the others.
    """
    rows = [(v, right(v, c)) for c, verdicts in zip(cases, told, strict=True) for v in verdicts]
    kept = [(v.clues, r) for v, r in rows if r is not None and v.trigger]
    clues, hits = np.array([c for c, _ in kept]), np.array([r for _, r in kept], dtype=float)
    half = len(kept) // 2
    weights = logistic(clues[:half], hits[:half])
    error = calibration_error(_chances(weights, clues[half:]), hits[half:])
    return _weights(VERDICT_CLUES, clues, hits), error


def sharpened(
    cases: Sequence[Case], told: Sequence[Sequence[Verdict]], weights: Mapping[str, float]
) -> dict[str, float]:
    """The weights, stretched and shifted to how often the verdicts that are kept are right.

    Most verdicts are on pairs between which nothing happens; of those that share a trigger only
    the surest is kept, which is right more often than it would be by itself.
    """
    kept = [
        (v.confidence, r)
        for case, verdicts in zip(cases, told, strict=True)
        for v in choose(verdicts, 0.0)
        if (r := right(v, case)) is not None
    ]
    odds = np.array([[log(c / (1 - c))] for c, _ in kept])
    shift, stretch = logistic(odds, np.array([r for _, r in kept], dtype=float)).tolist()
    stretched = {name: round(weight * stretch, 4) for name, weight in weights.items()}
    return stretched | {"intercept": round(stretched["intercept"] + shift, 4)}


def _sure(told: Sequence[Sequence[Verdict]], fit: Calibration) -> list[list[Verdict]]:
    return [[replace(v, confidence=fit.confidence(v.clues)) for v in vs] for vs in told]


def right(verdict: Verdict, case: Case) -> bool | None:
    """Whether a verdict is what the corpus says; None where the corpus says nothing of the pair."""
    said = [e for e in case.examples if same_pair(verdict.candidate, e)]
    if not said and case.silent:
        return None
    coded = plover().coded
    return any(
        e.type
        in (verdict.type, coded(verdict.type, "future" if e.modality == "future" else "asserted"))
        for e in said
        if e.type != NONE
    )


def same_pair(pair: Candidate, example: Example) -> bool:
    """Whether a pair has the example's actors and recipients; joint actors in either place."""
    actors, recipients = example.of("A"), example.of("R")
    if recipients:
        return _touch(pair.actors, actors) and (
            _touch(pair.recipients, recipients)
            or (not pair.recipients and _touch(pair.actors, recipients))
        )
    if len(actors) < 2:
        return not pair.recipients and _touch(pair.actors, actors)
    return all(_touch((*pair.actors, *pair.recipients), [actor]) for actor in actors)


def _touch(group: Group, spans: Sequence[Marked]) -> bool:
    return any(p.start < s.end and s.start < p.end for p in group for s in spans)


def best_threshold(
    cases: Sequence[Case], told: Sequence[Sequence[Verdict]]
) -> tuple[float, float, float]:
    """The least threshold with PRECISION (the most precise if none has it), with its P and R."""
    steps = np.arange(0.05, 0.95, 0.05).round(2).tolist()
    scores: list[tuple[float, float, float]] = [
        (step, *_scores(cases, told, step)) for step in steps
    ]
    precise = [row for row in scores if row[1] >= PRECISION]
    return precise[0] if precise else max(scores, key=lambda row: row[1])


def _scores(
    cases: Sequence[Case], told: Sequence[Sequence[Verdict]], threshold: float
) -> tuple[float, float]:
    hits = coded = gold = 0
    for case, verdicts in zip(cases, told, strict=True):
        judged = [r for v in choose(verdicts, threshold) if (r := right(v, case)) is not None]
        hits, coded, gold = hits + sum(judged), coded + len(judged), gold + len(case.events)
    return hits / max(coded, 1), hits / max(gold, 1)


def logistic(clues: Matrix, hits: Matrix) -> Matrix:
    """Weights of a logistic regression by Newton's method, the intercept first."""
    table = np.c_[np.ones(len(clues)), clues]
    weights = np.zeros(table.shape[1])
    ridge = RIDGE * np.eye(len(weights))
    ridge[0, 0] = 1e-9
    for _ in range(50):
        chances = 1 / (1 + np.exp(-table @ weights))
        slope = table.T @ (chances - hits) + ridge @ weights
        step = np.linalg.solve((table.T * (chances * (1 - chances))) @ table + ridge, slope)
        weights -= step
        if np.abs(step).max() < 1e-6:
            break
    return weights


def calibration_error(chances: Matrix, hits: Matrix) -> float:
    """Expected calibration error over BINS bins of equal width."""
    bins = np.minimum((chances * BINS).astype(int), BINS - 1)
    return float(
        sum(
            abs(chances[bins == b].mean() - hits[bins == b].mean()) * (bins == b).mean()
            for b in np.unique(bins)
        )
    )


def _chances(weights: Matrix, clues: Matrix) -> Matrix:
    return np.asarray(1 / (1 + np.exp(-(weights[0] + clues @ weights[1:]))), dtype=np.float64)


def _weights(names: Sequence[str], clues: Matrix, hits: Matrix) -> dict[str, float]:
    fitted = logistic(clues, hits).round(4).tolist()
    return dict(zip(("intercept", *names), fitted, strict=True))


def calibrate(cases: Sequence[Case]) -> Calibration:
    """A calibration of the shipped weights. Prints what it measured on the way."""
    flat = dict.fromkeys(("intercept", *HINT_CLUES, *VERDICT_CLUES), 0.0)
    fit = Calibration(fit_proposals(cases), flat, flat, 0.0, 0.0, fit_bare(cases))
    scenes = [case.scene for case in cases]
    glances = [glance for _, glance in glance_at(scenes, fit)]
    fit = fit_hints(cases, glances, fit)
    told = [v for _, v in judge_scenes(scenes, Judge(plover(), encoder().labels, fit))]
    verdicts, error = fit_verdicts(cases, told)
    fit = structs.replace(fit, verdicts=verdicts)
    fit = structs.replace(fit, verdicts=sharpened(cases, _sure(told, fit), verdicts))
    threshold, precision, recall = best_threshold(cases, _sure(told, fit))
    print_asked(cases, glances, fit)
    print(f"{len(cases)} sentences; calibration error {error:.3f}")
    print(f"threshold {threshold}: precision {precision:.3f}, recall {recall:.3f}")
    return structs.replace(fit, threshold=threshold)


def fit_bare(cases: Sequence[Case]) -> float:
    """What "no mode" counts for if most modes are to be right, given pair and type."""
    told = [e for case in cases for e in case.events if e.of("A") and plover().types[e.type].modes]
    judged = judge_marked([sample(e) for e in told])
    right_modes = {bare: _right_modes(told, judged, bare) for bare in BARE}
    best = max(right_modes, key=right_modes.__getitem__)
    print(f"modes: {right_modes[best]} of {len(told)} right, {right_modes[1.0]} if all count alike")
    return best


def _right_modes(told: Sequence[Example], judged: Sequence[Judged], bare: float) -> int:
    labels = encoder().labels
    modes = [
        likeliest_mode(e.type, labels, j.modes, bare) for e, j in zip(told, judged, strict=True)
    ]
    return sum(mode == e.mode.strip("-") for mode, e in zip(modes, told, strict=True))


def print_asked(cases: Sequence[Case], glances: Sequence[Glance], fit: Calibration) -> None:
    """Print how many of the right pairs are glanced at and judged, and of how many pairs."""
    tried = ("every pair", "glanced at", "judged")
    pairs, right_pairs = dict.fromkeys(tried, 0), dict.fromkeys(tried, 0)
    for case, glance in zip(cases, glances, strict=True):
        every = every_pair(case.scene.tree, case.scene.parties)
        kept = (every, glance.pairs, glance.worth_judging(fit))
        for name, some in zip(tried, kept, strict=True):
            pairs[name] += len(some)
            right_pairs[name] += sum(any(same_pair(p, e) for p in some) for e in case.events)
    for name in tried:
        print(f"{name}: {pairs[name]} pairs, {right_pairs[name]} right ones")


def background(examples: Sequence[Example]) -> Matrix:
    """The vectors of all marked pairs: what types of one's own are told from."""
    return np.asarray(vectors([sample(e) for e in examples if e.of("A")]), dtype=np.float64)


def sample(example: Example) -> Sample:
    """An example as types of one's own know them."""
    return Sample(example.text, example.spans)


def main() -> None:
    """Calibrate from the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sentences", type=Path, default=SENTENCES, help="folder of .tsv files")
    parser.add_argument("--out", type=Path, default=Path(str(WEIGHTS)) / "calibration.json")
    arguments = parser.parse_args()
    fit = calibrate(read_cases(arguments.sentences))
    around = background(read_corpus(arguments.sentences)).astype(np.float16)
    np.save(arguments.out.with_name("background.npy"), around)
    arguments.out.write_bytes(msgspec.json.format(msgspec.json.encode(fit), indent=1) + b"\n")


if __name__ == "__main__":
    main()
