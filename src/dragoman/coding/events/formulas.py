"""Acts told in a formula: once between the same two, and the press has few words for them.

"Diplomatic relations between the two countries were established" stands in a sentence about
something else more often than not, where the tags overlook it. The codebook's patterns do not.
"""

from dataclasses import dataclass

from dragoman.codebook.once import once_acts
from dragoman.coding.events.parties import Group
from dragoman.coding.tree import Tree


@dataclass(frozen=True, slots=True)
class Formula:
    """The types that the act may be coded as, and the tokens that tell it."""

    types: frozenset[str]
    tokens: range


def find_formula(tree: Tree, group: Group) -> Formula | None:
    """The once-only act that the sentence tells of this group, which must name two states."""
    countries = {actor.country for party in group for actor in party.actors if actor.country}
    if len(countries) != 2:
        return None
    offset = tree.sentence.start
    start = min(party.start for party in group) - offset
    end = max(party.end for party in group) - offset
    for act in once_acts():
        if act.per == "pair" and (match := act.match(tree.sentence.text, start, end)):
            told = tree.sentence.covering(match.start() + offset, match.end() + offset)
            return Formula(act.types, told)
    return None
