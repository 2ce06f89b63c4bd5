"""Groups of accounts by average linkage: no account drags unlike ones together through a chain."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from heapq import heapify, heappop, heappush
from itertools import combinations

Score = Callable[[int, int], float]


def components(edges: Iterable[tuple[int, int]], members: Iterable[int]) -> list[list[int]]:
    """The connected parts of a graph, each in ascending order, by their first members."""
    parent = {node: node for node in sorted(members)}

    def root(node: int) -> int:
        while parent[node] != node:
            parent[node] = parent[parent[node]]
            node = parent[node]
        return node

    for one, other in edges:
        low, high = sorted((root(one), root(other)))
        parent[high] = low
    parts: defaultdict[int, list[int]] = defaultdict(list)
    for node in parent:
        parts[root(node)].append(node)
    return list(parts.values())


def linked(members: Iterable[int], score: Score, floor: float) -> list[list[int]]:
    """Members grouped while the mean score between two groups is at least `floor`.

    A score of −inf between any two members keeps their groups apart for good. Ties are broken by
    the lowest members, so the outcome depends on the numbering alone.
    """
    groups = {member: [member] for member in sorted(members)}
    links = {(a, b): score(a, b) for a, b in combinations(groups, 2)}
    best = [(-value, pair) for pair, value in links.items() if value >= floor]
    heapify(best)
    while best:
        value, pair = heappop(best)
        if links.get(pair) != -value:
            continue  # one of the two has grown since
        for key in _merge(groups, links, *pair):
            if links[key] >= floor:
                heappush(best, (-links[key], key))
    return [sorted(group) for group in groups.values()]


def _merge(
    groups: dict[int, list[int]], links: dict[tuple[int, int], float], one: int, other: int
) -> list[tuple[int, int]]:
    """Take `other` into `one` and give every link of `one` its mean; which those are."""
    del links[one, other]
    weights = len(groups[one]), len(groups[other])
    changed: list[tuple[int, int]] = []
    for third in groups.keys() - {one, other}:
        key = (min(one, third), max(one, third))
        gone = links.pop((min(other, third), max(other, third)))
        links[key] = (weights[0] * links[key] + weights[1] * gone) / sum(weights)
        changed.append(key)
    groups[one] += groups.pop(other)
    return changed
