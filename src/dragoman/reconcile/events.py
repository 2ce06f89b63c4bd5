"""One event out of the accounts that tell it: each field what most of them bear out."""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Sequence
from typing import TypeVar

from dragoman.codebook.ontology import plover
from dragoman.model.actors import ActorRef
from dragoman.model.entries import Report
from dragoman.model.ids import content_id
from dragoman.model.places import SPOTS, Place
from dragoman.model.record import Event
from dragoman.reconcile.account import Account
from dragoman.reconcile.corrections import standing, superseded
from dragoman.reconcile.parties import is_bare, party
from dragoman.reconcile.questions import QUESTIONS, differ_in_date
from dragoman.reconcile.times import best_date

HALF = 0.5
Value = TypeVar("Value", bound=Hashable)


def event(accounts: Sequence[Account]) -> Event:
    """The event of a group of accounts, which must not be empty; `disputed` is left False."""
    reports = sorted((account.report for account in accounts), key=lambda report: report.id)
    type_ = majority((report.type, report.confidence) for report in reports)
    modes = _modes([report for report in reports if report.type == type_])
    actors, recipients = _sides(reports)
    return Event(
        id=content_id("event", reports[0].id),
        type=type_,
        modes=modes,
        contexts=tuple(sorted({context for report in reports for context in report.contexts})),
        quad=plover().quad(type_),
        score=plover().score(type_, modes),
        modality=majority((report.modality, report.confidence) for report in reports),
        date=best_date([(a.report.date, a.outlet) for a in standing(accounts, differ_in_date)]),
        place=_place(reports),
        actors=actors,
        recipients=recipients,
        outlets=len(sources(accounts)),
        disputed=False,
        reports=tuple(reports),
        issues=tuple(sorted({issue for report in reports for issue in report.issues})),
        superseded=superseded(accounts, [question.differ for question in QUESTIONS]),
    )


def sources(accounts: Iterable[Account]) -> set[str]:
    """The independent outlets of an event: a document's own, or those that it merely quotes.

    What a document tells in its own voice as well adds nobody else's.
    """
    of: defaultdict[str, list[Account]] = defaultdict(list)
    for account in accounts:
        of[account.report.evidence.document].append(account)
    return {
        outlet
        for told in of.values()
        for outlet in ({a.outlet for a in told if not a.quoted} or {a.quoted for a in told})
    }


def majority(votes: Iterable[tuple[Value, float]]) -> Value:
    """The value with the most confidence behind it; ties go to the first in order of writing."""
    return min(_tally(votes).items(), key=lambda item: (-item[1], str(item[0])))[0]


def _tally(votes: Iterable[tuple[Value, float]]) -> dict[Value, float]:
    sums: defaultdict[Value, float] = defaultdict(float)
    for value, confidence in votes:
        sums[value] += confidence
    return dict(sums)


def _modes(reports: Sequence[Report]) -> tuple[str, ...]:
    """The modes that half of the reports with any modes give, by confidence."""
    with_modes = [report for report in reports if report.modes]
    enough = HALF * sum(report.confidence for report in with_modes)
    votes = _tally((mode, report.confidence) for report in with_modes for mode in report.modes)
    return tuple(sorted(mode for mode, sum_ in votes.items() if sum_ >= enough))


def _place(reports: Sequence[Report]) -> Place | None:
    """The place that most confidence stands behind, the more exact first: a city before its state.

    Of one name the best located.
    """
    told = [(report.place, report.confidence) for report in reports if report.place]
    exact = [(place, sure) for place, sure in told if place.precision in SPOTS and place.located]
    places = exact or told
    if not places:
        return None
    one = majority(((place.name, place.country), sure) for place, sure in places)
    named = [place for place, _ in places if (place.name, place.country) == one]
    return min(named, key=lambda place: (place.geonameid is None, not place.country, str(place)))


def _sides(reports: Sequence[Report]) -> tuple[tuple[ActorRef, ...], tuple[ActorRef, ...]]:
    """Actors and recipients; each party stands on the side on which most confidence puts it.

    A tie makes it an actor: who can't be told apart as doer and receiver is a doer.
    """
    balance = _tally(
        (party(actor), sign * report.confidence)
        for report in reports
        for sign, side in ((1, report.actors), (-1, report.recipients))
        for actor in side
    )
    if all(sum_ < 0 for sum_ in balance.values()):
        balance = dict.fromkeys(balance, 0.0)
    return (
        _named(reports, {key for key, sum_ in balance.items() if sum_ >= 0}),
        _named(reports, {key for key, sum_ in balance.items() if sum_ < 0}),
    )


def _named(reports: Sequence[Report], wanted: set[str]) -> tuple[ActorRef, ...]:
    """One reference an actor; a bare state gives way to its organs and persons."""
    best: dict[str, ActorRef] = {}
    for report in sorted(reports, key=lambda report: (-report.confidence, report.id)):
        for actor in (*report.actors, *report.recipients):
            if party(actor) in wanted:
                best.setdefault(actor.id, actor)
    special = {party(actor) for actor in best.values() if not is_bare(actor)}
    kept = [a for a in best.values() if not (is_bare(a) and party(a) in special)]
    return tuple(sorted(kept, key=lambda actor: actor.id))
