"""A verdict becomes a report: who, what, when, where, why, and on whose word."""

from collections.abc import Sequence
from dataclasses import dataclass

from dragoman.codebook.contexts import ContextWords
from dragoman.codebook.modality import ModalityWords
from dragoman.codebook.states import states_by_capital
from dragoman.coding.events.candidates import Candidate
from dragoman.coding.events.dating import date_of
from dragoman.coding.events.judging import Judge, Verdict, trigger_head
from dragoman.coding.events.modality import aged, modality
from dragoman.coding.events.parties import PHRASE, Group
from dragoman.coding.events.placing import place_of
from dragoman.coding.statements import voices_over
from dragoman.coding.tree import Tree
from dragoman.model.actors import ActorRef, Mention
from dragoman.model.entries import Report, Statement
from dragoman.model.ids import content_id
from dragoman.model.text import Document, evidence
from dragoman.model.time import DateMention


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The document, and what earlier stages found in it."""

    document: Document
    mentions: tuple[Mention, ...]
    dates: tuple[DateMention, ...]
    statements: tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class Reporter:
    """Makes reports: the judge's codes with the words that modality and contexts go by."""

    judge: Judge
    modality: ModalityWords
    contexts: ContextWords

    def report(self, around: Surroundings, tree: Tree, verdict: Verdict) -> Report:
        """The report of one verdict; its evidence is the sentence."""
        document = around.document
        act = trigger_head(tree, verdict.trigger)
        when = date_of(tree, act, around.dates)
        told = modality(tree, verdict, self.judge.labels.modalities, self.modality)
        type_ = self.judge.ontology.coded(verdict.type, told)
        trigger = evidence(
            document, tree.token(verdict.trigger[0]).start, tree.token(verdict.trigger[-1]).end
        )
        actors, recipients = sides_of(verdict.candidate)
        sides = (*(a.id for a in actors), ">", *(r.id for r in recipients))
        return Report(
            id=content_id("report", document.id, trigger.start, trigger.end, type_, *sides),
            type=type_,
            modes=(verdict.mode,) if verdict.mode and type_ == verdict.type else (),
            contexts=self.contexts.of([t.lemma.lower() for t in tree.sentence.tokens]),
            modality=aged(told, when, document.published),
            actors=actors,
            recipients=recipients,
            date=when,
            place=place_of(tree, verdict, around.mentions),
            trigger=trigger,
            asserted_by=asserted_by(tree, act, actors, around.statements),
            confidence=round(verdict.confidence, 4),
            evidence=evidence(document, tree.sentence.start, tree.sentence.end),
        )


def sides_of(candidate: Candidate) -> tuple[tuple[ActorRef, ...], tuple[ActorRef, ...]]:
    """Who did it and to whom."""
    actors, recipients = refs(candidate.actors), refs(candidate.recipients)
    return _states_meant(actors, recipients), _states_meant(recipients, actors)


def _states_meant(side: Sequence[ActorRef], other: Sequence[ActorRef]) -> tuple[ActorRef, ...]:
    """A side of an act; a capital of which nothing is known but the name stands for its state
    ("sent medicine to Kabul"), unless the other side is at home there."""
    at_home = {ref.country for ref in other}
    return tuple(_state_meant(ref, at_home) for ref in side)


def _state_meant(ref: ActorRef, at_home: set[str]) -> ActorRef:
    state = states_by_capital().get(ref.text.casefold())
    if state is None or not ref.id.startswith(PHRASE) or state.country in at_home:
        return ref
    return ActorRef(state.id, state.name, state.country, "", (), ref.text)


def refs(group: Group) -> tuple[ActorRef, ...]:
    """The actors of a group, each once, in text order."""
    return tuple({actor.id: actor for party in group for actor in party.actors}.values())


def asserted_by(
    tree: Tree, act: int, actors: Sequence[ActorRef], statements: tuple[Statement, ...]
) -> tuple[ActorRef, ...]:
    """The voices above an act, the outermost first; empty if the outlet tells it itself.

    Who does something by saying so ("reaffirms its support") is not above what it does: there the
    act is the object of the statement's own cue.
    """
    token = tree.token(act)
    own = {actor.id for actor in actors}
    cued = {tree.token(i).start for i in (act, *tree.ancestors(act)[:1])}
    performed = {
        s.id
        for s in statements
        if s.cue and s.speaker and s.speaker.id in own
        if any(s.cue.start <= start < s.cue.end for start in cued)
    }
    above = tuple(s for s in statements if s.id not in performed)
    return voices_over(above, token.start, token.end)
