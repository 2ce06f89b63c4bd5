"""Noun phrases without a name: organs, titles, agent nouns, "the country" and "both sides"."""

from dataclasses import dataclass
from datetime import date

from dragoman.actors.leaders import holder
from dragoman.actors.line import Line
from dragoman.actors.memory import Draft, Past, latest, nearest, salient_pair, salient_state
from dragoman.actors.phrases import Phrase, Whose
from dragoman.codebook.actor_words import actor_words
from dragoman.codebook.words import plural as plural_of
from dragoman.codebook.words import slug
from dragoman.model.actors import Actor, ActorKind, Resolution, Rule

_PEOPLE = frozenset({"people", "population", "citizens", "nationals"})
_PERSON_LIKE = frozenset({"person", "group"})


@dataclass(frozen=True, slots=True)
class Resolved:
    """Whom a noun phrase stands for; `gender` where it repeats a person."""

    actors: tuple[Actor, ...]
    resolution: Resolution
    gender: str = ""


def resolve_phrase_of(
    line: Line, phrase: Phrase, past: Past, day: date | None, about: Actor | None = None
) -> Resolved | None:
    """Whom the phrase stands for; None when it names nobody in particular ("a country").

    `about` is the state that the surroundings are about, where the text does not say.
    """
    text = line.sentence.text[_at(line, phrase.start) : _end(line, phrase.end)]
    if phrase.kind == "state noun":
        return _state(line, phrase, past, text)
    if pair := _both(line, phrase, past):
        return pair
    owners = tuple(whose for whose in phrase.whose)
    if owners:
        return _owned(phrase, owners, day, text)
    return _met_before(line, phrase, past, text) or _unowned(line, phrase, past, about, text)


def _at(line: Line, token: int) -> int:
    return line.tokens[token].start - line.sentence.start


def _end(line: Line, token: int) -> int:
    return line.tokens[token - 1].end - line.sentence.start


def _state(line: Line, phrase: Phrase, past: Past, text: str) -> Resolved | None:
    words = actor_words()
    noun = phrase.core.text.lower()
    sentence = line.sentence.index
    if phrase.whose and phrase.whose[0].actor is not None and not phrase.plural:
        actor = phrase.whose[0].actor
        return Resolved((actor,), Resolution("adjective", f"“{text}” names {actor.name}"))
    if (
        noun in words.both_states
        and (phrase.both or phrase.definite)
        and not _quantified(line, phrase)
    ):
        pair = salient_pair(past, lambda a: a.kind == "state", sentence)
        return _pair(pair, text) if len(pair) == 2 else None
    if noun not in words.one_state or not phrase.definite or phrase.end - phrase.start > 2:
        return None
    found = latest(past, lambda d: d.kind == "state" and not d.plural, sentence)
    return _again(found, text)


def _quantified(line: Line, phrase: Phrase) -> bool:
    """ "The first countries", "few countries": not the two that the text is about."""
    between = {line.lower(i) for i in range(phrase.start, phrase.core.start)}
    return bool(
        between
        - {
            "the",
            "both",
            "two",
            "these",
            "those",
            "neighbouring",
            "neighboring",
            "brotherly",
            "friendly",
            "south",
            "caucasus",
            "nuclear",
            "-",
            "armed",
        }
    )


def _both(line: Line, phrase: Phrase, past: Past) -> Resolved | None:
    """ "Both sides", "the two leaders": the pair that the text is about."""
    words, noun = actor_words(), phrase.core.text.lower()
    if not (phrase.both or (noun in words.both_sides and phrase.definite)) or phrase.whose:
        return None
    text = " ".join(t.text for t in line.tokens[phrase.start : phrase.end])
    sentence = line.sentence.index
    if noun in words.both_sides:
        pair = salient_pair(past, lambda a: a.kind in ("state", "organisation"), sentence)
    elif noun in words.both_persons:
        pair = salient_pair(past, lambda a: a.kind == "person", sentence)
    elif noun in words.both_groups:
        pair = salient_pair(past, lambda a: a.kind == "organisation", sentence)
    else:
        return None
    return _pair(pair, text) if len(pair) == 2 else None


def _pair(pair: tuple[Actor, ...], text: str) -> Resolved:
    names = " and ".join(actor.name for actor in pair)
    return Resolved(pair, Resolution("met-before", f"“{text}” are {names}, named together before"))


def _again(found: Draft | None, text: str) -> Resolved | None:
    if found is None:
        return None
    names = " and ".join(actor.name for actor in found.actors)
    because = f"“{text}” is {names}, met at character {found.mention.start}"
    return Resolved(found.actors, Resolution("met-before", because), found.gender)


