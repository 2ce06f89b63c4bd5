"""Telling sentences from headlines: the test that everything about lines rests on."""

import re

# The sixty headlines of the extraction benchmark's development pages have at most 20 words, and 54
# of them no full stop or question mark; below six words even a line with one may be a button.
LEAST_SENTENCE_WORDS = 6
MOST_HEADLINE_WORDS = 25
# Scripts without spaces between words: a line of fifteen signs says as much as six words.
LEAST_UNSPACED_SIGNS = 15

_FULL_STOP = re.compile(r"[.!?…。！？।॥۔؟][\"'”’»)\]]*$")
_UNSPACED = re.compile(r"[぀-ヿ㐀-鿿ก-๿]")


def ends_as_sentence(line: str) -> bool:
    """Whether the line ends with a full stop, an exclamation or a question."""
    return bool(_FULL_STOP.search(line))


def is_prose(line: str) -> bool:
    """Whether the line is a sentence or more, and not a headline, a name or a button."""
    words = len(line.split())
    if len(_UNSPACED.findall(line)) >= LEAST_UNSPACED_SIGNS:
        return ends_as_sentence(line)
    return words > MOST_HEADLINE_WORDS or (words >= LEAST_SENTENCE_WORDS and ends_as_sentence(line))


def is_headline_like(line: str) -> bool:
    """Whether the line could be a headline: words, few of them, without a full stop."""
    few = len(line.split()) <= MOST_HEADLINE_WORDS
    return few and not ends_as_sentence(line) and any(c.isalpha() for c in line)
