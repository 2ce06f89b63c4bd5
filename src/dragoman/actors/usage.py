"""Whether a capital or a territory stands for its government or for the place.

"Baku backs Islamabad" names two governments; "in Baku" and "a Baku hotel" name a place.
"""

from dragoman.actors.gazetteer import Hit
from dragoman.actors.line import SUBJECTS, Line
from dragoman.codebook.actor_words import actor_words

_MOST_COORDINATED = 4


def is_government(line: Line, hit: Hit) -> bool:
    """Whether the name acts or is acted upon as a government; a place where nothing says so."""
    if is_dateline(line, hit):
        return False
    token = line.tokens[_first_of_coordination(line, hit.end - 1)]
    # "Baku, she added, had backed it": the parser takes the name for a measure of time.
    cut_off = token.relation == "npadvmod" and hit.start == 0 and _lacks_subject(line, token.head)
    if token.relation in SUBJECTS or cut_off:
        return line.tokens[token.head].lemma not in actor_words().happening_verbs
    if token.relation == "poss":
        return line.lower(token.head) not in actor_words().place_nouns
    if token.relation in ("dobj", "dative"):
        verb = line.tokens[token.head]
        return verb.part == "VERB" and verb.lemma not in actor_words().movement_verbs
    if token.relation == "pobj":
        return _after_preposition(line, token.head)
    return token.relation == "ROOT" and hit.start == 0 and line.tag(hit.end).startswith("VB")


def is_dateline(line: Line, hit: Hit) -> bool:
    """ "ISLAMABAD, Nov 06 (APP):", and a place between commas: "in Vienna, Austria,"; but not
    "Vienna, he said, backed it"."""
    if hit.start == 0 and line.lower(hit.end) in ("(", ".", "-", "–", "—", "/"):
        return True
    if hit.start == 0 and line.lower(hit.end) == ",":
        return not _is_interrupted(line, hit.end)
    return line.lower(hit.start - 1) == "," and line.lower(hit.end) in (",", "")


def _is_interrupted(line: Line, comma: int) -> bool:
    """Whether words are put in behind the comma (", she added,", ", for its part,"): no date."""
    return comma + 1 < len(line.tokens) and line.tokens[comma + 1].text.islower()


def _lacks_subject(line: Line, verb: int) -> bool:
    return not any(t.head == verb and t.relation in SUBJECTS for t in line.tokens)


def _first_of_coordination(line: Line, index: int) -> int:
    for _ in range(_MOST_COORDINATED):
        token = line.tokens[index]
        if token.relation not in ("conj", "compound", "appos") or token.head >= index:
            break
        index = token.head
    return index


def _after_preposition(line: Line, preposition: int) -> bool:
    words = actor_words()
    if line.lower(preposition) in words.government_prepositions:
        governor = line.tokens[line.tokens[preposition].head]
        return governor.lemma not in words.movement_verbs or governor.part != "VERB"
    return False


def is_subject(line: Line, index: int) -> bool:
    """Whether a token is the subject of a verb, itself or as a later member of a coordination."""
    return line.tokens[_first_of_coordination(line, index)].relation in SUBJECTS


def is_main_subject(line: Line, index: int) -> bool:
    """Whether a token is the subject of the sentence's main verb."""
    first = line.tokens[_first_of_coordination(line, index)]
    return first.relation in SUBJECTS and line.tokens[first.head].relation == "ROOT"