def _owned(phrase: Phrase, owners: tuple[Whose, ...], day: date | None, text: str) -> Resolved:
    entry = phrase.core.entry
    if entry.kind == "title" and not phrase.plural and not phrase.former and owners[0].actor:
        leader = holder(phrase.core.text, owners[0].actor.id, day) if day else None
        if leader:
            actor = Actor(
                f"person.{slug(leader.name)}",
                leader.name,
                "person",
                leader.country,
                leader.sectors[0],
                leader.sectors[1],
            )
            because = f"{leader.name} was {leader.why}, the day is {day}"
            return Resolved((actor,), Resolution("office", because), leader.gender)
    actors = tuple(_actor(phrase, whose) for whose in owners)
    rule: Rule = {"title": "office", "organ word": "organ"}.get(entry.kind, "agent")  # type: ignore[assignment]
    said = " and ".join(whose.text for whose in owners)
    return Resolved(actors, Resolution(rule, f"“{phrase.core.text}” of “{said}” in “{text}”"))


def _actor(phrase: Phrase, whose: Whose | None) -> Actor:
    """The actor of a noun, of a state or body where one is known."""
    noun = phrase.core.text.lower()
    owner = whose.actor if whose else None
    place = owner.id if owner else (whose.country if whose else "")
    if noun in _PEOPLE and owner is not None and owner.kind == "state":
        return Actor(f"{owner.id}.people", f"people of {owner.name}", "people", owner.country)
    part = _slug(phrase)
    kind: ActorKind = "organisation" if phrase.kind == "organ word" else "group"
    if phrase.kind == "title" and not phrase.plural and place:
        kind = "person"
    prefix = place or ("organisation" if kind == "organisation" else "group")
    named = owner.name if owner else (whose.text if whose else "")
    name = f"{noun} of {named}" if named else noun
    country = whose.country if whose else ""
    return Actor(f"{prefix}.{part}", name, kind, country, phrase.sector, phrase.other_sectors)


def _slug(phrase: Phrase) -> str:
    """One slug for one office or organ, whatever its wording; nouns for people in the plural."""
    entry = phrase.core.entry
    noun = slug(phrase.core.text)
    former = "former-" if phrase.former else ""
    if entry.kind == "organ word":
        return entry.slug if entry.slug not in ("ministry", "court") else noun
    if entry.kind == "title" and not entry.yields and not phrase.plural:
        return former + noun
    return former + (noun if phrase.plural or entry.kind == "title" else plural_of(noun))


def _met_before(line: Line, phrase: Phrase, past: Past, text: str) -> Resolved | None:
    """The organ, office-holder or people that an earlier passage named by the same noun."""
    if not (phrase.definite or line.tokens[phrase.core.start].text[0].isupper()):
        return None
    words, noun, part = actor_words(), phrase.core.text.lower(), phrase.core.entry.slug
    if phrase.kind == "title" and not phrase.plural and not phrase.former:
        same = nearest(past, lambda d: _bears(d, part, noun))
        if same is None and noun in words.one_person:
            same = latest(past, lambda d: d.kind == "person" and not d.plural, line.sentence.index)
        return _again(same, text)
    if phrase.kind == "organ word":
        same = nearest(past, lambda d: d.slug == part and not d.plural)
        if same is None and noun in words.one_body:
            same = latest(past, lambda d: d.kind == "igo", line.sentence.index)
        if same is None and noun in words.one_group:
            same = latest(past, lambda d: d.kind == "organisation", line.sentence.index)
        return _again(same, text)
    if phrase.kind == "agent" and noun not in _PEOPLE:
        return _again(nearest(past, lambda d: d.slug == part and d.mention.form == "nominal"), text)
    return None


def _bears(draft: Draft, office: str, noun: str) -> bool:
    return (
        draft.kind in _PERSON_LIKE
        and not draft.plural
        and (
            f"{office}:{noun}" in draft.slug.split(";")
            or (office in draft.slug and office != "official" and office != "officer-of-body")
        )
    )


def _unowned(line: Line, phrase: Phrase, past: Past, about: Actor | None, text: str) -> Resolved:
    """A noun that says nothing of whose it is: the state that the text is about, if it is one's."""
    capital = line.tokens[phrase.core.start].text[0].isupper() and phrase.core.start > 0
    specific = phrase.definite or capital
    public = phrase.sector in ("GOV", "LEG", "JUD", "MIL", "COP", "SPY") and (
        phrase.kind == "organ word" or (phrase.kind == "title" and not phrase.core.entry.yields)
    )
    state = about or (salient_state(past) if specific and public else None)
    rule: Rule = {"title": "office", "organ word": "organ"}.get(phrase.kind, "agent")  # type: ignore[assignment]
    if state is None:
        return Resolved((_actor(phrase, None),), Resolution(rule, f"“{text}”, whose is not said"))
    whose = Whose(state, state.country, "", state.name)
    because = f"“{text}” says not whose; the text so far is about {state.name}"
    return Resolved((_actor(phrase, whose),), Resolution(rule, because))
