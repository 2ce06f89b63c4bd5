"""How a naming says what it names where that has no name: by who did it, and on which day."""

import re
from dataclasses import dataclass
from datetime import date

WRITTEN = re.compile(r"(?P<doer>.+)'s action of (?P<day>\d{4}-\d\d-\d\d)(?: \((?P<target>.+)\))?")


@dataclass(frozen=True, slots=True)
class Unnamed:
    """What `doer` did on `day`; `target` is the name of the place or party it was done to, if told.

    "Action" is the word for it, since it must be nobody's.
    """

    doer: str
    day: date
    target: str = ""

    def __str__(self) -> str:
        return f"{self.title} ({self.target})" if self.target else self.title

    @property
    def title(self) -> str:
        """Without the target, which one passage tells and another leaves out."""
        return f"{self.doer}'s action of {self.day.isoformat()}"


def read_unnamed(of: str) -> Unnamed | None:
    """What `of` of a naming stands for, if it is no name."""
    match = WRITTEN.fullmatch(of)
    if match is None:
        return None
    return Unnamed(match["doer"], date.fromisoformat(match["day"]), match["target"] or "")
