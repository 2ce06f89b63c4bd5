"""Passages that name a day of every year: "Victory Day", "the fifth anniversary of the ceasefire".

Three kinds: days with a name of their own; anniversaries of an event, with their count; and events
that somebody remembers on a day of every year.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from dragoman.codebook.anniversaries import anniversaries
from dragoman.codebook.observances import ObservanceWords
from dragoman.coding.tree import Tree
from dragoman.model.time import DateMention, RecurringDay

LONGEST_MARK = 24  # tokens of what an anniversary is of
APART = frozenset(',;:()—–”"') | {"with", "at", "during", "amid"}
OWN = frozenset({"PRP$", "DT", "POS"})


@dataclass(frozen=True, slots=True)
class Named:
    """A passage that names a day, by token indices of its sentence.

    `head` is the word that hangs in the sentence; the name runs from `first` to `last`. `marked` is
    the range of what it marks, empty for a day with a name; `count` the ordinal, if any.
    """

    tree: Tree
    head: int
    first: int
    last: int
    marked: range
    count: int | None = None

    @property
    def name(self) -> str:
        """The day's own name, or "anniversary of …" as the text has it."""
        return self.written(self.first, self.last)

    @property
    def marks(self) -> str:
        """What it marks in the text's words; "" for a day with a name of its own."""
        return self.written(self.marked[0], self.marked[-1]) if self.marked else ""

    def written(self, first: int, last: int) -> str:
        """The text from one token to another."""
        start = self.tree.sentence.start
        span = slice(self.tree.token(first).start - start, self.tree.token(last).end - start)
        return self.tree.sentence.text[span]


def find_named(
    tree: Tree,
    dates: Sequence[DateMention],
    recurring: Sequence[RecurringDay],
    words: ObservanceWords,
) -> Iterator[Named]:
    """The days that a sentence names, in reading order; dates are no part of their names."""
    dated = {i for d in dates for i in tree.sentence.covering(d.start, d.end)}
    found = False
    for i in range(len(tree.sentence.tokens)):
        named = _own_name(tree, i, words) or _anniversary(tree, i, words) or _years(tree, i, words)
        if named is not None:
            found = True
            yield _undated(named, dated)
    if not found and recurring:
        yield from _kept(tree, words)


def _undated(named: Named, dated: set[int]) -> Named:
    """The same without a date at the end of what it marks: "of the founding in 1947"."""
    last = named.marked[-1] if named.marked else -1
    cut = last
    while cut in dated or (cut < last and named.tree.token(cut).tag in ("IN", "DT")):
        cut -= 1
    if cut == last or cut < named.marked[0]:
        return named
    return replace(named, last=cut, marked=range(named.marked[0], cut + 1))


def _own_name(tree: Tree, i: int, words: ObservanceWords) -> Named | None:
    """ "Victory Day", "Day of the Sea"."""
    token = tree.token(i)
    if token.text.casefold() != words.day or not token.text.istitle():
        return None
    first, last = _capitals_before(tree, i), _capitals_behind(tree, i)
    if first == last:
        return None
    named = Named(tree, i, first, last, range(0), _ordinal_before(tree, first))
    if any(named.name.casefold().endswith(other) for other in words.not_days):
        return None
    if tree.head(i) in range(i + 1, len(tree.sentence.tokens)) and tree.relation(i) == "compound":
        return None if tree.token(i + 1).text.istitle() and not _event(tree, i) else named
    return named


def _ordinal_before(tree: Tree, first: int) -> int | None:
    """The count of a day with a name of its own: "its 61st Independence Day"."""
    if first == 0 or tree.token(first - 1).tag not in ("JJ", "CD"):
        return None
    return anniversaries().number(tree.token(first - 1).text)


def _event(tree: Tree, i: int) -> bool:
    """Whether the capitalised noun behind the day is only what is held on it ("Day Seminar")."""
    return tree.token(tree.head(i)).relation in ("nsubj", "nsubjpass", "dobj", "pobj")


