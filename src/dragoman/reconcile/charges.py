"""Who charges whom with having begun a fight, or with a blow, read off the words of a statement.

The words that say so are the codebook's (data/accusations.yaml); whom they charge is the actor that
stands where a doer stands: before the words, behind their "by", or as the object of "accused".
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from dragoman.codebook.accusations import accusations
from dragoman.codebook.merging import merging
from dragoman.codebook.states import state_names
from dragoman.model.actors import ActorRef
from dragoman.model.entries import Statement
from dragoman.reconcile.denials import denies
from dragoman.reconcile.parties import party

TOKEN = re.compile(r"[^\W_]+(?:[-’'][^\W_]+)*|[^\w\s]")
CLAIMING = ("speech", "writing")
# How far, in words, what belongs to one phrase stands apart: "accused Mali of large-scale …",
# "Thai troops at the border had …", "shelling by heavily armed Thai troops". Set by judgement.
OBJECT, FRAME, CLAUSE, PHRASE = 3, 8, 7, 4
PAIR = 2


@dataclass(frozen=True, slots=True)
class Blow:
    """What somebody is charged with: having begun, if `began`, else having struck; `of` says what
    was begun where it was a whole war or the end of a truce."""

    began: bool
    of: str = ""


@dataclass(frozen=True, slots=True)
class Charge:
    """That `accuser` charges `charged` with a blow, in a statement."""

    accuser: ActorRef
    charged: ActorRef
    blow: Blow
    statement: Statement


@dataclass(frozen=True, slots=True)
class _Named:
    """An actor with its first and last word in the content."""

    actor: ActorRef
    first: int
    last: int


def charges(statement: Statement) -> tuple[Charge, ...]:
    """The charges that a speaker lays in a statement of its own; the surer where it lays two."""
    if statement.speaker is None or statement.cue is None or statement.within:
        return ()
    words = [word.casefold() for word in TOKEN.findall(statement.text)]
    if accusations().telling.isdisjoint(words) or denies(statement):
        return ()
    cue = {word.casefold() for word in TOKEN.findall(statement.cue.text)}
    if cue & accusations().unreal:
        return ()
    if cue & accusations().accusing:
        blaming = bool(cue & accusations().blaming)
        found = _accused(statement, statement.speaker, words, blaming)
    elif statement.kind in CLAIMING:
        found = _claimed(statement, statement.speaker, words)
    else:
        return ()
    best: dict[tuple[str, str], Charge] = {}
    for one in sorted(found, key=lambda one: not one.blow.began):
        best.setdefault((party(one.accuser), party(one.charged)), one)
    return tuple(best[key] for key in sorted(best))


def _accused(
    statement: Statement, speaker: ActorRef, words: Sequence[str], blaming: bool
) -> Iterator[Charge]:
    """Of "accused Mali of …", and of "accused each other of …" between two states."""
    for named in _others(statement, speaker):
        if named.first <= OBJECT and (blow := _framed(words, named.last + 1, blaming)):
            yield Charge(speaker, named.actor, blow, statement)
    if " ".join(words[:PAIR]) in accusations().reciprocal and statement.source:
        both = states_in(statement.source.text)
        if len(both) == PAIR and (blow := _framed(words, PAIR, blaming)):
            yield Charge(both[0], both[1], blow, statement)
            yield Charge(both[1], both[0], blow, statement)


def _framed(words: Sequence[str], at: int, blaming: bool) -> Blow | None:
    """What the words from "of" or "for" on charge with, nothing else done in between."""
    if at >= len(words) or words[at] not in ("of", "for"):
        return None
    known = accusations()
    for i in range(at + 1, min(at + 1 + FRAME, len(words))):
        if found := _blow(words, i):
            return found
        if blaming and words[i] in known.fighting and _armed(words, i):
            return Blow(began=True, of="war" if words[i] in known.war else "")
        acts = known.dealing | known.starting | known.breaking | known.attacking
        if words[i] in known.unreal or (words[i].endswith("ing") and words[i] not in acts):
            return None
    return None


def _claimed(statement: Statement, speaker: ActorRef, words: Sequence[str]) -> Iterator[Charge]:
    """Of "Thai troops had fired first", "shelling by Thai troops", "responded to Thai fire"."""
    known = accusations()
    for named in _others(statement, speaker):
        before = set(words[max(named.first - PHRASE, 0) : named.first])
        for i in _clause(words, named.last + 1):
            if words[i] in known.unreal or _turned(words, i):
                break
            if blow := _blow(words, i):
                answered = bool(before & known.answering)
                yield Charge(speaker, named.actor, Blow(True) if answered else blow, statement)
        for agent in range(max(named.first - PHRASE, 0), named.first):
            if words[agent] not in known.agents:
                continue
            for i in range(max(agent - PHRASE, 0), agent):
                if (blow := _blow(words, i)) and not set(words[:i]) & known.unreal:
                    yield Charge(speaker, named.actor, blow, statement)


def _clause(words: Sequence[str], at: int) -> Iterator[int]:
    """The words from `at` on to the end of the phrase."""
    ends = merging().clause_openers - merging().joining
    for i in range(at, min(at + CLAUSE, len(words))):
        if words[i] in ends or not words[i][0].isalnum():
            return
        yield i


def _turned(words: Sequence[str], i: int) -> bool:
    """Whether the word makes a passive of what follows: "were attacked", unlike "were firing"."""
    goes_on = i + 1 < len(words) and words[i + 1].endswith("ing")
    return words[i] in accusations().passive and not goes_on


def _blow(words: Sequence[str], i: int) -> Blow | None:
    """What the word at `i` charges with, by those around it; None where it is no such word."""
    known = accusations()
    word, after = words[i], words[i + 1 : i + 1 + PHRASE]
    if word in known.provoking:
        return Blow(began=True)
    near = range(max(i - PHRASE, 0), min(i + PHRASE + 1, len(words)))
    if word in known.starting:
        fought = next((j for j in near if words[j] in known.fighting and _armed(words, j)), None)
        if fought is not None and (words[fought] not in known.attacking or "the" in words[:fought]):
            return Blow(began=True, of="war" if words[fought] in known.war else "")
    if word in known.breaking and any(words[j] in known.truces for j in near):
        return Blow(began=True, of="truce")
    if word not in known.attacking:
        return None
    first = next((j for j, other in enumerate(after) if other == "first"), None)
    if first is None:
        return Blow(began=False)
    shot = set(after[first + 1 : first + 2]) & known.shots
    return Blow(began=bool(shot) or after[first - 1 : first] != ["the"])


def _armed(words: Sequence[str], i: int) -> bool:
    return i == 0 or words[i - 1] not in accusations().unarmed


def _others(statement: Statement, speaker: ActorRef) -> list[_Named]:
    """The actors of other parties that the content names, each where it stands first."""
    spans = [match.span() for match in TOKEN.finditer(statement.text)]
    found: dict[tuple[int, str], _Named] = {}
    for actor in sorted(statement.about, key=lambda one: (-len(one.text), one.id)):
        if party(actor) == party(speaker) or not actor.text:
            continue
        for match in re.finditer(rf"\b{re.escape(actor.text)}\b", statement.text):
            inside = [i for i, (s, e) in enumerate(spans) if s < match.end() and match.start() < e]
            found.setdefault((inside[0], party(actor)), _Named(actor, inside[0], inside[-1]))
    return [found[key] for key in sorted(found)]


def states_in(text: str) -> tuple[ActorRef, ...]:
    """The states that a phrase names, in the order in which they stand there."""
    found = ((match[0], match.start()) for match in _state_names().finditer(text))
    ids = _ids_by_name()
    return tuple(ActorRef(ids[name], name, ids[name], "", (), name) for name, _ in found)


@cache
def _ids_by_name() -> dict[str, str]:
    return {name: code for code, name in state_names().items()}


@cache
def _state_names() -> re.Pattern[str]:
    longest_first = sorted(_ids_by_name(), key=lambda name: (-len(name), name))
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, longest_first))})\b")
