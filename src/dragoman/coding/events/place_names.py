"""The place names of a sentence, what the words around one say, and whether it is a place at all.

A name stands for a place where a preposition of place governs it, or where it is acted upon; as a
subject, after "with" or as a capital that speaks it stands for people.
"""

from collections import Counter
from collections.abc import Iterator, Sequence

from dragoman.codebook.gazetteer import gazetteer
from dragoman.codebook.locating import Around
from dragoman.codebook.place_words import place_words
from dragoman.coding.events.parties import reach
from dragoman.coding.tree import Tree
from dragoman.model.actors import Mention
from dragoman.model.places import PlacePrecision

MOST_WORDS = 8
TIMES = frozenset({"DATE", "TIME"})
NO_PLACE_ENTITIES = frozenset({"PERSON", "ORG", "NORP"})
# By these rules a name was taken for whoever governs, not for where.
GOVERNING = frozenset({"capital", "office", "organ"})
# A name in one of these places of a clause acts.
ACTING = frozenset({"nsubj", "csubj", "agent", "dative", "ROOT"})
JOINING = frozenset({"conj", "appos", "compound", "nmod"})


def find_names(tree: Tree, tokens: range) -> tuple[range, ...]:
    """The names of the gazetteer among the tokens, the longest first where they overlap."""
    found: list[range] = []
    start = tokens.start
    while start < tokens.stop:
        ends = range(min(tokens.stop, start + MOST_WORDS), start, -1)
        name = next((range(start, e) for e in ends if _is_name(tree, range(start, e))), None)
        if name:
            found.append(name)
        start = name.stop if name else start + 1
    return tuple(found)


def text_of(tree: Tree, tokens: range) -> str:
    """The tokens as the sentence has them."""
    sentence = tree.sentence
    start, end = tree.token(tokens[0]).start, tree.token(tokens[-1]).end
    return sentence.text[start - sentence.start : end - sentence.start]


def _is_name(tree: Tree, tokens: range) -> bool:
    first = tree.token(tokens[0])
    begins = first.text[:1].isupper() and tree.token(tokens[-1]).part != "PUNCT"
    if not begins or not any(_proper(tree, i) for i in tokens):
        return False
    whole = not _goes_on(tree, tokens[0] - 1) and not _goes_on(tree, tokens[-1] + 1)
    return whole and bool(gazetteer().named(text_of(tree, tokens)))


def _proper(tree: Tree, i: int) -> bool:
    """Whether a token is a proper noun; "Police" that begins a sentence is no town in Poland."""
    token = tree.token(i)
    return token.part == "PROPN" or token.entity in ("GPE", "LOC", "FAC")


def _goes_on(tree: Tree, i: int) -> bool:
    """Whether the token is a name's, so that its neighbour is but a part of that name."""
    if not 0 <= i < len(tree.sentence.tokens):
        return False
    token = tree.token(i)
    named = token.part == "PROPN" and token.entity not in TIMES
    return named and token.text[:1].isupper() and token.text.lower() not in place_words().beside


def head_of(tree: Tree, tokens: range) -> int:
    """The token of a name that the others hang from."""
    return min(tokens, key=lambda i: (len(tree.ancestors(i)), -i))


def may_be_place(tree: Tree, name: range, mentions: Sequence[Mention]) -> bool:
    """Whether the words let the name stand for a place; `mentions` are those of its sentence."""
    head = head_of(tree, name)
    of_it = [m for m in mentions if m.root in name]
    words, preposition = place_words(), _preposition(tree, head)
    if any(m.resolution.rule in GOVERNING for m in of_it):
        return False
    if preposition == "on" and _is_topic(tree, head):
        return False
    if preposition in words.at or (preposition in words.moving and not _known_person(of_it)):
        return True
    if preposition:
        return False
    joined = _joined_to(tree, head)
    if tree.relation(joined) == "dobj" and tree.lemma(tree.head(joined)) in words.reaching:
        return True
    person = _known_person(of_it) or tree.token(head).entity == "PERSON"
    state = any(actor.kind == "state" for m in of_it for actor in m.actors)
    return not person and not state and tree.relation(joined) not in ACTING


def _overlaps(tree: Tree, name: range, mention: Mention) -> bool:
    return mention.start < tree.token(name[-1]).end and tree.token(name[0]).start < mention.end


def _is_topic(tree: Tree, head: int) -> bool:
    """Whether "on" gives a topic ("talks on Kashmir") and not where, as after a verb or a blow."""
    governor = tree.head(tree.head(_joined_to(tree, head)))
    where = tree.lemma(governor) in place_words().blows or _kind(tree.lemma(governor)) != "unknown"
    return tree.token(governor).part == "NOUN" and not where


def _known_person(mentions: Sequence[Mention]) -> bool:
    """Whether somebody is known by the name; an unresolved one may be a place that was mistaken."""
    sure = (m for m in mentions if m.resolution.rule != "unresolved")
    return any(actor.kind == "person" for m in sure for actor in m.actors)


