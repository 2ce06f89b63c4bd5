"""Passages that name an instrument: "the Joint Trilateral Statement", "resolutions 822 and 853".

A head noun of the codebook with what belongs to its name: capitalised words before it, a number or
a subject behind it ("Convention on the Law of the Sea"). Where the head is part of another name
("Treaty Room", "Collective Security Treaty Organization") there is no instrument.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from dragoman.codebook.instruments import InstrumentKind, InstrumentWords, instrument_words
from dragoman.coding.tree import Tree
from dragoman.model.time import DateMention

BEFORE = frozenset({"compound", "amod", "nmod", "nummod", "npadvmod", "poss", "punct", "advmod"})
NUMBER = re.compile(r"\d[\dIVX/().-]*[a-z]?|[A-Z](?:/\w+)+", re.ASCII)
YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
LONGEST_NAME = 14  # tokens; the longest convention's common name has twelve


@dataclass(frozen=True, slots=True)
class Naming:
    """One passage that names an instrument, by token indices of its sentence.

    `name` runs from `first` to `last` (inclusive) and holds no date. `proper` says that capitals
    make it a name of its own; `definite` that it points to one spoken of before; `loose` that it
    speaks of none in particular.
    """

    tree: Tree
    kind: InstrumentKind
    head: int
    first: int
    last: int
    number: str = ""
    proper: bool = False
    definite: bool = False
    loose: bool = False

    @property
    def start(self) -> int:
        return self.tree.token(self.first).start

    @property
    def end(self) -> int:
        return self.tree.token(self.last).end

    @property
    def top(self) -> int:
        """The token by which the name hangs in its sentence: as a rule the head."""
        at = self.head
        while at < self.tree.head(at) <= self.last:
            at = self.tree.head(at)
        return at


def find_namings(
    trees: Iterable[Tree], dates: Sequence[DateMention], words: InstrumentWords
) -> Iterator[Naming]:
    """All namings in reading order; "resolutions 822 and 853" are two."""
    for tree in trees:
        for head in range(len(tree.sentence.tokens)):
            if (kind := _kind(tree, head, words)) and not _of_another(tree, head, words):
                yield from _numbered(_naming(tree, head, kind, dates, words))


def _kind(tree: Tree, head: int, words: InstrumentWords) -> InstrumentKind | None:
    """The kind that a noun is the head of, or the word before it ("ceasefire agreement")."""
    kind = words.by_head.get(_noun(tree, head, words))
    if kind is not None and kind.yields:
        before = [_noun(tree, i, words) for i in tree.children(head, "compound")]
        kind = next((words.by_head[b] for b in before if b in words.by_head), kind)
    return kind


def _noun(tree: Tree, i: int, words: InstrumentWords) -> str:
    """The noun in the singular; "" for other words."""
    token = tree.token(i)
    if token.part not in ("NOUN", "PROPN"):
        return ""
    text = token.text.casefold()
    forms = (text, token.lemma.casefold(), text.removesuffix("s"))
    return next((form for form in forms if form in words.by_head), text)


def _plural(tree: Tree, i: int, words: InstrumentWords) -> bool:
    return tree.token(i).text.casefold() not in words.by_head


def _of_another(tree: Tree, head: int, words: InstrumentWords) -> bool:
    """Whether the noun only helps to name something that is no instrument."""
    token, above = tree.token(head), tree.token(tree.head(head))
    if head and tree.token(head - 1).text.casefold() in words.not_after:
        return True
    if _number(tree, head, words)[1]:
        return False
    if token.relation in ("compound", "amod", "nmod") and tree.head(head) > head:
        if _noun(tree, tree.head(head), words) in words.by_head:
            return True  # the head of the whole is found by itself
        other = above.text.casefold()
        return not _capital(token.text) or _capital(above.text) or other in words.not_instruments
    beside = {tree.token(i).text.casefold() for i in tree.children(head, "appos")}
    return bool(beside & words.not_instruments)


def _naming(
    tree: Tree,
    head: int,
    kind: InstrumentKind,
    dates: Sequence[DateMention],
    words: InstrumentWords,
) -> Naming:
    dated = {i for d in dates for i in tree.sentence.covering(d.start, d.end)}
    first = _first(tree, head, dates, words)
    last, number = _number(tree, head, words)
    if not number:
        last = _last(tree, head, dated)
    lead = {tree.token(i).text.casefold() for i in tree.children(head) if i < head}
    plural = _plural(tree, head, words)
    proper = _is_proper(tree, head, first, last)
    return Naming(
        tree, kind, head, first, last, number,
        proper=proper,
        definite=bool(lead & words.definite),
        loose=bool(lead & words.indefinite) or (plural and not number and not proper),
    )  # fmt: skip


def _first(tree: Tree, head: int, dates: Sequence[DateMention], words: InstrumentWords) -> int:
    """The first word before the head that belongs to its name, which no date in figures does."""
    figures = [d for d in dates if any(c.isdigit() for c in d.date.text)]
    dated = {i for d in figures for i in tree.sentence.covering(d.start, d.end)}
    below = tree.subtree(head)
    first = head
    for i in range(head - 1, -1, -1):
        token = tree.token(i)
        inside = i in below and _branch(tree, i, head) in BEFORE
        hyphen = token.text in "-–—" and first > i
        if not (inside or hyphen) or i in dated or token.tag in ("POS", "PRP$", "DT"):
            break
        if token.text.casefold() in words.indefinite:
            break
        first = i
    while first < head and _drops(tree.token(first).text, words):
        first += 1
    return first


def _drops(text: str, words: InstrumentWords) -> bool:
    """Whether a word at the beginning of a name is none of it: "the earlier ceasefire"."""
    marks = {mark for kind in words.kinds for mark in kind.marks}
    return not text[0].isalnum() or (text in words.filler and text not in marks)


def _branch(tree: Tree, i: int, head: int) -> str:
    """By which relation the branch that holds a token hangs from the head."""
    while tree.head(i) != head:
        if tree.head(i) == i:
            return ""
        i = tree.head(i)
    return tree.relation(i)


def _number(tree: Tree, head: int, words: InstrumentWords) -> tuple[int, str]:
    """The number right behind the head ("Decree No. 255") and where it ends."""
    at, size = head + 1, len(tree.sentence.tokens)
    if at < size and tree.token(at).text.casefold() in words.numbers:
        at += 1
        if at < size and tree.token(at).text == ".":
            at += 1
    if at < size and NUMBER.fullmatch(tree.token(at).text):
        return at, tree.token(at).text
    return head, ""


def _last(tree: Tree, head: int, dated: set[int]) -> int:
    """The last word of the subject behind the head: "on the Law of the Sea", "with Russia"."""
    last = head
    while (preposition := last + 1) < len(tree.sentence.tokens):
        tails = instrument_words().name_tails
        if tree.lemma(preposition) not in tails or tree.relation(preposition) != "prep":
            break
        if tree.head(preposition) not in (*range(head, last + 1), tree.head(head)):
            break
        branch = sorted(i for i in tree.subtree(preposition) if not _aside(tree, i, preposition))
        run = [i for n, i in enumerate(branch) if i == preposition + n]
        ends = next((n for n, i in enumerate(run) if i in dated), len(run))
        run = run[:ends][: LONGEST_NAME - (last - head)]
        while run and not _may_end(tree, run[-1]):
            run.pop()
        if len(run) < 2:
            break
        last = run[-1]
    return last


def _aside(tree: Tree, i: int, top: int) -> bool:
    """Whether a token lies in a clause, an aside or a place within the branch of `top`."""
    while i != top:
        if tree.relation(i) in ("relcl", "acl", "advcl", "appos", "ccomp", "pcomp"):
            return True
        if tree.relation(i) == "prep" and tree.lemma(i) in (
            "in",
            "at",
            "during",
            "after",
            "before",
        ):
            return True
        i = tree.head(i)
    return False


def _may_end(tree: Tree, i: int) -> bool:
    token = tree.token(i)
    return token.text[0].isalnum() and token.tag not in ("IN", "DT", "CC", "PRP$", "POS", "TO")


def _is_proper(tree: Tree, head: int, first: int, last: int) -> bool:
    """Whether capitals make a name: those of the head, or a capitalised head's companions."""
    if not tree.token(head).text.istitle():
        return any(_capital(tree.token(i).text) for i in range(first, head) if i != 0) and (
            tree.token(head - 1).relation == "compound"
        )
    beside = [i for i in range(first, last + 1) if i != head]
    return any(_capital(tree.token(i).text) for i in beside)


