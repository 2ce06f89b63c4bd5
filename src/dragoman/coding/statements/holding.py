"""Whose turn a bare "she said" goes on: that of whoever spoke last, not of a noun only spoken of.

"A teacher said … Her husband … “…,” she said" is the teacher's, and "“Not one soldier went,” she
said" no soldier's.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from dragoman.codebook.cues import Cues
from dragoman.coding.statements.attribution import Attribution, Source, covers
from dragoman.coding.tree import Spot
from dragoman.model.actors import ActorRef, Mention


def holder(
    text: str,
    found: Attribution,
    spoken: Mapping[Attribution, ActorRef | None],
    mentions: Sequence[Mention],
    cues: Cues,
) -> ActorRef | None:
    """The speaker before in the paragraph, if the pronoun agrees with him or her; else None.

    `spoken` are the statements outside all others, with their speakers, in text order.
    """
    if found.source is None or _word(text, found.source) not in cues.third_person:
        return None
    before = [a for a in spoken if a.source and a.end <= found.start]
    if not before or "\n" in text[before[-1].start : found.start]:
        return None
    last, who = before[-1], spoken[before[-1]]
    if who is None or not who.sector:
        return None
    if not _agrees(text, found, last, mentions):
        return None
    return replace(who, text=text[slice(*found.source.head)])


def _agrees(text: str, found: Attribution, last: Attribution, mentions: Sequence[Mention]) -> bool:
    """Whether both have one pronoun, or the pronoun was lent a noun first met in what is told."""
    if found.source is None or last.source is None:
        return False
    if found.direct and _word(text, found.source) == _word(text, last.source):
        return True
    form = _form(last.source, mentions)
    if form == "pronoun":
        return False
    met = _first_met(found.source, mentions)
    told = found.content if found.direct else () if form == "name" else last.content
    return met is not None and any(covers(spot, met) for spot in told)


def _word(text: str, source: Source) -> str:
    return text[slice(*source.spot)].lower()


def _form(source: Source, mentions: Sequence[Mention]) -> str | None:
    here = (m.form for m in mentions if m.start <= source.head[0] and source.head[1] <= m.end)
    return next(here, None)


def _first_met(source: Source, mentions: Sequence[Mention]) -> Spot | None:
    """Where whoever the pronoun was taken for is first named."""
    ids = {a.id for m in mentions if (m.start, m.end) == source.head for a in m.actors}
    named = [
        (m.start, m.end)
        for m in mentions
        if m.form != "pronoun" and ids & {actor.id for actor in m.actors}
    ]
    return min(named, default=None)
