"""Which reports likeness ties together; each pair is looked at once."""

from collections import defaultdict
from collections.abc import Collection, Iterable

from dragoman.reconcile.blocks import candidates
from dragoman.reconcile.compare import likeness
from dragoman.reconcile.sketch import Sketch


class Ties:
    """Likenesses between reports, by id: `of[one][other]` where it is `floor` or more."""

    def __init__(self, floor: float, sketches: Iterable[Sketch] = ()) -> None:
        self.floor = floor
        self.of: defaultdict[str, dict[str, float]] = defaultdict(dict)
        self._sketches: dict[str, Sketch] = {}
        self._scores: dict[tuple[str, str], float] = {}
        self.know(sketches)

    def know(self, sketches: Iterable[Sketch]) -> None:
        """Take reports up, to be compared when they are looked at."""
        self._sketches.update((one.id, one) for one in sketches)

    def unknown(self, reports: Iterable[str]) -> set[str]:
        """Those of the reports that were not taken up."""
        return set(reports) - self._sketches.keys()

    def score(self, one: str, other: str) -> float:
        """How much two reports look like reports of one event."""
        pair = (one, other) if one < other else (other, one)
        if pair not in self._scores:
            self._scores[pair] = likeness(*(self._sketches[id_] for id_ in pair))
        return self._scores[pair]

    def look(self, one: str, others: Iterable[str]) -> None:
        """See which of the others a report is tied to."""
        for other in others:
            if one != other and (value := self.score(one, other)) >= self.floor:
                self.of[one][other] = self.of[other][one] = value

    def look_among(self, reports: Collection[str]) -> None:
        """See which of the reports that share a block are tied to one another."""
        ordered = sorted(reports)
        meeting: defaultdict[str, list[str]] = defaultdict(list)
        for one, other in candidates([self._sketches[id_] for id_ in ordered]):
            meeting[ordered[one]].append(ordered[other])
        for id_, others in meeting.items():
            self.look(id_, others)
