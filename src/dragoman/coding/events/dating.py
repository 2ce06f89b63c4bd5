"""When an act happened: the date that its own words carry, never the publication date instead.

Nearest first: a date below the act, one in its clause, one in a clause around it up to whoever
reports it, and last the only date of the sentence. Dates that the text ties to an earlier
sentence ("that day") are date expressions of their own. Else the date is unknown.
"""

from collections.abc import Sequence

from dragoman.coding.tree import Tree
from dragoman.model.time import UNKNOWN_DATE, DateMention, DateRange

# Relations by which a clause is reported or told beside another: its date is not the act's.
APART = frozenset({"ccomp", "parataxis", "relcl"})
CLAUSES = frozenset({"advcl", "conj", "acl", "xcomp", "pcomp", "ROOT"}) | APART


def date_of(tree: Tree, act: int, dates: Sequence[DateMention]) -> DateRange:
    """The date of the act whose trigger is headed by the token `act`.

    `dates` are the document's; those outside the sentence do not count.
    """
    placed = [(d, _token(tree, d)) for d in dates if _within(tree, d)]
    for clause in _clauses(tree, act):
        own = [(d, i) for d, i in placed if _clause(tree, i) == clause]
        if own:
            return min(own, key=lambda pair: abs(pair[1] - act))[0].date
    free = [d for d, i in placed if not _reports(tree, _clause(tree, i), act)]
    return free[0].date if len(placed) == 1 and free else UNKNOWN_DATE


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
    """The act's own clause, then those around it up to where somebody reports it."""
    chain = [_clause(tree, act)]
    while tree.relation(chain[-1]) not in APART and tree.head(chain[-1]) != chain[-1]:
        chain.append(_clause(tree, tree.head(chain[-1])))
    return chain


def _reports(tree: Tree, clause: int, act: int) -> bool:
    return clause in tree.ancestors(act)
