"""What one passage tells of an instrument, and whether two passages tell of the same one."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from dragoman.codebook.instruments import InstrumentWords, instrument_words
from dragoman.coding.events.dating import date_of
from dragoman.coding.instruments.acts import Done, acts_on
from dragoman.coding.instruments.naming import Naming, name_of
from dragoman.coding.instruments.sides import LEAST_PARTIES, actors_at, issuers, sides_of
from dragoman.coding.statements import voices_over
from dragoman.model.actors import ActorRef, Mention
from dragoman.model.entries import InstrumentAct, Statement
from dragoman.model.text import Document, Evidence, evidence
from dragoman.model.time import UNKNOWN_DATE, DateMention, DateRange


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The document, and what earlier stages found in it."""

    document: Document
    mentions: tuple[Mention, ...]
    dates: tuple[DateMention, ...]
    statements: tuple[Statement, ...]
    words: InstrumentWords


@dataclass(frozen=True, slots=True)
class Draft:
    """What passages tell of one instrument; `start` is where it is first named."""

    naming: Naming
    start: int
    name: str
    date: DateRange
    by: tuple[ActorRef, ...]
    parties: tuple[ActorRef, ...]
    acts: tuple[InstrumentAct, ...]
    evidence: tuple[Evidence, ...]
    about: tuple[ActorRef, ...] = ()

    @property
    def sides(self) -> frozenset[str]:
        return frozenset(actor.country or actor.id for actor in (*self.by, *self.parties))


def draft(naming: Naming, around: Surroundings) -> Draft:
    """The draft of one naming from its own sentence."""
    words, tree = around.words, naming.tree
    done = list(acts_on(naming, words))
    if not done and (speakers := issuers(naming)):
        done = [Done(words.status("adopted"), naming.head, tuple(speakers))]
    by, parties = sides_of(naming, done, around.mentions, words)
    own = _own_date(naming, around.dates)
    outside = [d for d in around.dates if not (naming.start <= d.start and d.end <= naming.end)]
    dated = {n: date_of(tree, one.at, outside) for n, one in enumerate(done)}
    made = _made(done, dated)
    acts = tuple(
        _act(naming, one, UNKNOWN_DATE if _borrowed(one, dated[n], made, own) else dated[n], around)
        for n, one in enumerate(done)
    )
    sentence = evidence(around.document, tree.sentence.start, tree.sentence.end)
    return Draft(
        naming, naming.start, name_of(naming), own if own.known else made, by, parties, acts,
        (sentence,), _about(naming, by, around),
    )  # fmt: skip


def _about(naming: Naming, by: tuple[ActorRef, ...], around: Surroundings) -> tuple[ActorRef, ...]:
    """Whom else the sentence names with what one body adopts: others have parties instead."""
    if naming.kind.sides != "adopter":
        return ()
    named = actors_at(naming.tree, range(len(naming.tree.sentence.tokens)), around.mentions)
    own = {actor.country for actor in by}
    return tuple(actor for actor in named if actor.country not in own)


def _made(done: Sequence[Done], dated: dict[int, DateRange]) -> DateRange:
    """The date of the act that made it, is to make it, or decided that it was not made."""
    dates = [dated[n] for n, one in enumerate(done) if _making(one)]
    return next((date for date in dates if date.known), UNKNOWN_DATE)


def _making(one: Done) -> bool:
    return one.coming or one.status.name in instrument_words().making


def _borrowed(one: Done, when: DateRange, made: DateRange, own: DateRange) -> bool:
    """Whether a date belongs to the instrument's making and not to this act."""
    return when == own or (when == made and not _making(one))


def _own_date(naming: Naming, dates: Sequence[DateMention]) -> DateRange:
    """The date that is part of the name: "of 10 November 2020", "the 1962 agreement"."""
    tree = naming.tree
    span = range(naming.first, naming.last + 1)
    for mention in dates:
        covered = tree.sentence.covering(mention.start, mention.end)
        if not covered or not mention.date.known:
            continue
        root = min(covered, key=lambda i: len(tree.ancestors(i)))
        above = tree.head(root)
        if root < naming.head and above in span:
            return mention.date
        leads = tree.lemma(above) in instrument_words().dated_by
        if leads and (tree.head(above) in span or above == naming.last + 1):
            return mention.date
    return UNKNOWN_DATE


def _act(naming: Naming, one: Done, when: DateRange, around: Surroundings) -> InstrumentAct:
    tree = naming.tree
    token = tree.token(one.at)
    return InstrumentAct(
        status=one.status.name,
        date=when,
        by=actors_at(tree, one.doers, around.mentions),
        asserted_by=voices_over(around.statements, token.start, token.end),
        evidence=evidence(around.document, tree.sentence.start, tree.sentence.end),
    )


def identified(one: Draft) -> bool:
    """Whether the passage tells which instrument it is: its name, number, date or whose it is."""
    naming = one.naming
    if naming.loose or (naming.kind.marks and not _marked(one)):
        return False
    if naming.proper or naming.number or one.date.known:
        return naming.proper or bool(naming.number) or not naming.kind.proper
    if naming.kind.proper:
        return False
    if naming.kind.sides == "adopter":
        return bool(one.by)
    return len(one.sides) >= LEAST_PARTIES


def _marked(one: Draft) -> bool:
    """Whether a word before the noun makes more of it than what one speaker states."""
    return bool(set(one.name.casefold().split()) & set(one.naming.kind.marks))


def same(earlier: Draft, later: Draft, words: InstrumentWords) -> bool:
    """Whether a later passage speaks of an earlier one's instrument."""
    a, b = earlier.naming, later.naming
    if a.kind.name != b.kind.name and not (b.kind.yields and a.kind.sides == "parties"):
        return False
    if _apart(earlier.date, later.date):
        return False
    if a.number or b.number:
        return a.number == b.number
    if a.proper and b.proper:
        one, other = words.core(earlier.name), words.core(later.name)
        return bool(one) and bool(other) and (one <= other or other <= one)
    if earlier.date.known and later.date.known and earlier.date.precision == "day":
        return True
    agree = not earlier.sides or not later.sides or bool(earlier.sides & later.sides)
    return b.definite and not b.proper and agree and _told_by(later, earlier, words)


def _told_by(later: Draft, earlier: Draft, words: InstrumentWords) -> bool:
    """Whether the later name says nothing that the earlier one does not."""
    return words.core(later.name) <= words.core(earlier.name)


def _apart(one: DateRange, other: DateRange) -> bool:
    if one.start is None or one.end is None or other.start is None or other.end is None:
        return False
    return one.end < other.start or other.end < one.start


def joined(earlier: Draft, later: Draft) -> Draft:
    """Both as one: the earlier's words, and what only the later tells."""
    better = later if later.naming.proper and not earlier.naming.proper else earlier
    finer = later.date if _finer(later.date, earlier.date) else earlier.date
    return replace(
        earlier,
        naming=better.naming,
        name=better.name,
        date=finer,
        by=earlier.by or later.by,
        parties=earlier.parties if len(earlier.parties) >= len(later.parties) else later.parties,
        acts=tuple(dict.fromkeys((*earlier.acts, *later.acts))),
        about=earlier.about or later.about,
        evidence=tuple(dict.fromkeys((*earlier.evidence, *later.evidence))),
    )


def _finer(one: DateRange, other: DateRange) -> bool:
    if one.start is None or one.end is None:
        return False
    if other.start is None or other.end is None:
        return True
    return one.end - one.start < other.end - other.start
