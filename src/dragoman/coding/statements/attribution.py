"""An attribution as found in the text, before its speaker is known."""

from dataclasses import dataclass

from dragoman.coding.tree import Spot
from dragoman.model.entries import StatementKind


@dataclass(frozen=True, slots=True)
class Source:
    """Who the words say it was: a passage and its head word, or only the passage ("Name: …")."""

    spot: Spot
    head: Spot


@dataclass(frozen=True, slots=True)
class Attribution:
    """Source, cue and content as spans; `direct` if the content is quoted whole."""

    kind: StatementKind
    cue: Spot | None
    source: Source | None
    content: tuple[Spot, ...]
    direct: bool = False
    hearers: tuple[Spot, ...] = ()

    @property
    def start(self) -> int:
        """The first character of any of its parts."""
        return min(start for start, _ in self.spots)

    @property
    def end(self) -> int:
        """The end of the last of its parts."""
        return max(end for _, end in self.spots)

    @property
    def spots(self) -> tuple[Spot, ...]:
        """All parts."""
        cue = (self.cue,) if self.cue else ()
        return (*cue, *((self.source.spot,) if self.source else ()), *self.content)


def overlaps(left: Spot, right: Spot) -> bool:
    """Whether two spans share a character."""
    return left[0] < right[1] and right[0] < left[1]


def covers(outer: Spot, inner: Spot) -> bool:
    """Whether the inner span lies in the outer one."""
    return outer[0] <= inner[0] and inner[1] <= outer[1]
