"""Which of the likely pairs are worth judging: a glance at the sentence says who acts in it.

Judging costs more than reading. Most sentences of the news name several actors and tell of no act
between any two; what the network's first tagging makes of them shows that at once.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from dragoman.coding.encoder import Labels, Seen
from dragoman.coding.events.calibration import Calibration
from dragoman.coding.events.candidates import Candidate
from dragoman.coding.events.tagging import pair_clues, read_tags
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
        tagging = read_tags(self.tree, self.seen, self.labels.tags)
        groups = {group for pair in self.pairs for group in (pair.actors, pair.recipients)}
        tags = {group: tagging.of(group) for group in groups}
        return [
            (
                fit.proposal(pair.clues),
                *pair_clues(tags[pair.actors], tags[pair.recipients]),
                tagging.act,
                *pair.kept_clues,
            )
            for pair in self.pairs
        ]

    def worth_judging(self, fit: Calibration) -> tuple[Candidate, ...]:
        """The likeliest pairs, best first, and all of whom a formula tells."""
        odds = {pair: fit.hint(c) for pair, c in zip(self.pairs, self.clues(fit), strict=True)}
        ranked = sorted(self.pairs, key=lambda pair: -odds[pair])
        kept = [pair for pair in ranked if odds[pair] >= fit.least][:MOST_JUDGED]
        return (*kept, *(pair for pair in ranked if pair.formula and pair not in kept))
