"""What the coder's figures are worth: weights that turn clues into a calibrated probability.

The figures live in `weights/calibration.json`, beside the network they were fitted for, on
authored sentences that it was not trained on (`python -m training.calibrate`): three logistic
regressions and two thresholds. `proposal` ranks pairs by the parse before the coder is asked,
`hint` by what its lower layers make of the sentence too, `verdict` says how likely a coded event is
right, pair and type both.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from math import exp
from operator import mul

import msgspec

from dragoman.coding.encoder import WEIGHTS
from dragoman.errors import CoderError

PLACES = (
    "is subject",
    "is passive subject",
    "is object",
    "follows a preposition",
    "stands in another's phrase",
    "stands beside another",
    "is a name",
    "is known",
    "is the head of the sentence",
)
PROPOSAL_CLUES = (
    "parse makes doer the doer",
    "parse makes other the doer",
    "clauses between",
    "nobody else",
    "several act together",
    "distance",
    "doer stands first",
    "they meet in a verb",
    *(f"doer {place}" for place in PLACES),
    *(f"other {place}" for place in PLACES),
)
# What the parse says of a pair that bears on the later judgements by itself too.
KEPT_CLUES = ("nobody else", "several act together", "doer is known", "other is known")
HINT_CLUES = (
    "proposal",
    "doer tagged as doer",
    "doer tagged as other",
    "other tagged as doer",
    "other tagged as other",
    "an act is tagged",
    *KEPT_CLUES,
)
VERDICT_CLUES = (
    "proposal",
    "type",
    "none",
    "trigger",
    "doer tagged as doer",
    "doer tagged as other",
    "other tagged as doer",
    "other tagged as other",
    "somebody tagged as other left out",
    "doer does the trigger",
    "clauses from doer to trigger",
    "other does the trigger",
    "clauses from trigger to other",
    *KEPT_CLUES,
)


class Calibration(msgspec.Struct, frozen=True, dict=True):
    """Weights by clue, with an "intercept"; `least` are the least log odds of a hint that are worth
    a judgement, `threshold` is the least confidence coded, and `bare` what "no mode" counts for
    beside a mode: the corpus's authors leave modes out more often than the manual does."""

    proposals: Mapping[str, float]
    hints: Mapping[str, float]
    verdicts: Mapping[str, float]
    least: float
    threshold: float
    bare: float

    def proposal(self, clues: Sequence[float]) -> float:
        """Log odds that a pair is one that acts."""
        return self._of_proposal(clues)

    def hint(self, clues: Sequence[float]) -> float:
        """Log odds that a pair is one that acts, once the sentence was glanced at."""
        return self._of_hint(clues)

    def confidence(self, clues: Sequence[float]) -> float:
        """Probability that an event is coded right."""
        return 1 / (1 + exp(-self._of_verdict(clues)))

    @cached_property
    def _of_proposal(self) -> "_Odds":
        return _odds(self.proposals, PROPOSAL_CLUES)

    @cached_property
    def _of_hint(self) -> "_Odds":
        return _odds(self.hints, HINT_CLUES)

    @cached_property
    def _of_verdict(self) -> "_Odds":
        return _odds(self.verdicts, VERDICT_CLUES)


@dataclass(frozen=True, slots=True)
class _Odds:
    """Weights in the order of the clues: each pair asks, and looking them up by name costs."""

    intercept: float
    weights: tuple[float, ...]

    def __call__(self, clues: Sequence[float]) -> float:
        return sum(map(mul, self.weights, clues), self.intercept)


def _odds(weights: Mapping[str, float], names: Sequence[str]) -> _Odds:
    return _Odds(weights["intercept"], tuple(weights[name] for name in names))


@cache
def calibration() -> Calibration:
    """The calibration of the shipped coder; CoderError if it does not fit this version."""
    try:
        data = (WEIGHTS / "calibration.json").read_bytes()
        fitted = msgspec.json.decode(data, type=Calibration)
    except (OSError, msgspec.DecodeError) as error:
        raise CoderError(f"the coder's calibration cannot be read ({error}); reinstall") from error
    for weights, names in (
        (fitted.proposals, PROPOSAL_CLUES),
        (fitted.hints, HINT_CLUES),
        (fitted.verdicts, VERDICT_CLUES),
    ):
        if missing := {"intercept", *names} - weights.keys():
            raise CoderError(f"the coder's calibration lacks {sorted(missing)}; reinstall")
    return fitted
