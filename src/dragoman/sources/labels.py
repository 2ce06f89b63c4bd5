"""Which lines are the article: small passes, each of which names the lines it takes out.

A label is the name of the rule that took the line out; "" marks the article's own lines. A pass
only ever labels lines that none before it has labelled.
"""

from collections.abc import Sequence

from dragoman.codebook.boilerplate import LineRule, boilerplate
from dragoman.sources.author_box import author_box
from dragoman.sources.details import Detail, read_details
from dragoman.sources.headline import is_breadcrumb
from dragoman.sources.prose import (
    MOST_HEADLINE_WORDS,
    ends_as_sentence,
    is_headline_like,
    is_prose,
)

Labels = tuple[str, ...]

# Lines between the headline and the first paragraph that can be a kicker or a subtitle.
MOST_SUBTITLES = 4


def furniture(lines: Sequence[str]) -> Labels:
    """What can be told of each line on its own or from its neighbours, without the headline."""
    rules = [boilerplate().rule(line) for line in lines]
    labels = _with(_details(lines, rules), {i: r.name for i, r in enumerate(rules) if r})
    return _closings(lines, labels, rules)


def label(lines: Sequence[str], known: Labels, title: str) -> Labels:
    """All labels: `known` ones, and those that rest on the headline."""
    labels = _headlines(lines, known, title)
    return _author_box(lines, _subtitles(lines, labels, title))


def first_prose(lines: Sequence[str], labels: Labels) -> int:
    """The index of the first paragraph of prose; the number of lines when there is none."""
    found = (i for i, line in enumerate(lines) if not labels[i] and is_prose(line))
    return next(found, len(lines))


def _details(lines: Sequence[str], rules: Sequence[LineRule | None]) -> Labels:
    """Details count above the first paragraph and below the last one, not within the article."""
    facts = [read_details(line) for line in lines]
    prose = [i for i, line in enumerate(lines) if not rules[i] and is_prose(line)]
    # A headline with a full stop looks like a paragraph, but the author's name stands under it.
    prose = [i for i in prose if not _signed(lines, facts, i)]
    first, last = (prose[0], prose[-1]) if prose else (len(lines), -1)
    return tuple(
        (found[0].of or "detail") if found and not first <= i <= last else ""
        for i, found in enumerate(facts)
    )


def _signed(lines: Sequence[str], facts: Sequence[tuple[Detail, ...]], i: int) -> bool:
    short = i < MOST_SUBTITLES and len(lines[i].split()) <= MOST_HEADLINE_WORDS
    return short and any(fact.of == "byline" for found in facts[i + 1 : i + 2] for fact in found)


def _closings(lines: Sequence[str], labels: Labels, rules: Sequence[LineRule | None]) -> Labels:
    """Comments and footers end the article, lists of headlines last until prose takes it up."""
    start = first_prose(lines, labels)
    closed, headlines = "", ""
    found: dict[int, str] = {}
    for i, (line, rule) in enumerate(zip(lines, rules, strict=True)):
        if rule and i > start and rule.closes == "article":
            closed = closed or rule.name
        elif rule and rule.closes == "headlines":
            headlines = rule.name
        elif is_prose(line) and not labels[i]:
            headlines = ""
        if closed or (headlines and is_headline_like(line) and i > start):
            found[i] = closed or headlines
    return _with(labels, found)


def _headlines(lines: Sequence[str], labels: Labels, title: str) -> Labels:
    plain = " ".join(title.casefold().split())
    found = {
        i: "headline" if " ".join(line.casefold().split()) == plain else "navigation"
        for i, line in enumerate(lines)
        if title and (" ".join(line.casefold().split()) == plain or is_breadcrumb(line, title))
    }
    return _with(labels, found)


def _subtitles(lines: Sequence[str], labels: Labels, title: str) -> Labels:
    """Kickers and subtitles: lines without a full stop between the headline and the prose."""
    start = first_prose(lines, labels)
    above = [i for i in range(start) if not labels[i]]
    fits = title and start < len(lines) and len(above) <= MOST_SUBTITLES
    return _with(labels, {i: "subtitle" for i in above if fits and not ends_as_sentence(lines[i])})


def _author_box(lines: Sequence[str], labels: Labels) -> Labels:
    own = [i for i in range(len(lines)) if not labels[i]]
    size, _ = author_box([lines[i] for i in own])
    return _with(labels, dict.fromkeys(own[len(own) - size :], "author"))


def _with(labels: Labels, found: dict[int, str]) -> Labels:
    return tuple(old or found.get(i, "") for i, old in enumerate(labels))
