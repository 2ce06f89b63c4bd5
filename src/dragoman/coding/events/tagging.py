"""What the tagger makes of a sentence: who does, to whom it is done, whether anything is done."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import log

from dragoman.coding.encoder import Seen
from dragoman.coding.events.parties import Group, Party
from dragoman.coding.tree import Tree

LEAST_CHANCE = 1e-3


@dataclass(frozen=True, slots=True)
class Tags:
    """Log odds of a group to be doer and recipient."""

    actor: float
    recipient: float


NOBODY = Tags(0.0, 0.0)


def tags_of(tree: Tree, group: Group, seen: Seen, tags: Sequence[str]) -> Tags:
    """The tags of a group, those of its surest member; NOBODY's for an empty one."""
    if not group:
        return NOBODY
    shares = [_shares(tree, party, seen, tags) for party in group]
    return Tags(
        log_odds(max(actor for actor, _ in shares)),
        log_odds(max(recipient for _, recipient in shares)),
    )


def _shares(tree: Tree, party: Party, seen: Seen, tags: Sequence[str]) -> tuple[float, float]:
    start, end = party.start - tree.sentence.start, party.end - tree.sentence.start
    inside = (seen.offsets[:, 0] < end) & (start < seen.offsets[:, 1])
    if not inside.any():
        return 0.0, 0.0
    mean = seen.tags[inside].mean(0)
    actor, recipient = (float(sum(mean[k] for k, t in enumerate(tags) if t[2:] == s)) for s in "AR")
    return actor, recipient


def act_odds(seen: Seen, tags: Sequence[str]) -> float:
    """Log odds of the surest token of a sentence to belong to an act."""
    acts = [k for k, tag in enumerate(tags) if tag.endswith("-E")]
    return log_odds(float(seen.tags[:, acts].sum(1).max(initial=0.0)))


def log_odds(chance: float) -> float:
    """Log odds of a probability, within those of LEAST_CHANCE."""
    inside = min(max(chance, LEAST_CHANCE), 1 - LEAST_CHANCE)
    return log(inside / (1 - inside))
