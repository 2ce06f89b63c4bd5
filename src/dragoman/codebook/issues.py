"""Standing issues of world politics: their names, their parties and what each holds.

data/issues.yaml ships with Dragoman; the `issues` of a user's own codebook file add to it, and an
issue of the same name there takes the place of the shipped one.
"""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files
from pathlib import Path

from dragoman.codebook.bodies import load_bodies, load_groups
from dragoman.codebook.files import read_own, read_yaml
from dragoman.codebook.stances import stance_words
from dragoman.codebook.states import load_states, load_territories
from dragoman.codebook.words import slug
from dragoman.errors import CodebookError
from dragoman.model.actors import ActorRef

ISSUES = files("dragoman.codebook") / "data" / "issues.yaml"
# A place is spoken of as an issue through an article and an adjective ("over the disputed Bank").
BETWEEN = r"(?:the\s+|disputed\s+|occupied\s+|breakaway\s+){0,2}"


@dataclass(frozen=True, slots=True)
class Party:
    """One whose side there is; data/issues.yaml says what each field means."""

    actor: str
    holds: str
    also: tuple[str, ...] = ()
    claims: tuple[str, ...] = ()
    stakes: tuple[str, ...] = ()
    acts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Issue:
    """What states differ over, under a name that sides with none of them."""

    name: str
    convention: str
    parties: tuple[Party, ...]
    names: tuple[str, ...] = ()
    places: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _File:
    issues: tuple[Issue, ...] = ()


@dataclass(frozen=True)
class Issues:
    """All issues, and the pattern that finds their names in a text."""

    all: tuple[Issue, ...]

    @cached_property
    def by_name(self) -> dict[str, Issue]:
        """Issues by name and by every other name, case folded."""
        others = {name.casefold(): i for i in self.all for name in (*i.names, *i.places)}
        return others | {issue.name.casefold(): issue for issue in self.all}

    def find(self, text: str) -> tuple[tuple[Issue, int, int], ...]:
        """The issues that the text names, each with the characters of its name, in order."""
        spots = {m.span() for m in self._names.finditer(text)}
        spots |= {m.span(m.lastgroup or 0) for m in self._places.finditer(text)}
        outer = sorted(spot for spot in spots if not any(_inside(spot, o) for o in spots))
        return tuple((self._written[_folded(text[a:b])], a, b) for a, b in outer)

    @cached_property
    def _written(self) -> dict[str, Issue]:
        return {_folded(name): i for i in self.all for name in (*_whole(i), *i.places)}

    @cached_property
    def _names(self) -> re.Pattern[str]:
        return re.compile(rf"\b(?:{_either({n for i in self.all for n in _whole(i)})})\b")

    @cached_property
    def _places(self) -> re.Pattern[str]:
        """Places led or followed by a word of dispute."""
        places = _either({name for issue in self.all for name in issue.places})
        words = stance_words().places
        led = rf"(?:{_either(words.before)})\s+{BETWEEN}(?P<led>{places})\b"
        followed = rf"(?P<followed>{places})(?=(?:['’]s?)?[\s-](?:{_either(words.after)})\b)"
        return re.compile(rf"\b(?:{led}|{followed})")


def _inside(spot: tuple[int, int], other: tuple[int, int]) -> bool:
    """Whether a passage is part of a longer one."""
    return spot != other and other[0] <= spot[0] and spot[1] <= other[1]


def _whole(issue: Issue) -> set[str]:
    """The names that need no company; an issue may be called by a place that does need it."""
    return {issue.name, *issue.names} - set(issue.places)


def _either(words: Iterable[str]) -> str:
    """A pattern for any of the words, the longest first; a small first letter may be a capital."""
    ordered = sorted(words, key=lambda word: (-len(word), word))
    return "|".join(_spelled(word) for word in ordered)


def _spelled(word: str) -> str:
    first = word[0]
    lead = f"[{first}{first.upper()}]" if first.islower() else re.escape(first)
    rest = re.escape(word[1:]).replace(r"\ ", r"\s+").replace(r"\-", "[-‐‑–]").replace("'", "['’]")
    return lead + rest


def _folded(words: str) -> str:
    plain = re.sub(r"[‐‑–]", "-", words.replace("’", "'"))
    return re.sub(r"\s+", " ", plain).casefold()


@cache
def issues(own: str | None = None) -> Issues:
    """The issues that ship with Dragoman and those of the user's `own` file.

    CodebookError when the file cannot be read or a part of it does not fit.
    """
    shipped = parse_issues(ISSUES.read_text(encoding="utf-8"), str(ISSUES))
    if own is None:
        return Issues(shipped)
    added = own_issues(own)
    names = {issue.name for issue in added}
    together = (*(issue for issue in shipped if issue.name not in names), *added)
    return Issues(_checked(together, own))


def own_issues(own: str) -> tuple[Issue, ...]:
    """The issues of a codebook file of one's own; CodebookError as for `issues`."""
    return parse_issues(read_own(Path(own)), own)


def parse_issues(text: str, source: str) -> tuple[Issue, ...]:
    """Issues from YAML; CodebookError says what is wrong with them and where."""
    return _checked(read_yaml(text, source, _File).issues, source)


def _checked(found: tuple[Issue, ...], source: str) -> tuple[Issue, ...]:
    for issue in found:
        if not (issue.names or issue.places) or not issue.parties:
            raise CodebookError(f"{source}: {issue.name} needs names or places, and parties")
        for party in issue.parties:
            if party.actor not in _actors():
                raise CodebookError(f"{source}: {issue.name} has a party {party.actor}, unknown")
    listed = [n for i in found for n in {_folded(x) for x in (i.name, *i.names, *i.places)}]
    if twice := sorted(name for name, count in Counter(listed).items() if count > 1):
        raise CodebookError(f"{source}: names of two issues: {', '.join(twice)}")
    return found


def party_ref(party: Party) -> ActorRef:
    """The actor that a party is, under its own name."""
    return _actors()[party.actor]


@cache
def _actors() -> dict[str, ActorRef]:
    """Whoever can be a party: states and territories by id, bodies by acronym, groups by name."""
    found = {
        group.name: ActorRef(
            f"{group.country}.{slug(group.name)}",
            *(group.name, group.country, group.sector, group.other_sectors, group.name),
        )
        for group in load_groups()
    }
    for body in load_bodies():
        key = (body.acronym, body.name, body.country, body.sector, (), body.name)
        found[body.acronym] = ActorRef(*key)
    for land in load_territories():
        found[land.id] = ActorRef(land.id, land.name, land.country, land.sector, (), land.name)
    for state in load_states():
        found[state.id] = ActorRef(state.id, state.name, state.country, "", (), state.name)
    return found
