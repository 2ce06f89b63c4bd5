"""How papers speak of one another and of their own mistakes, as data."""

import re
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files

from dragoman.codebook.files import read_yaml
from dragoman.codebook.outlets import outlets
from dragoman.codebook.telling import WORD

PRESS = files("dragoman.codebook") / "data" / "press.yaml"
_NAME = r"(?:[Tt]he )?(?P<name>[A-Z][\w’'-]*(?: (?:of |de |d['’])?[A-Z][\w’'-]*)*)"
OPENING = 160  # characters in which the text of a correction says that it is one


@dataclass(frozen=True)
class Press:
    """All of it; data/press.yaml says what each field means."""

    outlet_words: frozenset[str]
    hearers: tuple[str, ...]
    corrections: tuple[str, ...]
    restated: tuple[str, ...]

    def outlet(self, name: str) -> str:
        """The outlet that a name is of, as the codebook writes it; "" for anybody else's."""
        bare = re.sub(r"^the ", "", name.strip(), flags=re.IGNORECASE)
        if known := outlets().named(bare):
            return known.name
        words = {word.casefold() for word in WORD.findall(bare)}
        names_one = bare[:1].isupper() and len(words) > 1 and words & self.outlet_words
        return bare if names_one else ""

    def heard_by(self, text: str) -> list[str]:
        """The outlets that somebody in the text speaks to."""
        found = (self.outlet(match["name"]) for match in self._heard.finditer(text))
        return [name for name in found if name]

    def corrects(self, title: str, text: str) -> bool:
        """Whether an article of that headline takes back something printed before."""
        openings = (words.replace("’", "'") for words in (title, text[:OPENING]))
        return any(self._correction.match(words) for words in openings)

    def restates(self, text: str) -> bool:
        """Whether a sentence repeats what its paper takes back."""
        return self._restated.search(text) is not None

    @cached_property
    def _heard(self) -> re.Pattern[str]:
        return re.compile(rf"\b(?i:{_any(self.hearers)}) {_NAME}")

    @cached_property
    def _correction(self) -> re.Pattern[str]:
        return re.compile(rf"\W*(?:{_any(self.corrections)})\b", re.IGNORECASE)

    @cached_property
    def _restated(self) -> re.Pattern[str]:
        return re.compile(rf"\b(?:{_any(self.restated)})\b", re.IGNORECASE)


@cache
def press() -> Press:
    """The data that ships with Dragoman; CodebookError says what is wrong with it."""
    return read_yaml(PRESS.read_text(encoding="utf-8"), str(PRESS), Press)


def _any(words: tuple[str, ...]) -> str:
    return "|".join(map(re.escape, words))
