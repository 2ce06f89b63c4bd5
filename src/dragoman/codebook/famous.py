"""Names of people in office. Who they are is an actor's business; that a sentence names them tells
no more of an act than the name of their state does."""

from functools import cache

from dragoman.codebook.roles import load_leaders, load_officials
from dragoman.codebook.telling import WORD


@cache
def names_of_officials() -> frozenset[str]:
    """Every word of the names of leaders and officials that the codebook lists, case folded."""
    terms = (*load_leaders(), *load_officials())
    names = (name for term in terms for name in (term.person, *term.aliases))
    return frozenset(word.casefold() for name in names for word in WORD.findall(name))
