"""The year that an anniversary counts from, where its own sentence does not give it.

First a reference event of the codebook that the words name; else one year that the article gives
in a sentence on an event of the same kind and of the same countries ("established in 1992").
"""

import re
from collections.abc import Sequence

from dragoman.codebook.anniversaries import Family, anniversaries
from dragoman.codebook.observances import observance_words
from dragoman.codebook.reference_events import ReferenceEvent, reference_events
from dragoman.coding.observances.naming import Named
from dragoman.coding.observances.surroundings import Surroundings
from dragoman.model.text import Document, Sentence
from dragoman.model.time import DateMention

WORD = re.compile(r"\w+(?:['’-]\w+)*")


def reference(
    name: str, countries: Sequence[str], sentence: str, text: str
) -> ReferenceEvent | None:
    """The reference event that a name means, given whose day it is and where it is named.

    Where several bear the name, one that the sentence speaks of goes before one of the article.
    """
    named = [
        event
        for event in reference_events()
        if event.named_by(name) and (not countries or set(countries) & set(event.countries))
    ]
    near = [event for event in named if event.concerns(sentence)]
    found = near or [event for event in named if event.concerns(text)] or _of_kind(name, countries)
    return found[0] if len({event.start for event in found}) == 1 else None


def _of_kind(name: str, countries: Sequence[str]) -> list[ReferenceEvent]:
    """What happens to a state once: "its independence" needs no name."""
    kinds = {kind for family in families(name) for kind in family.kinds}
    once = observance_words().once_kinds
    return [
        event
        for event in reference_events()
        if event.kind in kinds & once
        and len(countries) == 1
        and event.countries[:1] == tuple(countries)
    ]


def families(marks: str) -> tuple[Family, ...]:
    """The kinds of event that the words speak of."""
    spoken = {word.casefold() for word in WORD.findall(marks)}
    return tuple(f for f in anniversaries().families if spoken & set(f.words))


def told_elsewhere(
    named: Named, countries: Sequence[str], around: Surroundings
) -> DateMention | None:
    """The date on which the article says that it began; None where several years are given.

    The next sentence need say only half of it ("The two states established them in 1992"), and
    goes before all others.
    """
    here = named.tree.sentence.index
    near = [s for s in around.sentences if s.index == here + 1]
    for sentences, enough in ((near, 1), (around.sentences, 2)):
        found = [
            mention
            for sentence in sentences
            if _tells(sentence, named.marks, countries, around) >= enough
            for mention in around.dates
            if _within(sentence, mention) and _dates_back(mention, around.document)
        ]
        if len({d.date.start.year for d in found if d.date.start}) == 1:
            return min(found, key=lambda d: d.date.precision != "day")
    return None


def _tells(sentence: Sentence, marks: str, countries: Sequence[str], around: Surroundings) -> int:
    """How many of two signs it gives, if it tells of a beginning: the kind of event, and whose."""
    if not {token.lemma.casefold() for token in sentence.tokens} & around.words.origins:
        return 0
    kinds = {word for family in families(marks) for word in family.words}
    spoken = kinds & {token.text.casefold() for token in sentence.tokens}
    return bool(spoken) + bool(set(countries) & _countries_in(sentence, around))


def _countries_in(sentence: Sentence, around: Surroundings) -> set[str]:
    here = (m for m in around.mentions if m.sentence == sentence.index)
    return {actor.country for m in here for actor in m.actors}


def _within(sentence: Sentence, mention: DateMention) -> bool:
    return sentence.start <= mention.start and mention.end <= sentence.end


def _dates_back(mention: DateMention, document: Document) -> bool:
    """Whether the date lies in one year, before that of the article."""
    start, end, published = mention.date.start, mention.date.end, document.published.start
    if start is None or end is None or published is None:
        return False
    return start.year == end.year < published.year
