"""What people said about which reports belong together: it outweighs what reconciling finds.

Constraints are kept in the order in which they were given, so that a later one prevails. A caller
that reconciles only some reports must bring along all that `bound` names for them.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Together:
    """Reports, by id, that tell of one event."""

    reports: frozenset[str]


@dataclass(frozen=True, slots=True)
class Apart:
    """Reports, by id, that tell of another event than the rest of those they were found with."""

    reports: frozenset[str]
    rest: frozenset[str]


Constraint = Together | Apart


def constrained(
    groups: Iterable[Sequence[str]], constraints: Iterable[Constraint]
) -> list[list[str]]:
    """The groups of reports, by id, as the constraints will have them; members in order.

    Reports that are in no group are passed over. What a constraint does not name stays where it is.
    """
    found = [list(group) for group in groups]
    for constraint in constraints:
        if isinstance(constraint, Together):
            found = _joined(found, constraint)
        else:
            found = [part for group in found for part in _parted(group, constraint)]
    return found


def bound(reports: Iterable[str], constraints: Iterable[Constraint]) -> frozenset[str]:
    """The reports and all that constraints tie to them, directly or through others."""
    known = set(reports)
    ties = [c.reports for c in constraints if isinstance(c, Together)]
    grown = True
    while grown:
        reached = {id_ for tie in ties if tie & known for id_ in tie}
        grown = not reached <= known
        known |= reached
    return frozenset(known)


def _joined(groups: list[list[str]], constraint: Together) -> list[list[str]]:
    meant = [group for group in groups if _named(group, constraint.reports)]
    if len(meant) < 2:
        return groups
    joined = sorted(one for group in meant for one in group)
    others = [group for group in groups if not _named(group, constraint.reports)]
    return [*others, joined]


def _parted(group: list[str], constraint: Apart) -> list[list[str]]:
    if not _named(group, constraint.rest):
        return [group]
    leaving = _named(group, constraint.reports)
    staying = [one for one in group if one not in leaving]
    return [part for part in (staying, leaving) if part]


def _named(group: Iterable[str], reports: frozenset[str]) -> list[str]:
    return [one for one in group if one in reports]
