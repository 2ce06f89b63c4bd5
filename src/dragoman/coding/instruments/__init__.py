"""Instruments of diplomacy: resolutions, treaties, statements; whose, and what became of them.

The way through: `naming` finds passages that name one; `acts` reads what was done with it; `sides`
whose it is; `drafts` puts a passage together and tells whether two speak of the same; `identity`
says which instrument that is, whatever document tells of it. A passage that neither names, numbers
nor dates its instrument, nor says whose it is, codes none: it may only add to one named before.
"""

from collections.abc import Sequence

from dragoman.codebook.instruments import InstrumentWords, instrument_words
from dragoman.coding.instruments.drafts import Draft, Surroundings, draft, identified, joined, same
from dragoman.coding.instruments.identity import identity
from dragoman.coding.instruments.naming import find_namings
from dragoman.coding.tree import grow
from dragoman.model.actors import Mention
from dragoman.model.entries import Instrument, InstrumentStatus, Statement
from dragoman.model.text import Document, Sentence
from dragoman.model.time import DateMention

__all__ = ["find_instruments"]


def find_instruments(
    document: Document,
    sentences: Sequence[Sentence],
    mentions: tuple[Mention, ...],
    dates: tuple[DateMention, ...],
    statements: tuple[Statement, ...] = (),
) -> tuple[Instrument, ...]:
    """The instruments that the document tells of, each once, in the order of their first naming."""
    words = instrument_words()
    around = Surroundings(document, mentions, dates, statements, words)
    found: list[Draft] = []
    for naming in find_namings([grow(sentence) for sentence in sentences], dates, words):
        _place(draft(naming, around), found, words)
    by_id: dict[str, Draft] = {}
    for one in found:
        id_ = identity(one, document, words)
        by_id[id_] = joined(by_id[id_], one) if id_ in by_id else one
    return tuple(_instrument(id_, one, words) for id_, one in by_id.items())


def _place(one: Draft, found: list[Draft], words: InstrumentWords) -> None:
    """Join the draft to the latest that it speaks of, or keep it if it tells enough by itself."""
    for n in range(len(found) - 1, -1, -1):
        if same(found[n], one, words):
            found[n] = joined(found[n], one)
            return
    if identified(one):
        found.append(one)


def _instrument(id_: str, one: Draft, words: InstrumentWords) -> Instrument:
    return Instrument(
        id=id_,
        kind=one.naming.kind.name,
        name=one.name,
        status=_status(one, words),
        date=one.date,
        by=one.by,
        parties=one.parties,
        evidence=one.evidence,
        acts=one.acts,
        about=one.about,
    )


def _status(one: Draft, words: InstrumentWords) -> InstrumentStatus:
    """The last of its life that is told; what comes about by adoption and bears a date has been."""
    told: list[InstrumentStatus] = [act.status for act in one.acts]
    kind = one.naming.kind
    if (kind.sides == "adopter" or kind.marks) and one.date.known:
        told.append("adopted" if not any(words.rank(s)[0] for s in told) else "mentioned")
    return max((*told, "mentioned"), key=words.rank)
