"""Which of the likely pairs are worth judging: a glance at the sentence says who acts in it.

Judging costs more than reading. Most sentences of the news name several actors and tell of no act
between any two; what the network's first tagging makes of them shows that at once.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from dragoman.coding.encoder import Labels, Seen
from dragoman.coding.events.calibration import KEPT_CLUES, PROPOSAL_CLUES, Calibration
from dragoman.coding.events.candidates import Candidate
from dragoman.coding.events.tagging import act_odds, tags_of
from dragoman.coding.tree import Tree

# Pairs of a sentence that are judged, at most: each adds two markers to its tokens.
MOST_JUDGED = 20


@dataclass(frozen=True, slots=True)
class Glance:
    """A sentence with its likely pairs, as the network's lower layers see it."""

    tree: Tree
    pairs: Sequence[Candidate]
    seen: Seen
    labels: Labels

    def clues(self, fit: Calibration) -> list[tuple[float, ...]]:
        """The HINT_CLUES of each pair."""
        groups = {group for pair in self.pairs for group in (pair.actors, pair.recipients)}
        tags = {g: tags_of(self.tree, g, self.seen, self.labels.tags) for g in groups}
        act = act_odds(self.seen, self.labels.tags)
        return [
            (
                fit.proposal(pair.clues),
                tags[pair.actors].actor,
                tags[pair.actors].recipient,
                tags[pair.recipients].actor,
                tags[pair.recipients].recipient,
                act,
                *(pair.clues[PROPOSAL_CLUES.index(name)] for name in KEPT_CLUES),
            )
            for pair in self.pairs
        ]

    def worth_judging(self, fit: Calibration) -> tuple[Candidate, ...]:
        """The likeliest pairs, best first, and all of whom a formula tells."""
        odds = {pair: fit.hint(c) for pair, c in zip(self.pairs, self.clues(fit), strict=True)}
        ranked = sorted(self.pairs, key=lambda pair: -odds[pair])
        kept = [pair for pair in ranked if odds[pair] >= fit.least][:MOST_JUDGED]
        return (*kept, *(pair for pair in ranked if pair.formula and pair not in kept))
