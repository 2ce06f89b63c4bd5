"""Numbers that count nothing: dates, times, ages, addresses, scores, and numbers that are names."""

import re
from collections.abc import Sequence

from dragoman.codebook.calendar import calendar
from dragoman.codebook.figures import figure_words
from dragoman.coding.figures.amounts import Amount
from dragoman.coding.tree import Tree
from dragoman.model.time import DateMention

YEARS = range(1000, 2100)
CLOCK = re.compile(r"\s?(?:[ap]\.?m\b|o['’]clock|hours\s+(?:local|gmt)|gmt)", re.IGNORECASE)
CODE = re.compile(r"0\d|\d+(?:[-–\s]\d+){2,}")
SCORE = re.compile(r"(?<!\d)\d{1,3}\s?(?:[-–:]|\sto\s)\s?\d{1,3}(?![\d,.]\d|%)")
# "A year", "the past five years", "at 57": told from another moment.
RECENT = re.compile(r"\b(?:last|past|next|coming|previous|following|first|recent|these)\s+$", re.I)
AGED = re.compile(r"\b(?:aged?|ages?\s+of)\s+$", re.IGNORECASE)
LENGTH = re.compile(r"\b(?:for|last(?:s|ed|ing)?|took)\s+$", re.IGNORECASE)
FIRST_WORD = re.compile(r"[\s-]+(\w+)")
OLD = re.compile(r"[\s-](?:years?|months?|days?)[\s-]old\b", re.IGNORECASE)
# "Mr Tun, 57, resigned": the only number between commas behind a name.
YEARLY = re.compile(r"\b(?:in|since|until|till|by|before|after|during|from|of)\s+$", re.IGNORECASE)
HYPHENED = re.compile(r"-[a-z]")  # "five-star", "14-member": what something has, not how many
UNDER = re.compile(r"\b(?:is|are|was|were)\s+(?:under|over|below|above)\s+$", re.IGNORECASE)
# "Not four but fourteen"; "the two countries" are told of, not counted.
DENIED = re.compile(r"\bnot\s+$", re.IGNORECASE)
OPENINGS = frozenset("“\"‘'«:.-–—;") | {"--"}  # after these a capital begins a sentence
KNOWN = re.compile(r"\b(?:the|these|those)\s+$", re.IGNORECASE)
OF_AGE = re.compile(r"\b(?:ages?\s+of|will\s+be|turn(?:s|ed|ing)?)\s+$", re.IGNORECASE)
AGE = re.compile(r"[A-Za-z]\w+,\s+$")


def counts_nothing(tree: Tree, amount: Amount, tokens: range, dates: Sequence[DateMention]) -> bool:
    """Whether a number of the sentence is no figure; `amount` is in the sentence's characters."""
    if amount.unit and figure_words().dimension(amount.unit) != "duration":
        return False
    if amount.unit:
        return _told_from_a_moment(tree.sentence.text, amount)
    return (
        _in_a_date(tree, amount, dates)
        or _uncounted(tree.sentence.text, amount)
        or _code(tree.sentence.text, amount)
        or _age(tree, amount)
        or _score(tree, amount)
        or _name(tree, amount, tokens)
        or _address(tree, tokens)
    )


def _uncounted(text: str, amount: Amount) -> bool:
    before, words = text[: amount.start], text[amount.number : amount.end]
    known = KNOWN.search(before) and words[0].isalpha() and not amount.hedged
    denied = DENIED.search(before) and re.match(r"\s+but\b", text[amount.end :])
    return bool(known or denied or HYPHENED.match(text, amount.end))


def _told_from_a_moment(text: str, amount: Amount) -> bool:
    """ "Two years ago", "five years on, …", "a 62-year-old": a date or an age."""
    before, behind = text[: amount.start], text[amount.end :]
    if AGED.search(before) or RECENT.search(before):
        return True
    word = FIRST_WORD.match(behind)
    if word is None or amount.hedged or LENGTH.search(before):
        return False
    on = word[1].lower() == "on"
    return word[1].lower() in figure_words().dating and (not on or behind[word.end() :][:1] == ",")


def _in_a_date(tree: Tree, amount: Amount, dates: Sequence[DateMention]) -> bool:
    start, end = (tree.sentence.start + at for at in (amount.number, amount.end))
    if any(date.start < end and start < date.end for date in dates):
        return True
    digits = tree.sentence.text[amount.number : amount.end]
    year = amount.plain and len(digits) == 4 and amount.value in YEARS
    if year and YEARLY.search(tree.sentence.text[: amount.start]):
        return True
    if not year or amount.hedged:
        return bool(CLOCK.match(tree.sentence.text, amount.end))
    covered = tree.sentence.covering(start, end)
    return not any(tree.relation(i) == "nummod" and tree.head(i) > i for i in covered)


