"""A phrase as a sentence without a parser: an actor's words alone give a parser little to go on.

Capitals tell names, a short list tells function words, and each word hangs on the next.
"""

import re
from datetime import date

from dragoman.actors.drafting import Drafter
from dragoman.actors.guards import telling_words
from dragoman.actors.known import EMPTY, Known
from dragoman.actors.line import Line, read_line
from dragoman.actors.memory import Draft
from dragoman.actors.people import Sighting, gather
from dragoman.actors.persons import Person, persons_in
from dragoman.actors.phrases import phrases_in
from dragoman.codebook.words import normal
from dragoman.model.actors import Actor, Mention
from dragoman.model.text import Sentence, Token

_TOKEN = re.compile(r"(?:[^\W_]\.){2,}|[’']s\b|[^\W_]+|[^\w\s]")
_TAGS = {
    "DT": {"the", "a", "an", "this", "that", "these", "those", "both", "some", "all"},
    "IN": {"of", "to", "for", "in", "at", "from", "on", "with", "by", "against", "within"},
    "CC": {"and", "or"},
    "PRP$": {"his", "her", "its", "their"},
    "PRP": {"he", "she", "it", "they", "him", "them"},
    "CD": {"one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "dozens"},
}


def resolve_phrase(
    text: str, context: str = "", on: date | None = None, known: Known = EMPTY
) -> Mention | None:
    """The mention that a phrase alone makes; None when it names no actor, without actors when it
    is a pronoun.

    `context` is what surrounds it: the one state that it names lends its country to an organ or
    office without one. `on` is the day on which offices count.
    """
    about = _state_of(context, on)
    drafts = _drafts(text, on, known, about)
    return max((draft.mention for draft in drafts), key=_weight, default=None)


def _weight(mention: Mention) -> tuple[int, int]:
    """The longest mention, of two the one that stands first."""
    return mention.end - mention.start, -mention.start


def _state_of(context: str, on: date | None) -> Actor | None:
    """The state that a context names, when it names one alone."""
    named = {
        actor.country: actor
        for draft in _drafts(context, on, EMPTY, None)
        for actor in draft.actors
        if actor.kind == "state"
    }
    return next(iter(named.values())) if len(named) == 1 else None


def _drafts(text: str, on: date | None, known: Known, about: Actor | None) -> list[Draft]:
    sentence = plain_sentence(text)
    if not sentence.tokens:
        return []
    line = read_line(sentence, on, telling_words(text))
    phrases = phrases_in(line)
    persons = persons_in(line, phrases)
    sightings = tuple(_sighting(line, person) for person in persons)
    people = gather(sightings, known, on)
    return Drafter(people, on, known, about).read(line, phrases, persons, [])


def _sighting(line: Line, person: Person) -> Sighting:
    return Sighting(person, person.name.text, line.tokens[person.name.start].start, "")


def plain_sentence(text: str) -> Sentence:
    """The phrase as a sentence whose tags are guesses from its letters."""
    found = list(_TOKEN.finditer(text))
    tokens = tuple(
        Token(
            start=match.start(),
            end=match.end(),
            text=match[0],
            lemma=match[0].lower(),
            tag=_tag(match[0]),
            part="",
            head=min(index + 1, len(found) - 1),
            relation="nsubj" if index == len(found) - 1 else "compound",
        )
        for index, match in enumerate(found)
    )
    return Sentence(0, 0, 0, len(text), text, tokens)


def _tag(word: str) -> str:
    lower = normal(word)
    if not lower[0].isalnum():
        return "POS" if lower.endswith("s") else ("HYPH" if word in "-‑–" else ",")
    if lower[0].isdigit():
        return "CD"
    for tag, listed in _TAGS.items():
        if lower in listed:
            return tag
    if word[0].isupper():
        return "NNP"
    return "NNS" if lower.endswith("s") else "NN"