def _capital(text: str) -> bool:
    return text[:1].isupper()


def _numbered(naming: Naming) -> Iterator[Naming]:
    """The naming, and one for each further number that stands beside its own."""
    yield naming
    if not naming.number:
        return
    tree, at = naming.tree, naming.last + 1
    while at + 1 < len(tree.sentence.tokens) and tree.token(at).text in (",", "and", "or", "&"):
        step = 2 if tree.token(at + 1).text in ("and", "or") else 1
        following = at + step
        if following >= len(tree.sentence.tokens):
            return
        text = tree.token(following).text
        if not NUMBER.fullmatch(text) or YEAR.fullmatch(text):
            return
        yield replace(naming, number=text, last=following)
        at = following + 1


def name_of(naming: Naming) -> str:
    """The name as it is written, a shared number put behind its head."""
    tree = naming.tree
    if naming.number and tree.token(naming.last).text == naming.number:
        before = _written(tree, naming.first, naming.head)
        singular = before.removesuffix("s")
        sign = "No. " if tree.token(naming.last - 1).text == "." or (
            tree.token(naming.last - 1).text.casefold() == "no."
        ) else ""  # fmt: skip
        return f"{singular} {sign}{naming.number}"
    return _written(tree, naming.first, naming.last)


def _written(tree: Tree, first: int, last: int) -> str:
    start = tree.sentence.start
    return tree.sentence.text[tree.token(first).start - start : tree.token(last).end - start]
