"""What the tagger makes of a sentence: who does, to whom it is done, whether anything is done."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from math import log

import numpy as np

from dragoman.coding.encoder import Array, Seen
from dragoman.coding.events.parties import Group, Party
from dragoman.coding.tree import Tree

LEAST_CHANCE = 1e-3
# What a token may be tagged as, and the ends of the tags that say so.
ACTOR, RECIPIENT, ACT = range(3)
ENDS = ("-A", "-R", "-E")


@dataclass(frozen=True, slots=True)
class Tags:
    """Log odds of a group to be doer and recipient."""

    actor: float
    recipient: float


NOBODY = Tags(0.0, 0.0)


@dataclass(frozen=True, slots=True)
class Tagging:
    """The probabilities of a sentence's tokens, each with its characters, to be what ENDS say."""

    spans: Sequence[tuple[int, int]]
    chances: Array
    start: int

    def of(self, group: Group) -> Tags:
        """The tags of a group, those of its surest member; NOBODY's for an empty one."""
        if not group:
            return NOBODY
        shares = [self._shares(party) for party in group]
        return Tags(
            log_odds(max(actor for actor, _ in shares)),
            log_odds(max(recipient for _, recipient in shares)),
        )

    @property
    def act(self) -> float:
        """Log odds of the surest token to belong to an act."""
        return log_odds(float(self.chances[:, ACT].max(initial=0.0)))

    def _shares(self, party: Party) -> tuple[float, float]:
        first, last = party.start - self.start, party.end - self.start
        inside = [i for i, (start, end) in enumerate(self.spans) if start < last and first < end]
        if not inside:
            return 0.0, 0.0
        own = self.chances[inside[0] : inside[-1] + 1].mean(0)
        return float(own[ACTOR]), float(own[RECIPIENT])


def read_tags(tree: Tree, seen: Seen, tags: tuple[str, ...]) -> Tagging:
    """A sentence's tagging as the network sees it; `tags` are the labels of its probabilities."""
    return Tagging(seen.offsets.tolist(), seen.tags @ _kinds(tags), tree.sentence.start)


def pair_clues(doer: Tags, other: Tags) -> tuple[float, float, float, float]:
    """How the tags take both sides of a pair."""
    return doer.actor, doer.recipient, other.actor, other.recipient


@cache
def _kinds(tags: tuple[str, ...]) -> Array:
    """Which tags say which of ENDS (tags, ends)."""
    return np.array([[tag.endswith(end) for end in ENDS] for tag in tags], dtype=np.float32)


def log_odds(chance: float) -> float:
    """Log odds of a probability, within those of LEAST_CHANCE."""
    inside = min(max(chance, LEAST_CHANCE), 1 - LEAST_CHANCE)
    return log(inside / (1 - inside))