def _capitals_before(tree: Tree, i: int) -> int:
    first = i
    while first > 0:
        before = tree.token(first - 1)
        joint = before.text in ("and", "of", "&", "-") and first > 1
        joint = joint and tree.token(first - 2).text.istitle() and first < i + 1
        if not (before.text[:1].isupper() and before.tag not in OWN) and not joint:
            break
        if before.text.casefold() in ("the", "on", "in", "each", "every") or before.tag == "CD":
            break
        first -= 1
    return first


def _capitals_behind(tree: Tree, i: int) -> int:
    """The end of "of the Sea", "of National Culture"."""
    at = i + 1
    if at >= len(tree.sentence.tokens) or tree.token(at).text != "of":
        return i
    last = i
    for k in range(at + 1, len(tree.sentence.tokens)):
        token = tree.token(k)
        if token.text[:1].isupper() and token.tag != "CD":
            last = k
        elif token.text not in ("the", "and", "for"):
            break
    return last


def _anniversary(tree: Tree, i: int, words: ObservanceWords) -> Named | None:
    """ "The fifth anniversary of the ceasefire", "the centenary of the rising"."""
    noun = tree.lemma(i)
    if noun not in words.anniversaries or tree.token(i).part not in ("NOUN", "PROPN"):
        return None
    if any(tree.lemma(c) in words.not_marked for c in tree.children(i, "compound", "amod")):
        return None
    marked = _marked(tree, i)
    count = _count(tree, i) or words.anniversaries[noun] or None
    return Named(tree, i, i, marked[-1] if marked else i, marked, count)


def _years(tree: Tree, i: int, words: ObservanceWords) -> Named | None:
    """ "Marked 45 years of diplomatic relations"."""
    if tree.lemma(i) != "year" or tree.relation(i) not in ("dobj", "pobj"):
        return None
    above = tree.head(i) if tree.relation(i) == "dobj" else tree.head(tree.head(i))
    if tree.lemma(above) not in words.keeping:
        return None
    count, marked = _count(tree, i), _marked(tree, i)
    return Named(tree, i, i, marked[-1], marked, count) if count and marked else None


def _marked(tree: Tree, i: int) -> range:
    """What stands behind "of" or "since"."""
    at = i + 1
    if at >= len(tree.sentence.tokens) or tree.token(at).text not in ("of", "since"):
        return range(0)
    below = tree.subtree(at) | {at}
    last = at
    for k in range(at + 1, min(at + LONGEST_MARK, len(tree.sentence.tokens))):
        if k not in below or tree.token(k).text in APART or _clause(tree, k, at):
            break
        if tree.token(k).tag not in ("IN", "DT", "CC", "TO", "POS"):
            last = k
    return range(at + 1, last + 1) if last > at else range(0)


def _clause(tree: Tree, i: int, top: int) -> bool:
    while i != top and tree.head(i) != i:
        if tree.relation(i) in ("relcl", "acl", "advcl"):
            return True
        i = tree.head(i)
    return False


def _count(tree: Tree, i: int) -> int | None:
    """The number before a noun: "fifth", "50th", "twenty-first", "second annual"."""
    known = anniversaries()
    for k in range(i - 1, max(i - 5, -1), -1):
        words = tree.token(k).text
        if k > 1 and tree.token(k - 1).text == "-":
            words = f"{tree.token(k - 2).text}-{words}"
        for form in (words, words.split("-")[0]):
            if (number := known.number(form)) is not None:
                return number
        if tree.token(k).part not in ("ADJ", "NOUN", "PROPN", "PUNCT", "NUM"):
            return None
    return None


def _kept(tree: Tree, words: ObservanceWords) -> Iterator[Named]:
    """An event that somebody remembers on a day of every year."""
    for i in range(len(tree.sentence.tokens)):
        verb = tree.head(i)
        if tree.relation(i) in ("dobj", "nsubjpass") and tree.lemma(verb) in words.keeping:
            first, last = i, i
            while first > 0 and tree.head(first - 1) == i and tree.token(first - 1).tag not in OWN:
                first -= 1
            if marked := _marked(tree, i):
                last = marked[-1]
            if any(tree.token(k).text.istitle() for k in range(first, last + 1)):
                yield Named(tree, i, first, last, range(first, last + 1))
                return
