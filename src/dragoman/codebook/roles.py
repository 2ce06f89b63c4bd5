"""What people are called by what they do: titles of office, agent nouns, and their given names."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from dragoman.codebook.tables import load_table

Gender = Literal["m", "f", ""]


@dataclass(frozen=True, slots=True)
class Title:
    """Titles of an office. `yields` to the sector of the body that a bearer speaks or acts for:
    a party's spokesman is of the party, a president of parliament is of parliament."""

    sector: str
    slug: str
    yields: Literal["yes", "no"]
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Agent:
    """Nouns for people by what they do or are ("protesters", "gunmen")."""

    sector: str
    yields: Literal["yes", "no"]
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class GivenNames:
    """Given names that are mostly of one gender."""

    gender: Gender
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Term:
    """An office that a well-known person held: of a state's code or a body's or group's name.

    A term without an end had none when its source was last checked.
    """

    person: str
    aliases: tuple[str, ...]
    gender: Gender
    title: str
    of: str
    sector: str
    start: date
    end: date | None
    source: str

    @property
    def names(self) -> tuple[str, ...]:
        return (self.person, *self.aliases)

    def at(self, day: date) -> bool:
        """Whether the term covers a day, both ends included."""
        return self.start <= day and (self.end is None or day <= self.end)


def load_titles() -> tuple[Title, ...]:
    """Titles of office."""
    return load_table("titles.csv", Title)


def load_agents() -> tuple[Agent, ...]:
    """Agent nouns."""
    return load_table("agents.csv", Agent)


def load_given_names() -> tuple[GivenNames, ...]:
    """Given names by gender."""
    return load_table("given_names.csv", GivenNames)


def load_leaders() -> tuple[Term, ...]:
    """Terms of office of leaders and foreign ministers, dated."""
    return load_table("leaders.csv", Term)


def load_officials() -> tuple[Term, ...]:
    """Terms of lesser offices: ministers, generals, governors, party leaders; most by the year."""
    return load_table("officials.csv", Term)
