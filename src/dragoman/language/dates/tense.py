"""Whether a date's clause speaks of the past or of what is to come, read from the parse."""

from collections.abc import Iterator, Set
from typing import Literal

from dragoman.codebook.calendar import calendar
from dragoman.model.text import Sentence, Token

Tense = Literal["past", "present", "future"]

_WORDS = calendar()
_COMING = frozenset(
    {"will", "shall", "'ll", "’ll", "wo", "would", "'d", "may", "might", "must", "should"}
)
_PAST = frozenset({"was", "were", "had", "has", "have", "did", "been", "'ve", "’ve", "could"})
_PRESENT_BE = frozenset({"is", "are", "am", "'s", "'re", "’s", "’re", "be"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_WITHIN_NOUN = frozenset({"poss", "compound", "nmod", "amod", "nummod"})
_BY_TAG: dict[str, Tense] = {"VBZ": "present", "VBP": "present", "VBN": "past"}
_DEADLINE = frozenset({"until", "till", "to", "by"})
_SOON_AS = frozenset({"early", "soon", "late", "later"})
_VERBAL = frozenset({"VERB", "AUX"})
# A date hangs on its verb through prepositions, nouns and clauses; longer chains are misparses.
FARTHEST_VERB = 8
# "plans for a naval parade in June": as many words may stand between a plan and its date.
FARTHEST_PLAN = 5


def governor(sentence: Sentence, index: int) -> int | None:
    """The index of the verb that governs the token, or None."""
    return next((i for i in _above(sentence, index) if _is_verb(sentence.tokens[i])), None)


def tense_at(sentence: Sentence, index: int) -> Tense | None:
    """The tense of the clause around the token, None where no verb tells.

    A date inside a noun phrase ("Monday's vote", "the May summit") shares the tense of its
    verb only as its subject; as an object it is a thing that is there already.
    """
    if index and sentence.tokens[index - 1].lemma.lower() == "since":
        return "past"
    if _as_soon_as(sentence, index) or _announced(sentence, index):
        return "future"
    if _inside_object(sentence, index):
        return "past"
    for verb in _above(sentence, index):
        if _is_verb(sentence.tokens[verb]):
            tense = _tense_of(sentence, verb, direct=_adverbial_of(sentence, index) == verb)
            if tense is not None:
                return tense
    return None


def own_subject(sentence: Sentence, verb: int) -> bool:
    """Whether a verb has a subject of its own and does not share that of the verb before."""
    return any(_children(sentence, verb, _SUBJECTS))


def direct_verb(sentence: Sentence, index: int) -> bool:
    """Whether the date is a verb's own adverbial ("opens Monday", "opens on Monday")."""
    return sentence.tokens[_adverbial_of(sentence, index)].part in _VERBAL


def reports(sentence: Sentence, verb: int) -> bool:
    """Whether the verb introduces a source ("says in a letter of Tuesday")."""
    return sentence.tokens[verb].lemma in _WORDS.reporting


def _above(sentence: Sentence, index: int) -> Iterator[int]:
    """The heads of a token, the nearest first."""
    for _ in range(FARTHEST_VERB):
        head = sentence.tokens[index].head
        if head == index:
            return
        yield head
        index = head


def _is_verb(token: Token) -> bool:
    return token.part in _VERBAL and token.relation not in {"aux", "auxpass"}


def _adverbial_of(sentence: Sentence, index: int) -> int:
    """What the date modifies, on its own or with its preposition."""
    if sentence.tokens[index].relation in _WITHIN_NOUN:
        return index
    head = sentence.tokens[index].head
    return sentence.tokens[head].head if sentence.tokens[head].relation == "prep" else head


def _announced(sentence: Sentence, index: int) -> bool:
    """A word between the date and its verb says that it is still to come, or puts it off."""
    before = [
        token.lemma.lower() for token in sentence.tokens[max(0, index - FARTHEST_PLAN) : index]
    ]
    until = not _DEADLINE.isdisjoint(before)
    for _, head in zip(range(FARTHEST_PLAN), _above(sentence, index), strict=False):
        token = sentence.tokens[head]
        if token.lemma.lower() in _WORDS.prospective and token.tag in {"NN", "JJ", "VBN", "VBG"}:
            return "had" not in _auxiliaries(sentence, head)
        if token.part in _VERBAL:
            plans = token.lemma in _WORDS.planning and head < index
            return plans or (until and token.lemma in _WORDS.deferring)
        if any(t.lemma in _WORDS.prospective for t in _children(sentence, head, {"amod"})):
            return True
    return False


def _as_soon_as(sentence: Sentence, index: int) -> bool:
    """ "As early as Tuesday", "no later than Tuesday"."""
    before = [token.lemma.lower() for token in sentence.tokens[max(0, index - 2) : index]]
    return len(before) == 2 and before[0] in _SOON_AS and before[1] in {"as", "than"}


def _inside_object(sentence: Sentence, index: int) -> bool:
    token = sentence.tokens[index]
    if token.relation not in _WITHIN_NOUN:
        return False
    noun = sentence.tokens[token.head]
    return noun.part not in _VERBAL and noun.relation not in _SUBJECTS


def _children(sentence: Sentence, index: int, relations: Set[str]) -> Iterator[Token]:
    return (t for t in sentence.tokens if t.head == index and t.relation in relations)


def _auxiliaries(sentence: Sentence, verb: int) -> set[str]:
    return {t.text.lower() for t in _children(sentence, verb, {"aux", "auxpass"})}


def _tense_of(sentence: Sentence, verb: int, *, direct: bool) -> Tense | None:
    """The tense of one verb; None where the verb above it must tell."""
    token = sentence.tokens[verb]
    helpers = _auxiliaries(sentence, verb)
    if helpers & _COMING:
        return "past" if "have" in helpers else "future"
    if "to" in helpers and token.tag == "VB":
        above = sentence.tokens[token.head].lemma
        return None if above in _WORDS.trying else _infinitive(token, helpers, direct=direct)
    if helpers & _PAST or token.tag == "VBD":
        return "past"
    if helpers & _PRESENT_BE:
        return "future" if token.tag == "VBG" else "present"
    return _BY_TAG.get(token.tag)


def _infinitive(token: Token, helpers: set[str], *, direct: bool) -> Tense | None:
    """ "To meet on Friday" lies ahead; "the first to meet on Friday" lies where its verb says."""
    if "have" in helpers:
        return "past"
    return "future" if direct and token.relation not in {"acl", "relcl"} else None
