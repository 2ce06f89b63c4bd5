"""Noun phrases without a name: "the Senate" met before, "the country", "both sides"."""

from collections.abc import Callable

from dragoman.actors.belonging import (
    PEOPLE,
    Reading,
    Setting,
    owned,
    owners_by_pronoun,
    speakers_own,
    unowned,
)
from dragoman.actors.line import Line
from dragoman.actors.memory import Draft, Past, latest, nearest, salient_pair
from dragoman.actors.phrases import Phrase
from dragoman.codebook.actor_words import actor_words
from dragoman.codebook.words import words
from dragoman.model.actors import Actor, Resolution

_ARMED = frozenset({"REB", "UAF", "CRM", "PRM"})
_PERSON_LIKE = frozenset({"person", "group"})
# Offices so general that the same noun may be anybody's.
_ANYBODYS = frozenset({"official", "officer-of-body", "officer"})


def resolve_phrase_of(line: Line, phrase: Phrase, past: Past, setting: Setting) -> Reading | None:
    """Whom the phrase stands for; None when it names nobody in particular ("a country")."""
    text = _text(line, phrase)
    if phrase.kind == "state noun":
        return _state(line, phrase, past, text)
    if phrase.kind == "stand-in":
        named = phrase.definite and not phrase.whose
        return _again(_same_organ(line, phrase, past), text) if named else None
    if pair := _both(line, phrase, past, text):
        return pair
    if owners := phrase.whose or owners_by_pronoun(line, phrase, past):
        return owned(phrase, owners, setting, text)
    met = speakers_own(line, phrase, past, text) or _met_before(line, phrase, past, text)
    return met or unowned(line, phrase, past, setting, text)


def _text(line: Line, phrase: Phrase) -> str:
    offset = line.sentence.start
    first, last = line.tokens[phrase.start].start, line.tokens[phrase.end - 1].end
    return line.sentence.text[first - offset : last - offset]


def _state(line: Line, phrase: Phrase, past: Past, text: str) -> Reading | None:
    table, noun = actor_words(), phrase.core.text.lower()
    if phrase.whose and phrase.whose[0].actor is not None and not phrase.plural:
        actor = phrase.whose[0].actor
        return Reading((actor,), Resolution("adjective", f"“{text}” names {actor.name}"))
    if noun in table.both_states:
        meant = phrase.both or (phrase.definite and not _others(line, phrase))
        pair = salient_pair(past, lambda a: a.kind == "state", line.sentence.index)
        return _pair(pair, text) if meant else None
    if noun not in table.one_state or not phrase.definite or phrase.end - phrase.start > 2:
        return None
    found = latest(past, lambda d: d.kind == "state" and not d.plural, line.sentence.index)
    return _again(found, text)


def _others(line: Line, phrase: Phrase) -> bool:
    """Whether the words before or after say that others are meant: "the first countries",
    "those nations who"."""
    before = {line.lower(i) for i in range(phrase.start, phrase.core.start)}
    plain = {"the", "neighbouring", "neighboring", "brotherly", "friendly", "-"}
    return bool(before - plain) or line.lower(phrase.end) in ("who", "which", "that", "of")


def _both(line: Line, phrase: Phrase, past: Past, text: str) -> Reading | None:
    """ "Both sides", "the two leaders": the pair that the text is about."""
    table, noun = actor_words(), phrase.core.text.lower()
    if phrase.whose or not (phrase.both or (noun in table.both_sides and phrase.definite)):
        return None
    kinds = {
        table.both_sides: ("state", "organisation"),
        table.both_persons: ("person",),
        table.both_groups: ("organisation",),
        table.both_states: ("state",),
    }
    for listed, wanted in kinds.items():
        if noun in listed:
            pair = salient_pair(past, _of_kind(wanted), line.sentence.index)
            if len(pair) != 2 and listed is table.both_persons:
                return _again(latest(past, lambda d: len(d.actors) == 2, line.sentence.index), text)
            return _pair(pair, text)
    return None


def _of_kind(kinds: tuple[str, ...]) -> Callable[[Actor], bool]:
    return lambda actor: actor.kind in kinds


def _pair(pair: tuple[Actor, ...], text: str) -> Reading | None:
    if len(pair) != 2:
        return None
    names = " and ".join(actor.name for actor in pair)
    return Reading(pair, Resolution("met-before", f"“{text}” are {names}, named together before"))


def _again(found: Draft | None, text: str) -> Reading | None:
    if found is None:
        return None
    names = " and ".join(actor.name for actor in found.actors)
    because = f"“{text}” is {names}, met at character {found.mention.start}"
    return Reading(found.actors, Resolution("met-before", because), found.gender)


def _met_before(line: Line, phrase: Phrase, past: Past, text: str) -> Reading | None:
    """The organ, office-holder or people that an earlier passage named by the same noun."""
    if phrase.indefinite or not (
        phrase.definite or line.tokens[phrase.core.start].text[0].isupper()
    ):
        return None
    if phrase.kind == "title" and not phrase.plural and not phrase.former:
        return _again(_same_office(line, phrase, past), text)
    if phrase.kind == "organ word":
        return _again(_same_organ(line, phrase, past), text)
    many = phrase.kind == "title" and phrase.plural
    if many or (phrase.kind == "agent" and phrase.core.text.lower() not in PEOPLE):
        return _again(_same_people(line, phrase, past), text)
    return None


def _same_people(line: Line, phrase: Phrase, past: Past) -> Draft | None:
    """People by the same noun, or armed men by another: "the rebels" after "separatists"."""
    part = phrase.core.entry.slug
    if phrase.kind == "title":
        part = f"{part}:{phrase.core.text.lower()}"
    same = nearest(past, lambda d: d.slug == part and d.mention.form == "nominal")
    if same is None and phrase.sector in _ARMED and phrase.definite:
        same = latest(past, lambda d: _of_sector(d, phrase.sector), line.sentence.index)
    return same


def _of_sector(draft: Draft, sector: str) -> bool:
    return draft.kind in ("group", "organisation") and draft.actors[0].sector == sector


def _same_office(line: Line, phrase: Phrase, past: Past) -> Draft | None:
    noun, part = phrase.core.text.lower(), phrase.core.entry.slug
    same = nearest(past, lambda d: _bears(d, part, noun))
    if same is None and noun in actor_words().one_person:
        same = latest(past, lambda d: d.kind == "person" and not d.plural, line.sentence.index)
    return same


def _bears(draft: Draft, office: str, noun: str) -> bool:
    if draft.kind not in _PERSON_LIKE or draft.plural:
        return False
    offices = draft.slug.split(";")
    alike = office not in _ANYBODYS and any(held.split(":")[0] == office for held in offices)
    return alike or any(held.split(":")[-1] == noun for held in offices)


def _is_short_for(noun: str, draft: Draft) -> bool:
    """Whether a noun is what an organ's or body's name ends in: "the court", "the ministry"."""
    if draft.slug.endswith(f"-{noun}"):
        return True
    actor = draft.actors[0]
    return actor.kind in ("igo", "organisation") and noun in words(actor.name)


def _same_organ(line: Line, phrase: Phrase, past: Past) -> Draft | None:
    table, noun, part = actor_words(), phrase.core.text.lower(), phrase.core.entry.slug
    here = line.sentence.index
    same = nearest(past, lambda d: d.slug == part)
    same = same or nearest(past, lambda d: _is_short_for(noun, d))
    if same is None and noun in table.one_body:
        same = latest(past, lambda d: d.kind == "igo", here)
    if same is None and noun in table.one_group:
        same = latest(past, lambda d: d.kind == "organisation", here)
    return same
