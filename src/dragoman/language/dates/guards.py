"""What is not a date although it looks like one: numbers, names and verbs told by their company."""

import re

from dragoman.codebook.calendar import calendar
from dragoman.language.dates import words
from dragoman.language.dates.grammar import Place

_WORDS = calendar()
_UNITS_AFTER = re.compile(rf"[\s-]{{1,2}}(?:{words.any_of(_WORDS.not_years_before)})\b|\s?[%°$€£]")
_PREPOSITION = re.compile(rf"(?:^|\W){words.loose(_WORDS.year_prepositions)}[\s-]+(?:the\s+)?$")
_A_YEAR = r"(?:1[5-9]|20)\d\d"
_LIST_OF_YEARS = re.compile(
    rf"\b{words.loose(_WORDS.year_prepositions)}\s+(?:{_A_YEAR},\s+)*{_A_YEAR}"
    rf"(?:,|,?\s+(?:and|or|to|&))\s+(?:{words.PART})?$"
)
_REACHING = re.compile(r"(?i:\b(?:dat\w+|dat\w+\s+back|back|up|prior|return\w*)\s+to\s+)$")
_CONJUNCTION = re.compile(r"(?i:\b(?:and|or|to|than|for))\s+$")
_BETWEEN = re.compile(r"(?i:\b(?:between|from))\b[^.;]{1,40}(?i:\b(?:and|to))\s+$")
_AMOUNT = re.compile(rf"\b{words.loose(_WORDS.amounts)}\s+of\s+(?:\w+\s+)?$")
_TEMPORAL = re.compile(
    r"(?i:\b(?:in|since|until|till|by|from|of|during|last|next|this|early|mid|late|before|after|"
    r"through|to|between|throughout|every|each|for|around|and))[\s-]+$"
)
_DETERMINED = re.compile(r"(?i:\b(?:the|a|an|its|his|her|their|our)|[’']s)\s+$")
_LOWER_NOUN = re.compile(r"\s+[a-z]")
_NAME_AFTER = re.compile(r"\s+[A-Z][a-z]")
_AMBIGUOUS_MONTHS = frozenset({"may", "march", "april", "june", "august"})
_OWNER = frozenset({"his", "her", "their", "my", "your", "our", "its"})


def is_year(place: Place) -> bool:
    """Whether a bare number from 1500 to 2099 is a year where it stands."""
    if _UNITS_AFTER.match(place.after) or _AMOUNT.search(place.before):
        return False
    attribute = _describes(place)
    if _counts_plural(place) and not (attribute and _DETERMINED.search(place.before)):
        return False
    if any(led.search(place.before) for led in (_LIST_OF_YEARS, _BETWEEN, _REACHING)):
        return True
    if _CONJUNCTION.search(place.before):
        return False
    return attribute or bool(_PREPOSITION.search(place.before))


def _describes(place: Place) -> bool:
    """A year as an adjective: "the 2020 war", "Peru's 1998 talks", "a bloody 1994 genocide"."""
    if not re.match(r"\s+[\w“\"‘']", place.after):
        return False
    previous = re.search(r"([\w’'.-]+)\s+$", place.before)
    if previous is None:
        return not place.before.strip()
    word = previous[1]
    if _DETERMINED.search(place.before) or word.endswith(("s'", "s’")):
        return True
    tokens = place.sentence.tokens
    modifies = (
        tokens[place.head].head > place.head and tokens[tokens[place.head].head].tag[:1] == "N"
    )
    return word.islower() and place.head > 0 and tokens[place.head - 1].tag == "JJ" and modifies


def _counts_plural(place: Place) -> bool:
    token = place.sentence.tokens[place.head]
    head = place.sentence.tokens[token.head]
    near = token.head - place.head
    return token.relation == "nummod" and head.tag in {"NNS", "NNPS"} and 0 < near <= 3


def is_month(match: re.Match[str], place: Place) -> bool:
    """Whether a month's name alone is the month: not "may", a march or a person called April."""
    name = match["month"].lower()
    token = place.sentence.tokens[place.head]
    if token.tag == "MD" or token.part in {"AUX", "VERB"}:
        return False
    if match["which"] or match["part"] or _TEMPORAL.search(place.before):
        return not (name in _AMBIGUOUS_MONTHS and _NAME_AFTER.match(place.after))
    if _DETERMINED.search(place.before):
        return bool(_LOWER_NOUN.match(place.after)) and not re.match(r"\s+for\b", place.after)
    return name not in _AMBIGUOUS_MONTHS and not _NAME_AFTER.match(place.after)


def is_decade(match: re.Match[str], place: Place) -> bool:
    """Whether "the 90s" is a decade and not an age or a temperature."""
    previous = re.search(r"(\w+)\s+(?:\w+\s+)?$", place.before)
    if previous and previous[1].lower() in _OWNER:
        return False
    return len(match["decade"].strip("'’s")) == 4 or bool(
        re.search(
            r"(?i:\b(?:the|early|mid|late))[\s-]+(?:\w+\s+)?$", place.before + (match["part"] or "")
        )
    )


def is_ordinal_day(_: re.Match[str], place: Place) -> bool:
    """ "on the 8th" but not "on the 8th anniversary" or "the 8th Army"."""
    following = re.match(r"\s+(\w+)", place.after)
    if following is None:
        return True
    index = place.head + 1
    tokens = place.sentence.tokens
    return not (index < len(tokens) and tokens[index].part in {"NOUN", "PROPN", "ADJ", "NUM"})
