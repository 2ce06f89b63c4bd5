"""How far people who reviewed the same entries agree, and the coder with them.

A reviewer's label for an entry is its type as that reviewer would have it, or that it is none.
Cohen's kappa is for two reviewers, Krippendorff's alpha (nominal) for any number with gaps; both
are one for perfect agreement and zero for what chance would bring.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, permutations

import msgspec

from dragoman.model.review import Review, active

NONE = "NONE"
CODED_KINDS = ("event", "report")
Label = str
Unit = Mapping[str, Label]  # who → label


@dataclass(frozen=True, slots=True)
class PairAgreement:
    """Two reviewers and the entries that both looked at; kappa is None where nothing varies."""

    one: str
    other: str
    entries: int
    kappa: float | None


@dataclass(frozen=True, slots=True)
class TypeAgreement:
    """What became of the coder's entries of one type, by the latest review of each.

    `alpha` is that of coder and reviewers on whether an entry is of this type.
    """

    type: str
    entries: int
    right: int
    corrected: int
    rejected: int
    share: float
    alpha: float | None


@dataclass(frozen=True, slots=True)
class Agreement:
    """Over all reviewed events and reports; `shared` are those with more than one reviewer.

    `alpha` is that of the reviewers, `right` the share of entries that were accepted as coded.
    """

    entries: int
    shared: int
    pairs: tuple[PairAgreement, ...]
    alpha: float | None
    right: float | None
    coder: tuple[TypeAgreement, ...]


def agreement(reviews: Iterable[Review]) -> Agreement:
    """Agreement over the reviews in force that accept, correct or reject an event or report."""
    rated = _rated(reviews)
    units = [{who: _label(review) for who, review in given.items()} for given in rated]
    people = sorted({who for unit in units for who in unit})
    pairs = (_pair(one, other, units) for one, other in combinations(people, 2))
    latest = [max(given.values(), key=lambda r: (r.at, r.id)) for given in rated]
    right = sum(review.verdict == "accept" for review in latest)
    return Agreement(
        entries=len(units),
        shared=sum(len(unit) > 1 for unit in units),
        pairs=tuple(pair for pair in pairs if pair.entries),
        alpha=krippendorff_alpha([list(unit.values()) for unit in units]),
        right=right / len(latest) if latest else None,
        coder=_by_type(latest, units),
    )


def _rated(reviews: Iterable[Review]) -> list[dict[str, Review]]:
    """For each entry, as it was coded, the latest review of each person."""
    units: defaultdict[tuple[object, ...], dict[str, Review]] = defaultdict(dict)
    for review in active(reviews):
        if review.verdict in ("accept", "correct", "reject"):
            anchor = review.anchors[0]
            if anchor.kind in CODED_KINDS:
                units[anchor.kind, anchor.label, anchor.passages][review.reviewer] = review
    return list(units.values())


def _label(review: Review) -> Label:
    if review.verdict == "reject":
        return NONE
    given = {one.field: one.value for one in review.fields}
    coded = review.anchors[0].label
    return msgspec.json.decode(given["type"], type=str) if "type" in given else coded


def _pair(one: str, other: str, units: Sequence[Unit]) -> PairAgreement:
    both = [(unit[one], unit[other]) for unit in units if one in unit and other in unit]
    return PairAgreement(one, other, len(both), cohen_kappa(both))


def _by_type(latest: Sequence[Review], units: Sequence[Unit]) -> tuple[TypeAgreement, ...]:
    by_type: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for review in latest:
        by_type[review.anchors[0].label][review.verdict] += 1
    coded = [review.anchors[0].label for review in latest]
    lines = []
    for type_, verdicts in sorted(by_type.items()):
        whole = [
            [str(label == type_), *(str(given == type_) for given in unit.values())]
            for label, unit in zip(coded, units, strict=True)
        ]
        size = verdicts.total()
        share = verdicts["accept"] / size
        counts = (verdicts["accept"], verdicts["correct"], verdicts["reject"])
        lines.append(TypeAgreement(type_, size, *counts, share, krippendorff_alpha(whole)))
    return tuple(lines)


def cohen_kappa(pairs: Sequence[tuple[Label, Label]]) -> float | None:
    """Kappa of two raters' labels for the same units; None when chance explains everything."""
    if not pairs:
        return None
    size = len(pairs)
    observed = sum(a == b for a, b in pairs) / size
    left, right = Counter(a for a, _ in pairs), Counter(b for _, b in pairs)
    expected = sum(left[label] * right[label] for label in left) / size**2
    return None if expected == 1 else (observed - expected) / (1 - expected)


def krippendorff_alpha(units: Iterable[Sequence[Label]]) -> float | None:
    """Nominal alpha over units with the labels that each was given; those with one are left out.

    None where there is nothing to compare, or where all labels are the same.
    """
    weights: defaultdict[tuple[Label, Label], float] = defaultdict(float)
    for labels in units:
        if len(labels) > 1:
            for pair in permutations(labels, 2):
                weights[pair] += 1 / (len(labels) - 1)
    totals: defaultdict[Label, float] = defaultdict(float)
    for (label, _), weight in weights.items():
        totals[label] += weight
    size = sum(totals.values())
    observed = sum(weight for (a, b), weight in weights.items() if a != b)
    expected = sum(totals[a] * totals[b] for a, b in permutations(totals, 2))
    return 1 - (size - 1) * observed / expected if expected else None
