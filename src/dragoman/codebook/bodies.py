"""Bodies, armed groups, parties, movements and the organs of states, by their proper names."""

from dataclasses import dataclass
from datetime import date

from dragoman.codebook.tables import load_table


@dataclass(frozen=True, slots=True)
class Body:
    """An intergovernmental or international non-governmental body; the acronym is its id."""

    acronym: str
    country: str
    sector: str
    name: str
    others: tuple[str, ...]

    @property
    def names(self) -> tuple[str, ...]:
        return (self.name, self.acronym, *self.others)


@dataclass(frozen=True, slots=True)
class Group:
    """An armed group, party or movement; a row a time where its sector changed."""

    country: str
    sector: str
    other_sectors: tuple[str, ...]
    name: str
    others: tuple[str, ...]
    start: date | None
    end: date | None

    @property
    def names(self) -> tuple[str, ...]:
        return (self.name, *self.others)

    def at(self, day: date | None) -> bool:
        """Whether the row holds on a day; the row that holds now does for an unknown day."""
        if day is None:
            return self.end is None
        return (self.start is None or self.start <= day) and (self.end is None or day <= self.end)


@dataclass(frozen=True, slots=True)
class Organ:
    """A state's organ, company or institute that has a name of its own."""

    country: str
    sector: str
    name: str
    others: tuple[str, ...]

    @property
    def names(self) -> tuple[str, ...]:
        return (self.name, *self.others)


@dataclass(frozen=True, slots=True)
class OrganWord:
    """Common nouns for an organ that every state may have ("foreign ministry", "senate")."""

    sector: str
    slug: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Lookalike:
    """Longer names that begin or end with an actor's name and are none ("Indian Ocean")."""

    looks_like: str
    names: tuple[str, ...]


def load_bodies() -> tuple[Body, ...]:
    """International bodies."""
    return load_table("bodies.csv", Body)


def load_groups() -> tuple[Group, ...]:
    """Armed groups, parties and movements."""
    return load_table("groups.csv", Group)


def load_organs() -> tuple[Organ, ...]:
    """Organs with proper names."""
    return load_table("organs.csv", Organ)


def load_organ_words() -> tuple[OrganWord, ...]:
    """Organs by common noun."""
    return load_table("organ_words.csv", OrganWord)


def load_lookalikes() -> tuple[Lookalike, ...]:
    """Names that are no actors'."""
    return load_table("lookalikes.csv", Lookalike)
