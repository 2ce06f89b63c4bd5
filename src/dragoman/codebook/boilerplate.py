"""What on a web page is not its article: rules for lines, as data that a user can extend."""

import re
from dataclasses import dataclass, field
from functools import cache, cached_property
from importlib.resources import files
from typing import Literal

from dragoman.codebook.files import read_yaml
from dragoman.errors import CodebookError

BOILERPLATE = files("dragoman.codebook") / "data" / "boilerplate.yaml"
# A bound against input that is no page: legal notices, the longest furniture, stay below it.
MOST_FURNITURE_CHARACTERS = 1000
_OUTER_MARKS = re.compile(r"^[\W_]+|[\W_]+$")
_INNER_MARKS = re.compile(r"[\s,.!?]+")


def bare(line: str) -> str:
    """The line without case, outer marks and stops, so that "- Advertisement -" is a word."""
    plain = _OUTER_MARKS.sub("", line.casefold().replace("’", "'"))
    return _INNER_MARKS.sub(" ", plain).strip()


@dataclass(frozen=True, slots=True)
class Seen:
    """A line as the rules look at it: made once, looked at by all of them."""

    bare: str
    words: frozenset[str]
    lowered: str
    length: int


def see(line: str) -> Seen:
    """The line in the forms that rules compare."""
    plain = bare(line)
    lowered = line.casefold().replace("’", "'").lstrip("-*•>[ ")
    return Seen(plain, frozenset(plain.split()), lowered, len(line.split()))


@dataclass(frozen=True)
class LineRule:
    """A named kind of line that is no part of the article."""

    name: str
    whole: tuple[str, ...] = ()
    starts: tuple[str, ...] = ()
    patterns: tuple[str, ...] = ()
    only: tuple[str, ...] = ()
    most_words: int = 12
    closes: Literal["", "article", "headlines"] = ""

    def fits(self, line: "Seen") -> bool:
        """Whether the line is of this kind."""
        if line.bare in self._wholes or (line.words and line.words <= self._only):
            return True
        if line.length > self.most_words:
            return False
        return line.lowered.startswith(self.starts) or any(
            pattern.search(line.lowered) for pattern in self._compiled
        )

    @cached_property
    def _wholes(self) -> frozenset[str]:
        return frozenset(bare(words) for words in self.whole)

    @cached_property
    def _only(self) -> frozenset[str]:
        return frozenset(self.only)

    @cached_property
    def _compiled(self) -> tuple[re.Pattern[str], ...]:
        return tuple(re.compile(pattern) for pattern in self.patterns)


@dataclass(frozen=True)
class Biography:
    """How the lines of an author's box begin, and what else gives them away."""

    starts: tuple[str, ...]
    cues: tuple[str, ...]

    def fits(self, line: str) -> bool:
        """Whether the line tells who the author is."""
        lowered = line.casefold()
        return lowered.startswith(self.starts) or any(p.search(lowered) for p in self._compiled)

    def opens(self, line: str) -> bool:
        """Whether the line begins as such lines do: enough on its own."""
        return line.casefold().startswith(self.starts)

    @cached_property
    def _compiled(self) -> tuple[re.Pattern[str], ...]:
        return tuple(re.compile(cue) for cue in self.cues)


@dataclass(frozen=True)
class Boilerplate:
    """All of it. `details` maps a key to the fact it states: byline, outlet, date, title, place."""

    rules: tuple[LineRule, ...]
    tails: tuple[str, ...]
    details: dict[str, str]
    biography: Biography
    holders: tuple[str, ...] = ()
    not_places: frozenset[str] = field(default_factory=frozenset)

    def rule(self, line: str) -> LineRule | None:
        """The first rule that fits the line; a line too long for furniture fits none."""
        if len(line) > MOST_FURNITURE_CHARACTERS:
            return None
        seen = see(line)
        return next((rule for rule in self.rules if rule.fits(seen)), None)

    def holder(self, line: str) -> str:
        """Who holds the copyright according to a footer, "" where it names nobody."""
        found = (re.match(pattern, line, re.IGNORECASE) for pattern in self.holders)
        names = (match["holder"].strip() for match in found if match)
        return next((n for n in names if n[0].isupper() and not self.rule(n)), "")

    @cached_property
    def tail(self) -> re.Pattern[str]:
        """A pointer hung onto a finished sentence; group 1 is what goes."""
        return re.compile(rf"(?<=[.!?”\"’…])(\s*(?:{'|'.join(self.tails)}))$", re.IGNORECASE)


@cache
def boilerplate() -> Boilerplate:
    """The rules that ship with Dragoman."""
    return parse_boilerplate(BOILERPLATE.read_text(encoding="utf-8"), str(BOILERPLATE))


def parse_boilerplate(text: str, source: str) -> Boilerplate:
    """Rules from YAML; CodebookError says what is wrong with them and where."""
    rules = read_yaml(text, source, Boilerplate)
    try:
        for pattern in (*rules.tails, *rules.holders, *rules.biography.cues, *_patterns(rules)):
            re.compile(pattern)
    except re.error as error:
        raise CodebookError(f"{source}: {error}") from error
    return rules


def _patterns(rules: Boilerplate) -> list[str]:
    return [pattern for rule in rules.rules for pattern in rule.patterns]
