"""All attributions of a document, from its quotations and from the parse of its sentences."""

from dataclasses import replace

from dragoman.codebook.cues import Cues
from dragoman.coding.statements.attribution import Attribution, covers, overlaps
from dragoman.coding.statements.direct import attach, speech
from dragoman.coding.statements.framing import according, as_told, hearsay, parenthetical
from dragoman.coding.statements.guards import spoken
from dragoman.coding.statements.nominal import nominal
from dragoman.coding.statements.quotes import Quote, find_quotes, inside
from dragoman.coding.statements.turns import blocks, turns
from dragoman.coding.statements.verbs import attribute, cue_verbs
from dragoman.coding.tree import Spot, Tree


def find_attributions(text: str, trees: tuple[Tree, ...], cues: Cues) -> tuple[Attribution, ...]:
    """Every attribution in text order, nested ones included, each cue used once."""
    quotes = find_quotes(text)
    heard = speech(text, trees, quotes, cues)
    quoted = attach(heard)
    spoken = (*turns(text, trees), *blocks(text, heard.verbs))
    voiced = tuple(spot for a in (*quoted, *spoken) for spot in a.content)
    kept: list[Attribution] = [*spoken, *quoted]
    for tree in trees:
        for found in _in_sentence(tree, cues, voiced):
            told = _tidy(text, found, quotes, voiced)
            if told and not any(a.cue and told.cue and overlaps(a.cue, told.cue) for a in kept):
                kept.append(told)
    return tuple(sorted(kept, key=lambda a: (a.cue or a.content[0], a.start)))


def _in_sentence(tree: Tree, cues: Cues, voiced: tuple[Spot, ...]) -> list[Attribution]:
    """Candidates, the surer kinds first."""
    sentence = tree.sentence
    bounds = (sentence.start, sentence.end)
    found: list[Attribution] = [*according(tree, cues, bounds)]
    for verb in cue_verbs(tree, cues):
        at = tree.token(verb.at).start
        around = next((s for s in voiced if s[0] <= at < s[1]), bounds)
        told = as_told(tree, verb) or parenthetical(tree, verb, around) or attribute(tree, verb)
        found += [told] if told else []
    found += [*nominal(tree, cues), *hearsay(tree, cues)]
    return [attribution for attribution in found if spoken(tree, attribution, cues)]


def _tidy(
    text: str, found: Attribution, quotes: tuple[Quote, ...], voiced: tuple[Spot, ...]
) -> Attribution | None:
    """Keep an attribution inside the quotation it stands in, and out of those it stands outside.

    Words quoted in part belong to the content with their marks.
    """
    if found.cue is None:
        return found
    at = found.cue
    home = next((s for s in voiced if s[0] <= at[0] < s[1]), None)
    pieces = [_whole(piece, quotes, at) for piece in found.content]
    if home:
        pieces = [p for p in pieces if covers(home, p)]
    else:
        pieces = [cut for p in pieces for cut in _outside(text, p, voiced)]
    if not pieces:
        return None
    source = found.source
    if source and home and not covers(home, source.spot):
        source = None
    return replace(found, content=_merged(pieces), source=source)


def _whole(piece: Spot, quotes: tuple[Quote, ...], cue: Spot) -> Spot:
    """The piece with the marks of the quotations that it covers in part."""
    start, end = piece
    for quote in (inside(quotes, start), inside(quotes, end - 1)):
        if quote and not overlaps((quote.start, quote.end), cue):
            start, end = min(start, quote.start), max(end, quote.end)
    return start, end


def _outside(text: str, piece: Spot, voiced: tuple[Spot, ...]) -> list[Spot]:
    """The parts of the piece that no quotation with a cue of its own takes."""
    parts = [piece]
    for spot in voiced:
        cut: list[Spot] = []
        for part in parts:
            if not overlaps(part, spot):
                cut.append(part)
                continue
            cut += [(part[0], spot[0]), (spot[1], part[1])]
        parts = cut
    stripped = (_stripped(text, part) for part in parts)
    return [p for p in stripped if any(c.isalnum() for c in text[p[0] : p[1]])]


def _stripped(text: str, part: Spot) -> Spot:
    start, end = part
    while start < end and text[start] in " ,;:.-–—\n":
        start += 1
    while start < end and text[end - 1] in " ,;:.-–—\n":
        end -= 1
    return start, end


def _merged(pieces: list[Spot]) -> tuple[Spot, ...]:
    merged: list[Spot] = []
    for start, end in sorted(pieces):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return tuple(merged)
