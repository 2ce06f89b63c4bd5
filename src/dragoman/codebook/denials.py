"""How somebody contradicts what somebody else said, as data."""

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from dragoman.codebook.files import read_yaml
from dragoman.codebook.telling import WORD

DENIALS = files("dragoman.codebook") / "data" / "denials.yaml"


@dataclass(frozen=True)
class Denials:
    """All of it; data/denials.yaml says what each field means."""

    denying: frozenset[str]
    rejecting: frozenset[str]
    claims: frozenset[str]
    pointing: frozenset[str]
    untrue: frozenset[str]
    utterances: frozenset[str]

    def denies(self, cue: str, content: str) -> bool:
        """Whether who says it in these words contradicts somebody."""
        words = set(WORD.findall(cue.casefold()))
        if words & self.denying:
            return True
        rejects = bool(words & self.rejecting) or cue.casefold() in self.rejecting
        claimed = self.points(content) or self.names_claim(content)
        return rejects and claimed and not self._as_something_else(content)

    def points(self, content: str) -> bool:
        """Whether the content stands for what was said before: "this", "that account"."""
        words = WORD.findall(content.casefold())
        return 0 < len(words) <= 2 and words[0] in self.pointing

    def _as_something_else(self, content: str) -> bool:
        """Whether what was said is rejected for what it is and not as untrue: "the statements of
        Chad as interference"."""
        said, _, judged = (
            set(WORD.findall(part)) for part in content.casefold().rpartition(" as ")
        )
        uttered = bool(said & self.utterances) and not said & (self.claims - self.utterances)
        return uttered and "that" not in said and not judged & self.untrue

    def names_claim(self, content: str) -> bool:
        """Whether the content speaks of a claim: "the allegation, made by …"."""
        return bool(set(WORD.findall(content.casefold())) & self.claims)


@cache
def denials() -> Denials:
    """The data that ships with Dragoman; CodebookError says what is wrong with it."""
    return read_yaml(DENIALS.read_text(encoding="utf-8"), str(DENIALS), Denials)
