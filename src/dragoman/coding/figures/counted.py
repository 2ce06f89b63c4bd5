"""What an amount counts or measures: the noun phrase behind it, or the one that it is said of.

The words just behind a number are read in order, since parses of long counts are often wrong; the
parse is asked only where nothing stands there ("put its own dead at 71", "the truce held for …").
"""

from dataclasses import dataclass

from dragoman.codebook.figures import PERCENT, figure_words
from dragoman.coding.tree import SUBJECTS, Tree

NOMINAL = frozenset({"NOUN", "PROPN"})
MODIFIERS = frozenset({"ADJ", "NOUN", "PROPN"})
OPENERS = frozenset({"DET", "PRON"})  # "of the villages", "of its soldiers"
LINKS = frozenset({"of", "worth", "in", "on", "for"})
# "Half of them children", "five more": the noun is told elsewhere.
ECHOES = frozenset({"them", "whom", "which", "these", "those", "us", "it", "more"})
# Nouns that only say "a number of".
NUMBERS = frozenset({"number", "figure", "total", "rest"})
OBJECTS = ("dobj", "obj")


@dataclass(frozen=True, slots=True)
class Counted:
    """The tokens of a noun phrase in order; `head` its last noun, which tells what it is."""

    tokens: tuple[int, ...]
    head: int


def counted(tree: Tree, first: int, last: int, unit: str) -> Counted | None:
    """What the amount of these tokens is an amount of; None if the sentence does not say."""
    belongs = _of_which(tree, first, last)
    if unit and belongs:
        return belongs
    return _behind(tree, last, unit) or belongs or _said_of(tree, first, last, unit)


def _behind(tree: Tree, last: int, unit: str) -> Counted | None:
    """The phrase after the amount, "of", "in" or "worth of" between them or not."""
    at = last + 1
    if at < len(tree.sentence.tokens) and tree.token(at).text == "-":
        at += 1
    lemma = _lemma(tree, at)
    linked = lemma == "of" or (bool(unit) and lemma in LINKS)
    if linked:
        money = figure_words().dimension(unit) == "money"
        if lemma in ("in", "on", "for") and not (money and _plain(tree, at + 1, lemma)):
            return None
        at += 2 if lemma == "worth" and _lemma(tree, at + 1) == "of" else 1
    elif unit and unit != PERCENT and not _leans(tree, last):
        return None
    if _lemma(tree, at) in ECHOES:
        at += 1
        return phrase(tree, at) if linked and _lemma(tree, at) not in ("be", "have") else None
    return phrase(tree, at)


def _plain(tree: Tree, at: int, lemma: str) -> bool:
    """Whether it says what the money is: "in stolen funds", "on defence"; not "in Lima"."""
    found = phrase(tree, at)
    return found is not None and lemma != "for" and tree.token(found.head).part == "NOUN"


def _leans(tree: Tree, last: int) -> bool:
    """Whether a measure stands before its noun: "a 72-hour truce", "a $1.5 billion loan"."""
    following = tree.token(last + 1) if last + 1 < len(tree.sentence.tokens) else None
    plural = tree.token(last).tag == "NNS" and not tree.token(last).text.isupper()
    if following is None or following.part not in MODIFIERS or plural:
        return False
    return any(tree.head(i) > last for i in (last, last - 1) if i >= 0)


def phrase(tree: Tree, at: int) -> Counted | None:
    """The noun phrase that begins at a token, articles and possessors skipped over at its front."""
    tokens: list[int] = []
    size = len(tree.sentence.tokens)
    while at < size and not tokens and tree.token(at).part in OPENERS:
        at += 1
    while at < size and (_continues(tree, at, tokens) or _possessive(tree, at, tokens)):
        if _possessive(tree, at, tokens):
            tokens.clear()
        else:
            tokens.append(at)
        at += 1
    while tokens and not _ends(tree, tokens[-1]):
        tokens.pop()
    if not tokens:
        return None
    head = tokens[-1]
    return Counted((*tokens, *_joined(tree, head)), head)


