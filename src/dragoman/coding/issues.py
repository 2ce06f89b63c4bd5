"""Which standing issues of the codebook a passage touches, and statements and reports with them.

An issue is named outright ("the Kashmir dispute"), or by what a party to it has at stake
("Moldova's territorial integrity"), which needs its owner beside it.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from dragoman.codebook.issues import Issue, Issues, Party, party_ref
from dragoman.codebook.stances import stance_words
from dragoman.model.actors import Actor, ActorRef, Mention
from dragoman.model.entries import Report, Statement
from dragoman.model.text import Evidence, Sentence

# What may stand between an owner and its stake: other stakes, adjectives, a few words in all.
OWNS = re.compile(r"(?:['’]s?)?(?:[\s,]+(?:and\s+)?[\w-]+){0,5}[\s,]*(?:and\s+)?")
OF_OWNER = re.compile(r"(?:[\s,]+[\w-]+){0,5}\s+(?:of|for)\s+(?:the\s+)?(?:Republic\s+of\s+)?")


DIRECT = (["of"], ["of", "the"], ["for"], ["for", "the"])


@dataclass(frozen=True, slots=True)
class Topic:
    """A passage that names an issue; `party` is whose stake names it, where one does."""

    issue: Issue
    start: int
    end: int
    party: Party | None = None


def find_topics(
    sentences: Sequence[Sentence], mentions: Sequence[Mention], issues: Issues
) -> dict[int, tuple[Topic, ...]]:
    """The issues of each sentence that touches any, in order, by the sentence's index."""
    beside: defaultdict[int, list[Mention]] = defaultdict(list)
    for mention in mentions:
        beside[mention.sentence].append(mention)
    found = {s.index: _topics(s, beside[s.index], issues) for s in sentences}
    return {index: topics for index, topics in found.items() if topics}


def _topics(sentence: Sentence, mentions: Sequence[Mention], issues: Issues) -> tuple[Topic, ...]:
    """The issues of a sentence, with the characters in its document, in order.

    `mentions` are those in the sentence. A stake counts for an issue that the sentence names; if
    it names none of those whose stake it is, for the only one there is.
    """
    named = [
        Topic(issue, sentence.start + start, sentence.start + end)
        for issue, start, end in issues.find(sentence.text)
    ]
    here = {topic.issue.name for topic in named}
    found = [*named]
    for start, end, mention in _owned(sentence, mentions, issues):
        meant = _at_stake(sentence.text[start - sentence.start : end - sentence.start], issues)
        whose = [(i, p) for i, p in meant if any(is_party(a, p) for a in mention.actors)]
        outright = [(i, p) for i, p in whose if i.name in here]
        known = any(is_party(a, p) for t in named for p in t.issue.parties for a in mention.actors)
        if outright or (len(whose) == 1 and not known):
            found += [Topic(issue, start, end, party) for issue, party in outright or whose]
    return tuple(sorted(found, key=lambda topic: (topic.start, topic.end, topic.issue.name)))


def is_party(actor: Actor | ActorRef, party: Party) -> bool:
    """Whether an actor is the party, or of those who speak for it."""
    ref = party_ref(party)
    if actor.id == ref.id or actor.name in (ref.name, *party.also) or actor.id in party.also:
        return True
    of_state = ref.id == ref.country and not ref.sector
    apart = {actor.sector, *actor.other_sectors} - stance_words().states_voice - {""}
    return of_state and actor.country == ref.country and not apart and _of_the_state(actor)


def _of_the_state(actor: Actor | ActorRef) -> bool:
    """Whether it is an organ or official: lands and peoples of a state are not the state."""
    return bool(actor.sector)


def _owned(
    sentence: Sentence, mentions: Sequence[Mention], issues: Issues
) -> Iterator[tuple[int, int, Mention]]:
    """Stakes with their owners beside them."""
    for match in _stakes(issues).finditer(sentence.text):
        start, end = (sentence.start + at for at in match.span())
        owner = _owner(sentence, mentions, start, end)
        if owner is not None:
            yield start, end, owner


def _owner(sentence: Sentence, mentions: Sequence[Mention], start: int, end: int) -> Mention | None:
    def between(first: int, last: int) -> str:
        return sentence.text[first - sentence.start : last - sentence.start]

    def acts(first: int, last: int) -> bool:
        tokens = (sentence.tokens[i] for i in sentence.covering(first, last))
        return any(token.part in ("VERB", "AUX") for token in tokens)

    after = [
        m for m in mentions if m.start >= end and OF_OWNER.fullmatch(" " + between(end, m.start))
    ]
    before = [
        m
        for m in mentions
        if m.end <= start and OWNS.fullmatch(between(m.end, start)) and not acts(m.end, start)
    ]
    near = sorted(before, key=lambda m: start - m.end) + sorted(after, key=lambda m: m.start - end)
    directly = [m for m in after if between(end, m.start).split() in DIRECT]
    return next(iter((*directly, *near)), None)


def _at_stake(words: str, issues: Issues) -> list[tuple[Issue, Party]]:
    wanted = _plain(words)
    return [
        (issue, party)
        for issue in issues.all
        for party in issue.parties
        if any(_plain(stake) == wanted for stake in party.stakes)
    ]


@cache
def _stakes_of(stakes: frozenset[str]) -> re.Pattern[str]:
    ordered = sorted(stakes, key=lambda stake: (-len(stake), stake))
    inner = "|".join(re.escape(stake).replace(r"\ ", r"\s+") for stake in ordered)
    return re.compile(rf"\b(?:{inner})\b", re.IGNORECASE)


def _stakes(issues: Issues) -> re.Pattern[str]:
    return _stakes_of(frozenset(s for i in issues.all for p in i.parties for s in p.stakes))


def _plain(words: str) -> str:
    return re.sub(r"\s+", " ", words).casefold()


def link_statement(said: Statement, topics: Sequence[Topic]) -> Statement:
    """The statement with the issues that its content names."""
    return replace(said, issues=_within(said.content, topics))


def link_report(told: Report, topics: Sequence[Topic]) -> Report:
    """The report with the issues that its sentence names."""
    return replace(told, issues=_within((told.evidence,), topics))


def _within(pieces: Sequence[Evidence], topics: Sequence[Topic]) -> tuple[str, ...]:
    named = {
        topic.issue.name
        for topic in topics
        for piece in pieces
        if piece.start <= topic.start and topic.end <= piece.end
    }
    return tuple(sorted(named))
