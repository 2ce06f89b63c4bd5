"""Attributions become statements: speakers resolved, nesting known, every span evidence."""

from dataclasses import dataclass

from dragoman.codebook.cues import Cues
from dragoman.coding.statements.attribution import Attribution, covers, overlaps
from dragoman.coding.statements.holding import holder
from dragoman.coding.statements.occasions import occasion
from dragoman.coding.statements.quotes import Quote
from dragoman.coding.statements.speakers import actors_in, speaker
from dragoman.coding.tree import Spot, Tree
from dragoman.model.actors import ActorRef, Mention
from dragoman.model.entries import Quotation, Statement
from dragoman.model.ids import content_id
from dragoman.model.text import Document, Evidence, evidence
from dragoman.model.time import UNKNOWN_DATE, DateMention, DateRange

# Relations of a date to the name that it is a part of.
MODIFYING = frozenset({"compound", "nmod", "nummod", "amod"})


@dataclass(frozen=True, slots=True)
class Setting:
    """The document with all that earlier stages know about it."""

    document: Document
    trees: tuple[Tree, ...]
    mentions: tuple[Mention, ...]
    dates: tuple[DateMention, ...]
    quotes: tuple[Quote, ...]
    cues: Cues


def assemble(setting: Setting, found: tuple[Attribution, ...]) -> tuple[Statement, ...]:
    """A statement for each attribution, in the same order."""
    outer = tuple(_outer(a, found) for a in found)
    speakers: dict[int, ActorRef | None] = {}
    spoken: dict[Attribution, ActorRef | None] = {}
    for number in sorted(range(len(found)), key=lambda n: _depth(n, outer)):
        above = outer[number]
        while above is not None and not found[above].direct:
            above = outer[above]
        quoting = speakers[above] if above is not None else None
        speakers[number] = _speaker(setting, found[number], quoting, spoken)
        if outer[number] is None:
            spoken[found[number]] = speakers[number]
    ids = tuple(_id(setting.document, a) for a in found)
    return tuple(
        _statement(setting, a, speakers[n], ids[n], ids[o] if (o := outer[n]) is not None else None)
        for n, a in enumerate(found)
    )


def _outer(inner: Attribution, found: tuple[Attribution, ...]) -> int | None:
    """The attribution in whose content this one stands, the closest of several."""
    mark = inner.cue or inner.content[0]
    size = _size(inner)
    around = [
        (_size(a), n)
        for n, a in enumerate(found)
        if a is not inner and _size(a) > size and any(covers(spot, mark) for spot in a.content)
    ]
    return min(around)[1] if around else None


def _size(attribution: Attribution) -> int:
    return sum(end - start for start, end in attribution.content)


def _depth(number: int, outer: tuple[int | None, ...]) -> int:
    depth = 0
    at = outer[number]
    while at is not None:
        depth, at = depth + 1, outer[at]
    return depth


def _id(document: Document, found: Attribution) -> str:
    return content_id("statement", document.id, found.cue, *found.content)


def _speaker(
    setting: Setting,
    found: Attribution,
    quoting: ActorRef | None,
    spoken: dict[Attribution, ActorRef | None],
) -> ActorRef | None:
    """The source's actor; "I" and "we" in a quotation are whoever is quoted, a bare "she" may be
    whoever spoke last."""
    if found.source is None:
        return None
    words = setting.document.text[slice(*found.source.head)].lower()
    if words in setting.cues.first_person and quoting:
        return quoting
    text, mentions = setting.document.text, setting.mentions
    if who := holder(text, found, spoken, mentions, setting.cues):
        return who
    return speaker(found.source, setting.trees, setting.mentions, setting.cues)


def _statement(
    setting: Setting,
    found: Attribution,
    who: ActorRef | None,
    identity: str,
    within: str | None,
) -> Statement:
    document = setting.document
    content = tuple(evidence(document, *spot) for spot in found.content)
    about = actors_in(found.content, setting.mentions)
    start, end = _passage(setting.trees, found)
    return Statement(
        id=identity,
        speaker=who,
        cue=evidence(document, *found.cue) if found.cue else None,
        quotation=_quotation(found, setting.quotes),
        date=_date(setting, found),
        text=" ".join(piece.text for piece in content),
        evidence=evidence(document, start, end),
        source=evidence(document, *found.source.spot) if found.source else None,
        content=content,
        addressees=actors_in(found.hearers, setting.mentions),
        about=tuple(a for a in about if who is None or a.id != who.id),
        within=within,
        kind=found.kind,
        occasion=_occasion(setting, found),
    )


def _occasion(setting: Setting, found: Attribution) -> Evidence | None:
    home = _home(setting, found)
    if home is None or found.cue is None:
        return None
    spot = occasion(home, found.cue, found.content, setting.cues)
    return evidence(setting.document, *spot) if spot else None


def _quotation(found: Attribution, quotes: tuple[Quote, ...]) -> Quotation:
    if found.direct:
        return "direct"
    own = [(q.start, q.end) for q in quotes]
    own = [q for q in own if not any(covers(q, spot) for spot in found.spots)]
    quoted = any(overlaps(spot, q) for spot in found.content for q in own)
    return "mixed" if quoted else "indirect"


def _passage(trees: tuple[Tree, ...], found: Attribution) -> Spot:
    """The sentences that the attribution touches, whole."""
    touched = [
        (t.sentence.start, t.sentence.end)
        for t in trees
        if t.sentence.start < found.end and found.start < t.sentence.end
    ]
    starts, ends = zip(*touched, (found.start, found.end), strict=True)
    return min(starts), max(ends)


def _date(setting: Setting, found: Attribution) -> DateRange:
    """The date beside the cue, outside the content and of no name ("the 1966 Geneva Agreement");
    unknown where the text gives none."""
    home = _home(setting, found)
    if home is None:
        return UNKNOWN_DATE
    for mention in setting.dates:
        spot = (mention.start, mention.end)
        told = any(overlaps(spot, piece) for piece in found.content)
        if covers(_bounds(home), spot) and not told and not _in_a_name(home, spot):
            return mention.date
    return UNKNOWN_DATE


def _in_a_name(tree: Tree, spot: Spot) -> bool:
    """Whether a proper noun has the date for its modifier."""
    tokens = tree.sentence.covering(*spot)
    names = {tree.head(i) for i in tokens if tree.relation(i) in MODIFYING} - {*tokens}
    return any(tree.token(name).part == "PROPN" for name in names)


def _home(setting: Setting, found: Attribution) -> Tree | None:
    """The sentence that the cue stands in."""
    cue = found.cue
    return next((t for t in setting.trees if cue and overlaps(_bounds(t), cue)), None)


def _bounds(tree: Tree) -> Spot:
    return tree.sentence.start, tree.sentence.end
