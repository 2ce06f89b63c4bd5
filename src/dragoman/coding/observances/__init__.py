"""Days that come again: national days, anniversaries, memorial days; each count checked.

The way through: `naming` finds passages that name such a day; `days` reads its day of the year,
`keepers` whose it is, `origins` the year it counts from; `drafts` puts them together and checks
the count. A day of nobody codes none.
"""

from collections.abc import Sequence

from dragoman.codebook.observances import observance_words
from dragoman.coding.observances.drafts import Draft, draft, observance, of_same_day, with_countries
from dragoman.coding.observances.naming import find_named
from dragoman.coding.observances.surroundings import Surroundings
from dragoman.coding.tree import grow
from dragoman.model.actors import Mention
from dragoman.model.entries import Observance
from dragoman.model.observances import joined
from dragoman.model.text import Document, Sentence
from dragoman.model.time import DateMention, RecurringDay

__all__ = ["find_observances"]


def find_observances(
    document: Document,
    sentences: Sequence[Sentence],
    mentions: tuple[Mention, ...],
    dates: tuple[DateMention, ...],
    recurring: tuple[RecurringDay, ...] = (),
) -> tuple[Observance, ...]:
    """The observances that the document tells of, each once, in the order of their first naming."""
    around = Surroundings(document, sentences, mentions, dates, recurring, observance_words())
    drafts: list[Draft] = []
    for sentence in sentences:
        here = [r for r in recurring if sentence.start <= r.start < sentence.end]
        own = [d for d in dates if sentence.start <= d.start < sentence.end]
        named = find_named(grow(sentence), own, here, around.words)
        drafts += [draft(one, around) for one in named]
    made = [observance(one, around) for one in with_countries(drafts) if one.countries]
    found: dict[str, list[Observance]] = {}
    for one in of_same_day(made):
        found.setdefault(one.id, []).append(one)
    return tuple(joined(accounts) for accounts in found.values())
