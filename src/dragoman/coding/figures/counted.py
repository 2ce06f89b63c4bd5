"""What an amount counts or measures: the noun phrase behind it, or the one that it is said of.

The parse is asked only where nothing stands behind the number ("put its own dead at 71", "the
truce held for 44 days").
"""

from dragoman.codebook.figures import PERCENT, figure_words
from dragoman.coding.figures.phrases import MODIFIERS, NOMINAL, Counted, lemma, may_end, phrase
from dragoman.coding.tree import SUBJECTS, Tree

OF, WORTH, OF_MONEY = "of", "worth", ("in", "on")  # "$2 million in aid", "on defence"
OBJECTS = ("dobj", "obj")


def counted(tree: Tree, first: int, last: int, unit: str) -> Counted | None:
    """What the amount of these tokens is an amount of; None if the sentence does not say."""
    belongs = _of_which(tree, first)
    if unit and belongs:
        return belongs
    return _behind(tree, last, unit) or belongs or _said_of(tree, first, last, unit)


def _behind(tree: Tree, last: int, unit: str) -> Counted | None:
    """The phrase after the amount, "of", "in" or "worth of" between them or not."""
    at = last + 1
    if lemma(tree, at) == "-":
        at += 1
    if _each(tree, at):
        at += 2
    word = lemma(tree, at)
    if word in OF_MONEY and figure_words().dimension(unit) == "money":
        found = phrase(tree, at + 1)
        return found if found and tree.token(found.head).part == "NOUN" else None
    linked = word == OF or (bool(unit) and word == WORTH)
    if linked:
        at += 2 if word == WORTH and lemma(tree, at + 1) == OF else 1
    elif unit and unit != PERCENT and not _leans(tree, last):
        return None
    if lemma(tree, at) in figure_words().echoes:
        return phrase(tree, at + 1) if linked else None
    return phrase(tree, at, owned=linked)


def _each(tree: Tree, at: int) -> bool:
    """Whether the amount is one of each span of time: "a day"."""
    words, last = figure_words(), len(tree.below) - 1
    return at < last and lemma(tree, at) in words.each and tree.token(at + 1).text in words.measures


def _leans(tree: Tree, last: int) -> bool:
    """Whether a measure stands before its noun: "a 72-hour truce", "a $1.5 billion loan"."""
    unit, size = tree.token(last), len(tree.below)
    if last + 1 >= size or tree.token(last + 1).part not in MODIFIERS:
        return False
    if unit.tag == "NNS" and not unit.text.isupper():
        return tree.token(last + 1).part == "PROPN" and tree.head(last) > last
    return unit.part == "NOUN" or any(tree.head(i) > last for i in (last, last - 1) if i >= 0)


def _of_which(tree: Tree, first: int) -> Counted | None:
    """ "A crowd of 200,000", "a fine of $12 million"; not "the bodies of 14 sailors"."""
    if first < 2 or lemma(tree, first - 1) != OF or lemma(tree, first - 2) in figure_words().counts:
        return None
    before = tree.token(first - 2)
    generic = before.text.lower() in figure_words().generic
    return Counted((first - 2,), first - 2) if before.part == "NOUN" and not generic else None


def _said_of(tree: Tree, first: int, last: int, unit: str) -> Counted | None:
    """The object or subject of the verb that the amount completes."""
    known, amount = figure_words(), range(first, last + 1)
    top = min(amount, key=lambda i: len(tree.ancestors(i)))
    path = [top, *tree.ancestors(top)]
    verb = next((i for i in path if tree.token(i).part in ("VERB", "AUX")), None)
    if verb is None:
        return None
    links = {tree.lemma(i) for i in path[: path.index(verb)] if tree.token(i).part == "ADP"}
    of_time = known.dimension(unit) == "duration"
    over = tree.head(top)
    if tree.relation(top) == "appos" and tree.token(over).tag in ("NNS", "NNPS") and not unit:
        return _noun(tree, over)  # "more exiles, 425,000, have left"
    objects = [o for o in tree.children(verb, *OBJECTS) if o < first]
    if objects and links & known.reaching and not of_time:
        return _noun(tree, objects[0])
    if tree.lemma(verb) == "be" and tree.relation(top) in SUBJECTS:
        said = [a for a in tree.children(verb, "attr") if a > last]
        return _noun(tree, said[0]) if said else None
    if of_time:
        fits = tree.lemma(verb) in known.lasting and links <= {"for"}
    else:
        fits = tree.lemma(verb) in known.costing
    subject = _subject(tree, verb, first) if fits else None
    if subject is None or (not unit and not _may_count(tree, verb, subject)):
        return None
    return _noun(tree, subject)


def _may_count(tree: Tree, verb: int, subject: int) -> bool:
    """ "The toll is 64" counts; "my son is eighteen" tells an age."""
    word = tree.token(subject).text.lower()
    return tree.lemma(verb) != "be" or word in figure_words().generic | figure_words().counts


def _subject(tree: Tree, verb: int, before: int) -> int | None:
    """The verb's subject or that of the verb it is joined to: "began and continued for"."""
    while True:
        own = [s for s in tree.children(verb, *SUBJECTS) if s < before]
        if own or tree.relation(verb) != "conj":
            return own[0] if own else None
        verb = tree.head(verb)


def _noun(tree: Tree, at: int) -> Counted | None:
    """The noun with what stands before it; "the number of exiles" counts exiles."""
    if lemma(tree, at) in figure_words().counts:
        inner = [p for o in tree.children(at, "prep") for p in tree.children(o, "pobj")]
        return _noun(tree, inner[0]) if inner else None
    if tree.token(at).part not in NOMINAL and not may_end(tree, at):
        return None
    own = tree.children(at, "amod", "compound", "nmod", "nummod")
    left = tuple(i for i in own if i < at and tree.token(i).part in MODIFIERS)
    return Counted((*left, at), at)
