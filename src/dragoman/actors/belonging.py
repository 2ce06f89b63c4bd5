"""Offices, organs and people of a state or body: the actor that noun and owner make together."""

from dataclasses import dataclass
from datetime import date

from dragoman.actors.known import EMPTY
from dragoman.actors.leaders import Leader, holder, offices_of
from dragoman.actors.line import Line
from dragoman.actors.meant import speaker_for_state, state_meant
from dragoman.actors.memory import Past
from dragoman.actors.people import People, gender
from dragoman.actors.personhood import actor_of
from dragoman.actors.phrases import Phrase, Whose
from dragoman.actors.pronouns import resolve_pronoun
from dragoman.actors.scene import NOWHERE, Scene
from dragoman.codebook.words import plural as plural_of
from dragoman.codebook.words import slug
from dragoman.model.actors import Actor, ActorKind, Resolution, Rule

PEOPLE = frozenset({"people", "population", "citizens", "nationals"})


@dataclass(frozen=True, slots=True)
class Setting:
    """What surrounds a phrase: the document's people, its day, and the state that a context given
    apart is about."""

    people: People
    day: date | None = None
    about: Actor | None = None
    scene: Scene = NOWHERE


@dataclass(frozen=True, slots=True)
class Reading:
    """Whom a noun phrase stands for, and why; `gender` where it is a known person."""

    actors: tuple[Actor, ...]
    resolution: Resolution
    gender: str = ""


def owned(phrase: Phrase, owners: tuple[Whose, ...], setting: Setting, text: str) -> Reading:
    """The actor of a noun whose state or body the words tell: the person who holds the office,
    where the text or the leaders' table names one, else the office, organ or people as such."""
    title = phrase.kind == "title" and not phrase.plural and not phrase.former
    if title and not phrase.indefinite and len(owners) == 1:
        if bearer := _bearer(phrase, owners[0], setting):
            return bearer
        of = owners[0].actor
        leader = holder(phrase.core.text, of.id, setting.day) if of and setting.day else None
        if leader:
            return _listed(leader, setting.day)
    actors = tuple(_actor(phrase, whose) for whose in owners)
    said = " and ".join(f"“{whose.text}”" for whose in owners)
    because = f"“{phrase.core.text}” of {said} in “{text}”"
    return Reading(actors, Resolution(_rule(phrase), because))


def unowned(line: Line, phrase: Phrase, past: Past, setting: Setting, text: str) -> Reading:
    """A noun that says nothing of whose it is: that of the state that is meant, else nobody's."""
    state = setting.about or state_meant(line, phrase, past, setting.scene)
    if state is None:
        because = f"“{text}”, whose is not said"
        return Reading((_actor(phrase, None),), Resolution(_rule(phrase), because))
    whose = Whose(state, state.country, "", state.name)
    because = f"“{text}” says not whose; the text so far is about {state.name}"
    return Reading((_actor(phrase, whose),), Resolution(_rule(phrase), because))


def speakers_own(line: Line, phrase: Phrase, past: Past, text: str) -> Reading | None:
    """ "The government" in the words of somebody who speaks for a state: that state's own."""
    speaker = speaker_for_state(line, phrase, past)
    state = offices_of().get(speaker.country) if speaker else None
    if speaker is None or state is None:
        return None
    whose = Whose(state, state.country, "", state.name)
    because = f"“{text}” in the words of {speaker.name}"
    return Reading((_actor(phrase, whose),), Resolution(_rule(phrase), because))


def owners_by_pronoun(line: Line, phrase: Phrase, past: Past) -> tuple[Whose, ...]:
    """The state or body of "its", "their" and "his": a minister's government is his state's."""
    if not phrase.possessive or line.lower(phrase.start) != phrase.possessive:
        return ()
    actors, _, _ = resolve_pronoun(line, phrase.start, past)
    if len(actors) != 1:
        return ()
    (actor,) = actors
    if actor.kind in ("state", "igo"):
        return (Whose(actor, actor.country, actor.sector, actor.name),)
    state = offices_of().get(actor.country)
    return (Whose(state, state.country, "", state.name),) if state else ()


def _bearer(phrase: Phrase, whose: Whose, setting: Setting) -> Reading | None:
    """The named person to whom the document itself gives the same office of the same state."""
    noun = phrase.core.text.lower()
    for met in setting.people.met:
        for title in met.titles:
            same = title.core.text.lower() == noun and not title.former
            if same and any(w.country and w.country == whose.country for w in title.whose):
                actor = actor_of(met, setting.day, EMPTY, None)
                because = f"the text calls {met.name} “{title.core.text}” of {whose.text}"
                return Reading((actor,), Resolution("office", because), gender(met))
    return None


def _listed(leader: Leader, day: date | None) -> Reading:
    sector, others = leader.sectors
    key = f"person.{slug(leader.name)}"
    actor = Actor(key, leader.name, "person", leader.country, sector, others)
    because = f"{leader.name} is listed as {leader.why}; the day is {day}"
    return Reading((actor,), Resolution("office", because), leader.gender)


def _rule(phrase: Phrase) -> Rule:
    if phrase.kind == "title":
        return "office"
    return "organ" if phrase.kind == "organ word" else "agent"


def _actor(phrase: Phrase, whose: Whose | None) -> Actor:
    noun = phrase.core.text.lower()
    owner = whose.actor if whose else None
    place = owner.id if owner else (whose.country if whose else "")
    if noun in PEOPLE and owner is not None and owner.kind == "state":
        return Actor(f"{owner.id}.people", f"people of {owner.name}", "people", owner.country)
    kind: ActorKind = "organisation" if phrase.kind == "organ word" else "group"
    if phrase.kind == "title" and not phrase.plural and place:
        kind = "person"
    prefix = place or ("organisation" if kind == "organisation" else "group")
    named = owner.name if owner else (whose.text if whose else "")
    part = slug(phrase.core.text) if kind == "person" else part_slug(phrase)
    common = part.replace("-", " ") if phrase.kind == "organ word" else noun
    name = f"{common} of {named}" if named else common
    country = whose.country if whose else ""
    key = f"{prefix}.{'former-' * (phrase.former and kind == 'person')}{part}"
    return Actor(key, name, kind, country, phrase.sector, phrase.other_sectors)


def part_slug(phrase: Phrase) -> str:
    """One slug for one office or organ, whatever its wording; nouns for people in the plural."""
    entry = phrase.core.entry
    noun = slug(phrase.core.text)
    former = "former-" if phrase.former else ""
    if entry.kind == "organ word":
        several = entry.slug in ("ministry", "court") or (
            entry.slug == "university" and "-" in noun
        )
        return noun if several else entry.slug
    if entry.kind == "title" and not entry.yields and not phrase.plural:
        return former + noun
    return former + (noun if phrase.plural else plural_of(noun))
