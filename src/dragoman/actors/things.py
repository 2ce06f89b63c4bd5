"""Plural things that "they" may stand for: in "Kenya said the strikes had failed" the strikes.

A text names far more things than actors, and most of the time "they" are the actors all the same
("Kenya and Uganda held talks. They agreed"). So only a thing that is a subject counts, and only
where "they" does not do what somebody does with words or thoughts.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dragoman.actors.line import SUBJECTS, Line
from dragoman.codebook.actor_words import actor_words
from dragoman.codebook.cues import english_cues

_PLURAL = ("NNS", "NNPS")


@dataclass(frozen=True, slots=True)
class Thing:
    """A plural noun that names no actor and is a subject: its sentence, its character, and the
    verb that reports its clause, "" for none."""

    sentence: int
    at: int
    noun: str
    reported_by: str


def things_in(lines: Sequence[Line]) -> tuple[Thing, ...]:
    """The things of a document, in its order."""
    return tuple(thing for line in lines for thing in _things(line))


def _things(line: Line) -> Iterator[Thing]:
    for index, token in enumerate(line.tokens):
        plural = token.tag in _PLURAL and token.relation in SUBJECTS
        if plural and line.owner[index] is None and token.lemma not in actor_words().counting:
            yield Thing(line.sentence.index, token.start, token.text, _reporter(line, index))


def thing_meant(line: Line, index: int, things: Sequence[Thing], since: int) -> Thing | None:
    """The thing that a plural pronoun may stand for: the last subject after the character `since`,
    where the pronoun is a subject in a clause that the same verb reports or that none does."""
    pronoun = line.tokens[index]
    if pronoun.relation not in SUBJECTS or _needs_somebody(line, pronoun.head):
        return None
    near = [t for t in things if since <= t.at < pronoun.start and _near(t, line)]
    alike = [t for t in near if t.reported_by == _reporter(line, index)]
    return alike[-1] if alike else None


def _near(thing: Thing, line: Line) -> bool:
    return line.sentence.index - thing.sentence <= 1


def _needs_somebody(line: Line, verb: int) -> bool:
    """Whether only somebody can do what the verb says: say, hope, agree."""
    return english_cues().verb(line.tokens[verb].lemma) is not None


def _reporter(line: Line, subject: int) -> str:
    """The lemma of the verb that reports the clause of a subject, "" for none."""
    clause = line.tokens[line.tokens[subject].head]
    return line.tokens[clause.head].lemma if clause.relation == "ccomp" else ""