def _code(text: str, amount: Amount) -> bool:
    """Telephone numbers and the like."""
    begin = amount.number
    while begin and (text[begin - 1].isdigit() or text[begin - 1] in "+-– "):
        begin -= 1
    found = CODE.match(text[begin:].lstrip())
    return (bool(found) and amount.plain) or text[begin : begin + 2].lstrip().startswith("+")


def _age(tree: Tree, amount: Amount) -> bool:
    known, text = figure_words(), tree.sentence.text
    before, behind = text[: amount.start], text[amount.end :]
    words = re.findall(r"\w+", before.lower())
    if OLD.match(behind) or OF_AGE.search(before) or (words and words[-1] in known.aging):
        return True
    if len(words) > 1 and words[-1] == "of" and words[-2] in known.kin:
        return True
    if UNDER.search(before + text[amount.start : amount.number]) and behind[:1] in (",", ".", ""):
        return True
    alone = behind[:1] in (",", ".") and amount.value < 120
    named = AGE.search(before)
    token = tree.sentence.covering(
        tree.sentence.start + amount.number, tree.sentence.start + amount.end
    )
    name = token and token[0] >= 2 and tree.token(token[0] - 2).part == "PROPN"
    return bool(alone and named and name and not amount.hedged)


def _score(tree: Tree, amount: Amount) -> bool:
    """ "Beat Chile 3-1", "voted 7 to 2"."""
    text = tree.sentence.text
    pairs = [m for m in SCORE.finditer(text) if m.start() < amount.end and amount.start < m.end()]
    if not pairs:
        return False
    ends = [int(n) for n in re.findall(r"\d+", pairs[0][0])]
    scoring = any(tree.lemma(i) in figure_words().scoring for i in range(len(tree.below)))
    return ends[0] >= ends[1] or scoring


def _name(tree: Tree, amount: Amount, tokens: range) -> bool:
    """ "Resolution 822", "Boeing 737", "the Big Four", "the Group of Seven"."""
    known, first = figure_words(), tokens[0]
    if amount.hedged:
        return False
    if not first or _of_a_name(tree, tokens):
        return _of_a_name(tree, tokens)
    before, word = tree.token(first - 1), tree.token(first - 1).text.lower()
    if tree.token(first).text[0].isupper() and word not in OPENINGS:
        return True
    if word in known.numbered or word.removesuffix("s") in known.numbered:
        return not _leads_on(tree, tokens, first)
    if word in _calendar() or before.part not in ("PROPN", "NOUN") or not before.text[0].isupper():
        return False
    return tree.head(first) == first - 1 or tree.relation(first - 1) in ("compound", "nmod")


def _of_a_name(tree: Tree, tokens: range) -> bool:
    """ "Three Gorges": capitals all through, and no people of a state ("Two Germans")."""
    behind = tree.token(tokens[-1] + 1) if tokens[-1] + 1 < len(tree.below) else None
    if behind is None or not tree.token(tokens[0]).text.istitle() or behind.part != "PROPN":
        return False
    further = tokens[-1] + 2 < len(tree.below) and tree.token(tokens[-1] + 2).part == "NOUN"
    return not further and behind.text.lower() not in figure_words().peoples


def _leads_on(tree: Tree, tokens: range, first: int) -> bool:
    """ "The act 40 senators signed": the number belongs to a noun of its own behind it."""
    after = tree.token(tokens[-1] + 1) if tokens[-1] + 1 < len(tree.below) else None
    word = tree.token(first - 1).text
    return after is not None and after.tag == "NNS" and word.islower() and tree.head(first) > first


def _calendar() -> frozenset[str]:
    words = calendar()
    return frozenset(n.lower() for names in (words.weekdays, words.months) for n in names)


def _address(tree: Tree, tokens: range) -> bool:
    """ "27 Harley Street"."""
    at, size = tokens[-1] + 1, len(tree.below)
    while at < size and tree.token(at).text[0].isupper():
        if tree.token(at).text.lower().strip(".") in figure_words().addresses:
            return at > tokens[-1] + 1 or tree.token(tokens[-1] + 1).text.istitle()
        at += 1
    return False