def _joined_to(tree: Tree, i: int) -> int:
    """The token itself, or the one that it is joined to."""
    while tree.relation(i) in JOINING and tree.head(i) != i:
        i = tree.head(i)
    return i


def _preposition(tree: Tree, i: int) -> str:
    """The preposition that governs a token or what it is joined to, "" for none."""
    i = _joined_to(tree, i)
    if tree.relation(i) not in ("pobj", "pcomp"):
        return ""
    governor = tree.head(i)
    if tree.lemma(governor) == "of" and _kind(tree.lemma(tree.head(governor))) != "unknown":
        return _preposition(tree, tree.head(governor)) or "of"
    return tree.lemma(governor)


def words_around(tree: Tree, name: range, mentions: Sequence[Mention]) -> Around:
    """What the sentence and the document say about where the place is.

    `mentions` are the document's.
    """
    own = [m for m in mentions if m.sentence == tree.sentence.index]
    beside = [m for m in own if not _overlaps(tree, name, m) and not _hyphened(tree, m)]
    others = [n for n in find_names(tree, range(len(tree.below))) if n != name]
    held = (*_owners_before(tree, name, others), *held_by(tree, name, others))
    shares = Counter(actor.country for m in mentions for actor in m.actors if actor.country)
    return Around(
        within=tuple(text_of(tree, other) for other in held),
        owners=frozenset(_owners(tree, name, beside)),
        kind=_called(tree, name),
        countries=frozenset(a.country for m in beside for a in m.actors if a.country),
        nearby=tuple(text_of(tree, n) for n in others if not _of_no_place(tree, n)),
        shares={country: times / shares.total() for country, times in shares.items()},
    )


def _of_no_place(tree: Tree, name: range) -> bool:
    return tree.token(head_of(tree, name)).entity in NO_PLACE_ENTITIES


def owns(tree: Tree, name: range) -> bool:
    """Whether the name is a possessive: "Azerbaijan's"."""
    return name.stop < len(tree.below) and tree.token(name.stop).tag == "POS"


def _owners_before(tree: Tree, name: range, others: Sequence[range]) -> Iterator[range]:
    """A name that owns this one: "Azerbaijan's Ganja"."""
    first, _ = _phrase(tree, name)
    yield from (n for n in others if owns(tree, n) and first <= n.start < name.start)


def held_by(tree: Tree, name: range, others: Sequence[range]) -> Iterator[range]:
    """Names that follow and hold this one: "Paris, Texas", "Ganja in western Azerbaijan"."""
    end = name.stop
    for other in (n for n in others if n.start > name.start):
        between = [tree.token(i) for i in range(end, other.start)]
        if not between or between[0].text.lower() not in place_words().holding:
            continue
        words = {token.text.lower() for token in between[1:]}
        known = place_words().beside.union({"its", "'s"}, *place_words().kinds.values())
        if words <= known and (between[0].text != "," or _closed(tree, other)):
            yield other
            end = other.stop


def _closed(tree: Tree, name: range) -> bool:
    """Whether a name between commas ends there and does not begin to act."""
    if name.stop >= len(tree.below):
        return True
    return tree.token(name.stop).part in ("PUNCT", "ADP", "CCONJ", "SCONJ")


def _phrase(tree: Tree, name: range) -> tuple[int, int]:
    """First and last token of the phrase: with "the Lebanese city of" before a name."""
    head = head_of(tree, name)
    of = tree.head(head)
    if tree.relation(head) == "pobj" and tree.lemma(of) == "of":
        head = tree.head(of)
    elif tree.relation(head) in ("appos", "compound", "nmod"):
        head = tree.head(head)
    first, last = reach(tree, head)
    return min(first, name.start), max(last, name.stop - 1)


def _owners(tree: Tree, name: range, mentions: Sequence[Mention]) -> Iterator[str]:
    """Countries whose adjective or name stands in the phrase before the place name."""
    first, _ = _phrase(tree, name)
    start, end = tree.token(first).start, tree.token(name[0]).start
    for mention in mentions:
        if start <= mention.start and mention.end <= end:
            yield from (a.country for a in mention.actors if a.kind == "state")


def _hyphened(tree: Tree, mention: Mention) -> bool:
    """Whether it tells who holds or backs, not where: "Russian-held Donetsk"."""
    after = tree.sentence.covering(mention.end, mention.end + 1)
    return bool(after) and tree.token(after[0]).text == "-"


def _called(tree: Tree, name: range) -> PlacePrecision:
    """The precision that a word beside the name gives it: "the province of", "city"."""
    near = [name.stop, name.start - 1, name.start - 2]
    if name.start and tree.lemma(name.start - 1) == "the":
        near.append(name.start - 3)
    if name.start > 1 and tree.token(name.start - 1).text not in (",", "of", "the"):
        near.remove(name.start - 2)
    words = (tree.lemma(i) for i in near if 0 <= i < len(tree.below))
    return next((kind for word in words if (kind := _kind(word)) != "unknown"), "unknown")


def _kind(word: str) -> PlacePrecision:
    return next((kind for kind, words in place_words().kinds.items() if word in words), "unknown")
