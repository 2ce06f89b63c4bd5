"""Which pairs of a sentence to ask the coder about: the likeliest few, by tags and parse."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import log

import numpy as np

from dragoman.coding.encoder import Tagged
from dragoman.coding.events.bonds import Bond, bond, solo
from dragoman.coding.events.calibration import Calibration
from dragoman.coding.events.parties import Group, Party, groups
from dragoman.coding.statements.tree import Tree

# Pairs a sentence that go to the encoder. With 6 the right pair is among them as often as with
# 12 (authored sentences kept out of training), at half the cost.
MOST_PAIRS = 6
LEAST_CHANCE = 1e-3


@dataclass(frozen=True, slots=True)
class Tags:
    """How much the tagger takes a group for doers, and for those it is done to (0 to 1)."""

    actor: float
    recipient: float


@dataclass(frozen=True, slots=True)
class Candidate:
    """Who may have done something to whom; no recipients for acts of one side or of all."""

    actors: Group
    recipients: Group
    bond: Bond
    clues: tuple[float, ...]

    @property
    def sides_differ(self) -> bool:
        """Nobody does things to themselves: the same actor on both sides is a misreading."""
        theirs = frozenset[str]().union(*(p.ids for p in self.recipients))
        return not theirs & frozenset[str]().union(*(p.ids for p in self.actors))


def propose(
    tree: Tree, parties: Sequence[Party], tagged: Tagged, tags: Sequence[str], fit: Calibration
) -> tuple[Candidate, ...]:
    """The likeliest pairs, best first. `tagged` is the plain sentence's, `tags` their names."""
    together = groups(tree, parties)
    marks = [_tags_of(tree, group, tagged, tags) for group in together]
    pairs = [c for c in _pairs(tree, together, marks) if c.sides_differ]
    ranked = sorted(pairs, key=lambda c: -fit.proposal(c.clues))
    return tuple(ranked[:MOST_PAIRS])


def _pairs(tree: Tree, together: Sequence[Group], marks: Sequence[Tags]) -> Iterator[Candidate]:
    for i, actors in enumerate(together):
        tie = solo(tree, actors[0].head)
        yield Candidate(actors, (), tie, _clues(tree, actors, (), tie, (marks[i], None)))
        for j, recipients in enumerate(together):
            if i != j:
                tie = bond(tree, actors[0].head, recipients[0].head)
                clues = _clues(tree, actors, recipients, tie, (marks[i], marks[j]))
                yield Candidate(actors, recipients, tie, clues)


def _clues(
    tree: Tree, actors: Group, recipients: Group, tie: Bond, marks: tuple[Tags, Tags | None]
) -> tuple[float, ...]:
    """What speaks for a pair before the coder is asked, in the order of PROPOSAL_CLUES."""
    doer, other = marks
    far = abs(actors[0].head - recipients[0].head) if recipients else 0
    passive = tree.relation(actors[0].head) == "nsubjpass"
    return (
        _log_odds(doer.actor),
        _log_odds(other.recipient) if other else 0.0,
        doer.recipient,
        other.actor if other else 0.0,
        float(other is None),
        float(other is None and len(actors) > 1),
        float(tie.acts),
        float(tie.turned),
        float(min(tie.clauses, 2)),
        log(1 + far),
        float(passive),
    )


def _tags_of(tree: Tree, group: Group, tagged: Tagged, tags: Sequence[str]) -> Tags:
    members = [_shares(tree, party, tagged, tags) for party in group]
    return Tags(max(m.actor for m in members), max(m.recipient for m in members))


def _shares(tree: Tree, party: Party, tagged: Tagged, tags: Sequence[str]) -> Tags:
    start, end = party.start - tree.sentence.start, party.end - tree.sentence.start
    inside = (tagged.offsets[:, 0] < end) & (start < tagged.offsets[:, 1])
    if not inside.any():
        return Tags(0.0, 0.0)
    mean = tagged.tags[inside].mean(0)
    return Tags(*(float(sum(mean[k] for k, t in enumerate(tags) if t[2:] == s)) for s in "AR"))


def _log_odds(chance: float) -> float:
    inside = float(np.clip(chance, LEAST_CHANCE, 1 - LEAST_CHANCE))
    return log(inside / (1 - inside))
