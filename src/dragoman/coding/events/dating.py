"""When an act happened: the date that its own words carry, never the publication date instead.

Nearest first: a date in a clause that tells of the act's noun, one in the act's clause, one in a
clause that says when, one in a clause around it up to whoever reports it. A date that hangs on
another noun is that noun's: thanks for help "in the war of 2016" are not of 2016. Dates that the
text ties to an earlier sentence ("that day") are date expressions of their own. Else the date is
unknown.
"""

from collections.abc import Sequence

from dragoman.coding.tree import Tree
from dragoman.model.time import UNKNOWN_DATE, DateMention, DateRange

# Relations by which a clause is reported or told beside another: its date is not the act's.
APART = frozenset({"ccomp", "parataxis", "relcl"})
# Relations of a date to the noun that it dates.
OF_NOUN = frozenset({"compound", "nmod", "amod", "nummod", "poss", "appos", "npadvmod"})
NOUNS = frozenset({"NOUN", "PROPN"})
TIMES = frozenset({"DATE", "TIME"})
CLAUSES = frozenset({"advcl", "conj", "acl", "xcomp", "pcomp", "ROOT"}) | APART


def date_of(tree: Tree, act: int, dates: Sequence[DateMention]) -> DateRange:
    """The date of the act whose trigger is headed by the token `act`.

    `dates` are the document's; those outside the sentence do not count.
    """
    placed = [(d, _token(tree, d)) for d in dates if _within(tree, d) and _free(tree, d, act)]
    for clause in _clauses(tree, act):
        own = [(d, i) for d, i in placed if _clause(tree, i) == clause]
        if own:
            return min(own, key=lambda pair: abs(pair[1] - act))[0].date
    return UNKNOWN_DATE


def _within(tree: Tree, mention: DateMention) -> bool:
    return tree.sentence.start <= mention.start and mention.end <= tree.sentence.end


def _token(tree: Tree, mention: DateMention) -> int:
    """The token of the expression that the others of it depend on."""
    covered = tree.sentence.covering(mention.start, mention.end)
    return min(covered, key=lambda i: len(tree.ancestors(i)))


def _clause(tree: Tree, i: int) -> int:
    """The head of the clause that a token stands in."""
    while tree.relation(i) not in CLAUSES and tree.head(i) != i:
        i = tree.head(i)
    return i


def _clauses(tree: Tree, act: int) -> list[int]:
    """Nearest first: clauses that tell of the act's noun, the act's own, those that say when, and
    those around it up to where somebody reports it."""
    chain = [*_telling_of(tree, act), _clause(tree, act)]
    chain += [c for c in tree.children(chain[-1], "advcl") if _says_when(tree, c)]
    around = _clause(tree, act)
    while tree.relation(around) not in APART and tree.head(around) != around:
        around = _clause(tree, tree.head(around))
        chain.append(around)
    return chain


def _telling_of(tree: Tree, act: int) -> list[int]:
    """ "A deal struck on Friday"; "was the second state to recognise it in May"."""
    infinitives = [
        clause
        for noun in tree.children(act, "attr")
        for clause in tree.children(noun, "acl", "relcl")
        if tree.token(clause).tag == "VB"
    ]
    return [*tree.children(act, "acl"), *infinitives]


def _says_when(tree: Tree, clause: int) -> bool:
    """ "They became allies when they signed it in June"."""
    return any(tree.lemma(word) == "when" for word in tree.children(clause, "advmod", "mark"))


def _free(tree: Tree, mention: DateMention, act: int) -> bool:
    """Whether a date is a clause's or the act's, and no other noun's.

    Right after another preposition than "of" it is a clause's, whatever the parser hung it from.
    """
    before = tree.token(max(0, min(tree.sentence.covering(mention.start, mention.end)) - 1))
    if before.part == "ADP" and before.text.lower() != "of":
        return True
    noun = _noun(tree, _token(tree, mention))
    return noun is None or noun == act


def _noun(tree: Tree, date: int) -> int | None:
    """The noun that a date dates: "the pact of 9 May", "the 2016 war", "last year's vote"; none for
    "the night of 9 May", which is a date itself."""
    above = tree.head(date)
    if tree.relation(date) == "pobj" and tree.lemma(above) == "of":
        above = tree.head(above)
    elif tree.relation(date) not in OF_NOUN:
        return None
    if tree.token(above).entity in TIMES:
        return _noun(tree, above)
    return above if tree.token(above).part in NOUNS else None
