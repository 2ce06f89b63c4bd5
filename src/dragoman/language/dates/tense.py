"""Whether a date's clause speaks of the past or of what is to come, read from the parse."""

from typing import Literal

from dragoman.codebook.calendar import calendar
from dragoman.model.text import Sentence

Tense = Literal["past", "present", "future"]

_WORDS = calendar()
_COMING = frozenset({"will", "shall", "'ll", "’ll", "wo", "would", "'d", "may", "might", "must",
                     "should"})  # fmt: skip
_PAST_AUXILIARIES = frozenset({"was", "were", "had", "has", "have", "did", "been", "'ve", "’ve"})
_PRESENT_BE = frozenset({"is", "are", "am", "'s", "'re", "’s", "’re", "be"})
# A date hangs on its verb through prepositions, nouns and clauses; deeper chains are misparses.
_FARTHEST_VERB = 8


def governor(sentence: Sentence, index: int) -> int | None:
    """The index of the verb that governs the token, or None."""
    for _ in range(_FARTHEST_VERB):
        head = sentence.tokens[index].head
        if head == index:
            return None
        index = head
        if _is_verb(sentence, index):
            return index
    return None


def tense_at(sentence: Sentence, index: int) -> Tense | None:
    """The tense of the clause around the token, None where no verb tells."""
    if _announced(sentence, index):
        return "future"
    verb = governor(sentence, index)
    for _ in range(_FARTHEST_VERB):
        if verb is None:
            return None
        if (tense := _tense_of(sentence, verb)) is not None:
            return tense
        verb = governor(sentence, verb)
    return None


def direct_verb(sentence: Sentence, index: int) -> bool:
    """Whether the date is the verb's own adverbial ("opens Monday", "opens on Monday")."""
    token = sentence.tokens[index]
    head = sentence.tokens[token.head]
    if head.relation == "prep":
        head = sentence.tokens[head.head]
    return head.part in {"VERB", "AUX"}


def reports(sentence: Sentence, verb: int) -> bool:
    """Whether the verb introduces a source ("says in an editorial on Thursday")."""
    return sentence.tokens[verb].lemma in _WORDS.reporting


def _is_verb(sentence: Sentence, index: int) -> bool:
    token = sentence.tokens[index]
    return token.part in {"VERB", "AUX"} and token.relation not in {"aux", "auxpass"}


def _announced(sentence: Sentence, index: int) -> bool:
    """A noun or participle between the date and its verb says that it is still to come."""
    for _ in range(3):
        head = sentence.tokens[index].head
        token = sentence.tokens[head]
        if head == index:
            return False
        if token.lemma.lower() in _WORDS.prospective and token.tag in {"NN", "JJ", "VBN", "VBG"}:
            return not (token.tag == "VBN" and _auxiliaries(sentence, head) & {"had"})
        index = head
    return False


def _auxiliaries(sentence: Sentence, verb: int) -> set[str]:
    return {
        t.text.lower()
        for t in sentence.tokens
        if t.head == verb and t.relation in {"aux", "auxpass"}
    }


def _tense_of(sentence: Sentence, verb: int) -> Tense | None:  # noqa: C901
    token = sentence.tokens[verb]
    helpers = _auxiliaries(sentence, verb)
    if helpers & _COMING and "have" not in helpers:
        return "future"
    if "to" in helpers and token.tag == "VB":
        return "past" if "have" in helpers else "future"
    if helpers & _PAST_AUXILIARIES:
        return "past"
    if token.tag == "VBD":
        return "past"
    if helpers & _PRESENT_BE:
        return "future" if token.tag == "VBG" else "present"
    if token.tag in {"VBZ", "VBP"}:
        return "present"
    if token.tag == "VBN":
        return "past"
    return None