def _continues(tree: Tree, at: int, tokens: list[int]) -> bool:
    token = tree.token(at)
    if token.entity in ("DATE", "TIME") and token.text != "-":
        return False
    if token.text == "-":
        return bool(tokens)
    if token.part in MODIFIERS:
        return True
    return token.tag in ("VBN", "VBG") and tree.relation(at) == "amod"


def _possessive(tree: Tree, at: int, tokens: list[int]) -> bool:
    return bool(tokens) and tree.token(at).tag == "POS"


def _ends(tree: Tree, at: int) -> bool:
    token = tree.token(at)
    return token.part in NOMINAL or token.text.lower() in figure_words().persons


def _joined(tree: Tree, head: int) -> tuple[int, ...]:
    """ "and memoranda": a second noun that the number counts as well."""
    size = len(tree.sentence.tokens)
    if head + 2 >= size or _lemma(tree, head + 1) != "and":
        return ()
    other = head + 2
    bare = other + 1 >= size or tree.token(other + 1).part not in ("AUX", *NOMINAL)
    fits = tree.token(other).tag in ("NNS", "VBG", "JJ") and tree.token(other).part != "VERB"
    missing = tree.token(other).lemma.lower() in ("miss", "wound", "injure")
    return (head + 1, other) if bare and (fits or missing) else ()


def _of_which(tree: Tree, first: int, last: int) -> Counted | None:
    """ "A crowd of 200,000", "a fine of $12 million"."""
    if first < 2 or _lemma(tree, first - 1) != "of":
        return None
    before = tree.token(first - 2)
    if before.text.lower() in figure_words().generic:
        return None
    if before.part != "NOUN" or _lemma(tree, first - 2) in NUMBERS or last < first:
        return None
    return Counted((first - 2,), first - 2)


def _said_of(tree: Tree, first: int, last: int, unit: str) -> Counted | None:
    """The object or subject of the verb that the amount completes."""
    known = figure_words()
    top = _top(tree, first, last)
    verb = next(
        (i for i in (top, *tree.ancestors(top)) if tree.token(i).part in ("VERB", "AUX")), None
    )
    if verb is None:
        return None
    objects = [o for o in tree.children(verb, *OBJECTS) if not first <= o <= last and o < first]
    prepositions = {tree.lemma(i) for i in (top, *tree.ancestors(top)) if i != verb}
    if objects and prepositions & known.reaching and known.dimension(unit) != "duration":
        return _noun(tree, objects[0])
    if tree.lemma(verb) == "be" and tree.relation(top) in SUBJECTS:
        said = [a for a in tree.children(verb, "attr") if a > last]
        return _noun(tree, said[0]) if said else None
    fitting = known.lasting | known.costing if unit else known.costing
    if tree.lemma(verb) not in fitting or (not unit and _lemma(tree, first - 1) == ""):
        return None
    subjects = [s for s in tree.children(verb, *SUBJECTS) if not first <= s <= last and s < first]
    return _noun(tree, subjects[0]) if subjects else None


def _top(tree: Tree, first: int, last: int) -> int:
    """The token of the amount that the others hang from."""
    return min(range(first, last + 1), key=lambda i: len(tree.ancestors(i)))


def _noun(tree: Tree, at: int) -> Counted | None:
    """The noun with what stands before it; "the number of exiles" counts exiles."""
    if _lemma(tree, at) in NUMBERS:
        inner = [p for o in tree.children(at, "prep") for p in tree.children(o, "pobj")]
        return _noun(tree, inner[0]) if inner else None
    if tree.token(at).part not in NOMINAL and not _ends(tree, at):
        return None
    own = tree.children(at, "amod", "compound", "nmod", "nummod")
    left = tuple(i for i in own if i < at and tree.token(i).part in MODIFIERS)
    return Counted((*left, at), at)


def _lemma(tree: Tree, at: int) -> str:
    inside = 0 <= at < len(tree.sentence.tokens)
    return (
        tree.token(at).text.lower()
        if inside and tree.lemma(at) == "-pron-"
        else (tree.lemma(at) if inside else "")
    )
