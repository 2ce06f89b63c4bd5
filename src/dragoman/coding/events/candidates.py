"""Which pairs of a sentence to ask the coder about: the likeliest few, by tags and parse."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import log

from dragoman.coding.encoder import Tagged
from dragoman.coding.events.bonds import Bond, bond, solo
from dragoman.coding.events.calibration import Calibration
from dragoman.coding.events.formulas import Formula, find_formula
from dragoman.coding.events.parties import Group, Party, groups
from dragoman.coding.tree import Tree

# Pairs a sentence that go to the encoder: how many at most, how far behind the likeliest in log
# odds, and how unlikely. Chosen on PLV's development sentences, which mark one pair each. Where a
# sentence tells of several events it loses many: `training.calibrate` prints how many right pairs
# are asked about, and what share of all pairs that costs.
MOST_PAIRS = 6
FARTHEST_BEHIND = 2.5
LEAST_ODDS = -4.5
LEAST_CHANCE = 1e-3


@dataclass(frozen=True, slots=True)
class Tags:
    """How much the tagger takes a group for doers, and for those it is done to (0 to 1)."""

    actor: float
    recipient: float


@dataclass(frozen=True, slots=True)
class Candidate:
    """Who may have done something to whom; no recipients for acts of one side or of all.

    `formula` is the once-only act that the sentence tells of them in so many words, if any.
    """

    actors: Group
    recipients: Group
    bond: Bond
    clues: tuple[float, ...]
    formula: Formula | None = None

    @property
    def sides_differ(self) -> bool:
        """Nobody does things to themselves: one actor on both sides, or in the other's phrase."""
        return not any(
            own.ids & other.ids or (own.start < other.end and other.start < own.end)
            for own in self.actors
            for other in self.recipients
        )


def propose(
    tree: Tree, parties: Sequence[Party], tagged: Tagged, tags: Sequence[str], fit: Calibration
) -> tuple[Candidate, ...]:
    """The likeliest pairs, best first, and all of whom a formula tells.

    `tagged` is the plain sentence's, `tags` their names.
    """
    scored = [(fit.proposal(p.clues), p) for p in every_pair(tree, parties, tagged, tags)]
    best = max((odds for odds, _ in scored), default=0.0)
    least = max(best - FARTHEST_BEHIND, LEAST_ODDS)
    likely = sorted((row for row in scored if row[0] >= least), key=lambda row: -row[0])
    kept = [pair for _, pair in likely[:MOST_PAIRS]]
    return (*kept, *(pair for _, pair in scored if pair.formula and pair not in kept))


def every_pair(
    tree: Tree, parties: Sequence[Party], tagged: Tagged, tags: Sequence[str]
) -> tuple[Candidate, ...]:
    """All pairs of a sentence's groups, and each group alone, that do not act on themselves."""
    together = groups(tree, parties)
    marks = [_tags_of(tree, group, tagged, tags) for group in together]
    return tuple(pair for pair in _pairs(tree, together, marks) if pair.sides_differ)


def _pairs(tree: Tree, together: Sequence[Group], marks: Sequence[Tags]) -> Iterator[Candidate]:
    for i, actors in enumerate(together):
        rivals = [mark.recipient for k, mark in enumerate(marks) if k != i]
        tie = solo(tree, actors[0].head)
        alone = _alone(actors, marks[i], max(rivals, default=0.0))
        clues = _placed(tree, actors, tie) + alone
        yield Candidate(actors, (), tie, clues, find_formula(tree, actors))
        for j, recipients in enumerate(together):
            if i != j:
                tie = bond(tree, actors[0].head, recipients[0].head)
                both = _both(actors, recipients, (marks[i], marks[j]), max(rivals))
                yield Candidate(actors, recipients, tie, _placed(tree, actors, tie) + both)


def _placed(tree: Tree, actors: Group, tie: Bond) -> tuple[float, ...]:
    """What the parse says of a pair: the first PROPOSAL_CLUES."""
    passive = tree.relation(actors[0].head) == "nsubjpass"
    return (float(tie.acts), float(tie.turned), float(min(tie.clauses, 2)), float(passive))


def _alone(actors: Group, mark: Tags, rival: float) -> tuple[float, ...]:
    """What the tags say of a group without recipients: the other PROPOSAL_CLUES."""
    several = float(sum(len(party.actors) for party in actors) > 1)
    own = (_log_odds(mark.actor), _log_odds(mark.recipient))
    return (1.0, several, *own, 0.0, 0.0, _log_odds(rival), 0.0)


def _both(
    actors: Group, recipients: Group, marks: tuple[Tags, Tags], rival: float
) -> tuple[float, ...]:
    """What the tags say of a pair: the other PROPOSAL_CLUES."""
    doer, other = marks
    far = abs(actors[0].head - recipients[0].head)
    own = (_log_odds(doer.actor), _log_odds(doer.recipient))
    others = (_log_odds(other.actor), _log_odds(other.recipient))
    missed = _log_odds(rival) - _log_odds(other.recipient)
    return (0.0, 0.0, *own, *others, missed, log(1 + far))


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
    inside = min(max(chance, LEAST_CHANCE), 1 - LEAST_CHANCE)
    return log(inside / (1 - inside))
