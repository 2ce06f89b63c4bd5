"""Amounts become figures in the making: what they count, with words left out supplied from before.

"Honduras said that nine migrants had died and that five more were missing": five migrants.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from dragoman.codebook.figures import OBJECTS, PEOPLE, PERCENT, figure_words
from dragoman.coding.figures.amounts import Amount, find_amounts
from dragoman.coding.figures.counted import counted
from dragoman.coding.figures.fates import Fate, fate, governor
from dragoman.coding.figures.guards import counts_nothing
from dragoman.coding.figures.phrases import Counted
from dragoman.coding.tree import Tree
from dragoman.model.time import DateMention

# Behind a bare number, words that point back to what was counted before.
BACK = re.compile(r"\s+of\s+(?:them|whom|these|those|which)\b", re.IGNORECASE)
MORE = re.compile(r"\s+(?:more|others?)\b", re.IGNORECASE)
# Before "one day": a length of time, not some day.
FOR_ONE = re.compile(r"\b(?:for|in|within|after|lasted|only|just)\s+$", re.IGNORECASE)
ALONE = ("nsubj", "nsubjpass", "dobj")


@dataclass(frozen=True, slots=True)
class Draft:
    """A figure in the making; `tokens` are the amount's in `tree`, `of` the words counted."""

    tree: Tree
    amount: Amount
    tokens: range
    counted: Counted | None
    fate: Fate
    unit: str
    of: str

    @property
    def start(self) -> int:
        """The amount's first character in the document."""
        return self.tree.sentence.start + self.amount.start

    @property
    def end(self) -> int:
        """The end of the amount in the document."""
        return self.tree.sentence.start + self.amount.end

    @property
    def top(self) -> int:
        """The token of the amount that the others hang from."""
        return min(self.tokens, key=lambda i: len(self.tree.ancestors(i)))


def draft(trees: Sequence[Tree], dates: Sequence[DateMention]) -> tuple[Draft, ...]:
    """The figures of a document in reading order."""
    drafts: list[Draft] = []
    for tree in trees:
        here = [d for d in dates if d.start < tree.sentence.end and tree.sentence.start < d.end]
        for amount in find_amounts(tree.sentence.text, _particles(tree)):
            made = _draft(tree, amount, here, drafts)
            if made is not None:
                drafts.append(made)
    return tuple(_without_lone_ones(drafts))


def _draft(
    tree: Tree, amount: Amount, dates: Sequence[DateMention], before: Sequence[Draft]
) -> Draft | None:
    offset = tree.sentence.start
    tokens = tree.sentence.covering(offset + amount.number, offset + amount.end)
    if not tokens or counts_nothing(tree, amount, tokens, dates):
        return None
    found = counted(tree, tokens[0], tokens[-1], amount.unit)
    made = Draft(tree, amount, tokens, found, Fate("", None), amount.unit, _words(tree, found))
    people = found is None or _people(tree, found, made.top)
    if figure_words().dimension(amount.unit) != "duration":
        made = replace(made, fate=fate(tree, found, made.top, people=people))
    if amount.unit:
        return made
    if found is None or BACK.match(tree.sentence.text, amount.end):
        return _elided(made, before)
    return replace(made, unit=PEOPLE if people else OBJECTS)


def _people(tree: Tree, found: Counted, top: int) -> bool:
    """Whether people are counted: by the noun, or by what was done to them."""
    known = figure_words()
    verb, _ = governor(tree, found.head, top)
    lemma = tree.lemma(verb) if verb is not None else ""
    if not known.is_person(tree.token(found.head).text):
        return lemma in known.of_people and tree.token(found.head).part != "PROPN"
    return lemma not in known.trading  # "bought 42 fighters" counts aircraft


def _particles(tree: Tree) -> frozenset[int]:
    start = tree.sentence.start
    return frozenset(t.start - start for t in tree.sentence.tokens if t.tag == "RP")


def _words(tree: Tree, found: Counted | None) -> str:
    if found is None:
        return ""
    first, last = min(found.tokens), max(found.tokens)
    start = tree.sentence.start
    return tree.sentence.text[tree.token(first).start - start : tree.token(last).end - start]


def _elided(made: Draft, before: Sequence[Draft]) -> Draft | None:
    """What a bare number counts: what the figure before it counts, if the words point there."""
    counts = [d for d in before if d.unit in (PEOPLE, OBJECTS, PERCENT) and d.of]
    here = [d for d in counts if d.tree is made.tree]
    near = [d for d in counts if d.tree.sentence.index == made.tree.sentence.index - 1]
    behind = made.tree.sentence.text[made.amount.end :]
    points = bool(BACK.match(behind) or MORE.match(behind))
    same = [d for d in counts if _same_verb(d, made)]
    given = here[-1:] or (near[-1:] if points else []) or same[-1:]
    fated = made.fate.happened in figure_words().harming
    if not given:
        return replace(made, unit=PEOPLE) if fated and not points else None
    alone = bool(here) and _stands_alone(made)
    if not (points or fated or same or alone or _given(made)):
        return None
    unit = given[0].unit if given[0].unit != PERCENT else OBJECTS
    of = made.of if points and made.of else given[0].of
    known = figure_words()
    if made.of and made.counted:
        head = made.tree.token(made.counted.head).text
        unit = PEOPLE if known.is_person(head) else unit
    happened = made.fate.happened or (given[0].fate.happened if here else "")
    return replace(made, unit=unit, of=of, fate=replace(made.fate, happened=happened))


def _same_verb(one: Draft, other: Draft) -> bool:
    """Whether the same is done with both: "signed 25 agreements … signed 15"."""
    return bool(other.fate.happened) and one.fate.happened == other.fate.happened


def _given(made: Draft) -> bool:
    """Whether the bare number is somebody's number: "the ministry gave 2,100"."""
    verb, _ = governor(made.tree, made.top, made.top)
    known = figure_words()
    telling = known.giving | known.claiming | known.running | known.losing
    above = (verb, *made.tree.ancestors(made.top))
    return made.amount.value > 1 and any(
        made.tree.lemma(i) in telling for i in above if i is not None
    )


def _stands_alone(made: Draft) -> bool:
    """Whether the bare number is somebody: "eleven were spoiled", "was carrying at least 430"."""
    relation = made.tree.relation(made.top)
    return made.amount.value > 1 and (made.amount.hedged or relation in ALONE)


def _without_lone_ones(drafts: Sequence[Draft]) -> Iterator[Draft]:
    """ "One" is a figure in a list or where something became of one, else an article."""
    for made in drafts:
        text = made.tree.sentence.text[made.amount.number : made.amount.end].lower()
        before = made.tree.sentence.text[: made.amount.start]
        listed = made.counted is not None and made.tree.relation(made.counted.head) == "conj"
        fated = made.fate.happened in figure_words().harming and bool(made.counted)
        length = bool(made.amount.unit) and bool(FOR_ONE.search(before))
        lone = text.split()[0] == "one" and made.amount.value == 1
        if not lone or made.amount.hedged or listed or fated or length:
            yield made
