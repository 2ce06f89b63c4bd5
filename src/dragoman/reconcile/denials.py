"""What somebody says and somebody else, in the same article, says is not so.

The denied claim is the one just before ("Armenia denies it"), the one in like words, or the one
that the denial itself names with its author ("rejected the allegation, made by …"). A denial of
what nobody in the article claims is a statement and no dispute.
"""

from collections.abc import Iterator, Mapping, Sequence
from math import fsum, sqrt

from dragoman.codebook.denials import denials
from dragoman.codebook.merging import merging
from dragoman.codebook.telling import WORD, telling
from dragoman.model.actors import ActorRef
from dragoman.model.entries import Statement
from dragoman.model.record import Dispute, Subject
from dragoman.reconcile.disputes import Voice, dispute
from dragoman.reconcile.parties import PERSON, party
from dragoman.reconcile.questions import DENIED, REPORTED

# How alike in words a claim and its denial must be. Not tuned: two clauses that share half of what
# tells in them are of one matter.
ALIKE = 0.5
REACH = 400  # characters back to what "it" may stand for: about two sentences
CLAIMING = ("speech", "writing")
LEAST_WORDS = 4  # fewer make no claim
NEGATIONS = frozenset({"not", "never", "n"})


def denied_claims(statements: Sequence[Statement], outlets: Mapping[str, str]) -> Iterator[Dispute]:
    """Disputes about whether what a speaker says is so; `statements` are those of one document."""
    said = sorted(statements, key=lambda one: (one.evidence.start, one.evidence.end, one.id))
    for denial in said:
        if denial.speaker is None or not denies(denial):
            continue
        claim = _claim(denial, denial.speaker, said)
        accuser = claim.speaker if claim else _accuser(denial, denial.speaker)
        if accuser:
            of = claim or denial
            outlet = outlets[denial.evidence.document]
            values: dict[str, list[Voice]] = {
                REPORTED: [(outlet, (accuser,), of.evidence)],
                DENIED: [(outlet, (denial.speaker,), denial.evidence)],
            }
            yield dispute(f"“{of.text}”", Subject("statement", of.id), "occurrence", values)


def denies(statement: Statement) -> bool:
    """Whether the statement contradicts somebody."""
    return statement.cue is not None and denials().denies(statement.cue.text, statement.text)


def claims(statement: Statement) -> bool:
    """Whether the statement says that something is so, for somebody to deny."""
    cue = set(WORD.findall(statement.cue.text.casefold())) if statement.cue else set()
    return (
        statement.kind in CLAIMING
        and statement.speaker is not None
        and not cue & NEGATIONS
        and not denies(statement)
        and len(WORD.findall(statement.text)) >= LEAST_WORDS
    )


def _claim(denial: Statement, denier: ActorRef, said: Sequence[Statement]) -> Statement | None:
    """What of others the denial denies, if the article has it."""
    others = [
        one for one in said if claims(one) and one.speaker and party(one.speaker) != party(denier)
    ]
    if denials().points(denial.text):
        start = denial.evidence.start
        near = [one for one in others if 0 <= start - one.evidence.end <= REACH and not one.within]
        return near[-1] if near else None
    alike = [(_alike(one.text, denial.text), -one.evidence.start, one.id, one) for one in others]
    best = max(alike, default=None)
    return best[-1] if best and best[0] >= ALIKE else None


def _accuser(denial: Statement, denier: ActorRef) -> ActorRef | None:
    """Whose claim it is, where the denial says so; a person before the state in his title."""
    if not denials().names_claim(denial.text):
        return None
    others = [one for one in denial.about if party(one) != party(denier)]
    return min(others, key=lambda one: (not one.id.startswith(PERSON), one.id), default=None)


def _alike(one: str, other: str) -> float:
    """Cosine of two texts' words, each counting for what it tells; 0 to 1."""
    left, right = _stems(one), _stems(other)
    both = _norm(left) * _norm(right)
    return _norm(left & right) / sqrt(both) if both else 0.0


def _norm(stems: frozenset[str]) -> float:
    return fsum(telling().of(stem) ** 2 for stem in stems)


def _stems(text: str) -> frozenset[str]:
    known = merging()
    words = (word.casefold() for word in WORD.findall(text))
    return frozenset(known.stem(word) for word in words if word not in known.common)
