"""Who acts: states, bodies, persons, groups, peoples, and the offices that persons hold."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from dragoman.model.text import Evidence

# "unknown" is somebody the words name without saying what they are ("the union").
ActorKind = Literal["state", "igo", "organisation", "person", "group", "people", "unknown"]
MentionForm = Literal["name", "nominal", "pronoun"]
Rule = Literal[
    "name",  # a name the codebook lists
    "adjective",  # "Azerbaijani", "Pakistanis"
    "capital",  # a capital that stands for its government
    "organ",  # a state's organ: "the Pakistani Foreign Ministry"
    "office",  # a title with its state, with or without the person
    "apposition",  # the text explains the name beside it
    "agent",  # an agent noun: "protesters", "gunmen"
    "met-before",  # the same name, surname or title earlier in the document
    "pronoun",  # he, she, it, they, and "both countries"
    "record",  # known from an earlier document
    "unresolved",  # named, but nobody the codebook or the text explains
]


@dataclass(frozen=True, slots=True)
class Actor:
    """A state, body, person, group or people, with country and sector codes of the codebook.

    `country` is ISO 3166 alpha-3 or one of the codebook's codes for nobody's country (IGO, UNO,
    EUR, NGO, ISM, IMG, MNC), "" when not known; `sector` "" when none applies (a state as such).
    """

    id: str
    name: str
    kind: ActorKind
    country: str = ""
    sector: str = ""
    other_sectors: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ActorRef:
    """An actor as one passage names it."""

    id: str
    name: str
    country: str
    sector: str
    other_sectors: tuple[str, ...]
    text: str


def refer(actor: Actor, text: str) -> ActorRef:
    """The reference to `actor` that stands in the text as `text`."""
    return ActorRef(actor.id, actor.name, actor.country, actor.sector, actor.other_sectors, text)


@dataclass(frozen=True, slots=True)
class Resolution:
    """Why a mention was taken for its actor: the rule, and for people what it rested on."""

    rule: Rule
    because: str


@dataclass(frozen=True, slots=True)
class Mention:
    """A passage that names an actor, or several ("both countries", "they").

    `sentence` is the sentence's index, `root` the head token's index in it. Mentions may nest: the
    state inside its ministry. `actors` is empty only for a pronoun or noun that stayed unresolved.
    """

    start: int
    end: int
    text: str
    sentence: int
    root: int
    form: MentionForm
    actors: tuple[Actor, ...]
    resolution: Resolution


@dataclass(frozen=True, slots=True)
class Office:
    """A person's title, of which state or body, from when to when as far as known."""

    id: str
    person: ActorRef
    title: str
    of: ActorRef | None
    start: date | None = None
    end: date | None = None
    former: bool = False
    evidence: tuple[Evidence, ...] = ()


def outermost(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """The mentions that lie in no longer one."""
    return tuple(
        m
        for m in mentions
        if not any(
            o.start <= m.start and m.end <= o.end and (o.end - o.start) > (m.end - m.start)
            for o in mentions
        )
    )
