"""Which pairs of a sentence to ask the coder about: the likeliest, by the parse alone."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import log

from dragoman.coding.events.bonds import Bond, bond, solo
from dragoman.coding.events.calibration import KEPT_CLUES, PLACES, PROPOSAL_CLUES, Calibration
from dragoman.coding.events.formulas import Formula, find_formula
from dragoman.coding.events.parties import Group, Party, groups
from dragoman.coding.tree import Tree

# Pairs of a sentence that a glance may pick from, at most; `training.calibrate` prints how many
# right pairs are lost in sentences full of names.
MOST_PAIRS = 30
# The relations to its head that each of the first PLACES stands for.
RELATIONS = (
    ("nsubj",),
    ("nsubjpass",),
    ("dobj", "dative"),
    ("pobj",),
    ("poss", "compound", "nmod", "amod"),
    ("conj", "appos"),
)
NOWHERE = (0.0,) * len(PLACES)
KEPT = tuple(map(PROPOSAL_CLUES.index, KEPT_CLUES))


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
    def kept_clues(self) -> tuple[float, ...]:
        """What the parse says of the pair that bears on later judgements: the KEPT_CLUES."""
        return tuple(self.clues[i] for i in KEPT)

    @property
    def sides_differ(self) -> bool:
        """Nobody does things to themselves: one actor on both sides, or in the other's phrase."""
        return not any(
            own.ids & other.ids or (own.start < other.end and other.start < own.end)
            for own in self.actors
            for other in self.recipients
        )


def propose(tree: Tree, parties: Sequence[Party], fit: Calibration) -> tuple[Candidate, ...]:
    """The likeliest pairs, best first, and all of whom a formula tells."""
    every = every_pair(tree, parties)
    likely = sorted(every, key=lambda pair: -fit.proposal(pair.clues))
    kept = likely[:MOST_PAIRS]
    return (*kept, *(pair for pair in likely[MOST_PAIRS:] if pair.formula))


def every_pair(tree: Tree, parties: Sequence[Party]) -> tuple[Candidate, ...]:
    """All pairs of a sentence's groups, and each group alone, that do not act on themselves."""
    return tuple(pair for pair in _pairs(tree, groups(tree, parties)) if pair.sides_differ)


def _pairs(tree: Tree, together: Sequence[Group]) -> Iterator[Candidate]:
    placed = [(group, _place(tree, group)) for group in together]
    for actors, doer_place in placed:
        tie = solo(tree, actors[0].head)
        clues = (*_clues(tree, actors, (), tie), *doer_place, *NOWHERE)
        yield Candidate(actors, (), tie, clues, find_formula(tree, actors))
        for recipients, other_place in placed:
            if recipients is not actors:
                tie = bond(tree, actors[0].head, recipients[0].head)
                clues = (*_clues(tree, actors, recipients, tie), *doer_place, *other_place)
                yield Candidate(actors, recipients, tie, clues)


def _clues(tree: Tree, actors: Group, recipients: Group, tie: Bond) -> tuple[float, ...]:
    """What the parse says of a pair: the PROPOSAL_CLUES, but for the places of its sides."""
    several = not recipients and sum(len(party.actors) for party in actors) > 1
    far = recipients[0].head - actors[0].head if recipients else 0
    return (
        float(tie.acts),
        float(tie.turned),
        float(min(tie.clauses, 2)),
        float(not recipients),
        float(several),
        log(1 + abs(far)),
        float(far > 0),
        float(tree.token(tie.meeting).part in ("VERB", "AUX")),
    )


def _place(tree: Tree, group: Group) -> tuple[float, ...]:
    """Where in its clause a group stands, and whether it is somebody: the PLACES."""
    head = group[0].head
    relation = tree.relation(head)
    return (
        *(float(relation in relations) for relations in RELATIONS),
        float(tree.token(head).part == "PROPN"),
        float(any(party.known for party in group)),
        float(tree.head(head) == head),
    )
