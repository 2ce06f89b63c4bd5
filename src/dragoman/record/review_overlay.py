"""People's verdicts laid over what the machine made: pure, and nothing stored is changed.

The latest word on a field prevails. A rejected entry is not shown, unless somebody later accepts or
corrects it. An event of which reports were corrected or rejected is drawn anew from the rest.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, TypeVar, cast

from dragoman.codebook.ontology import plover
from dragoman.model.entries import Report
from dragoman.model.record import Dispute, DisputedValue, Event
from dragoman.model.review import Correction, Review
from dragoman.model.text import Evidence
from dragoman.reconcile.account import account, counting_for
from dragoman.reconcile.disputes import event_disputes
from dragoman.reconcile.events import event as drawn
from dragoman.record.review_fields import decoded

E = TypeVar("E")
CERTAIN = 1.0
Reviews = Sequence[Review]


def overlaid(entry: E, reviews: Reviews) -> E | None:
    """The entry as people would have it; None once it is rejected.

    `reviews` are those in force that hold on to this very entry, oldest first.
    """
    verdicts = [r for r in reviews if r.verdict in ("accept", "correct", "reject")]
    if not verdicts:
        return entry
    if verdicts[-1].verdict == "reject":
        return None
    fields = {given.field: given for review in verdicts for given in review.fields}
    changed = _with(entry, list(fields.values()))
    if isinstance(changed, Report):
        return cast("E", replace(changed, confidence=CERTAIN))
    return changed


def overlaid_event(
    event: Event, reviews: Reviews, of_reports: Mapping[str, Reviews]
) -> Event | None:
    """The event with the verdicts on it and on its reports; None when nothing of it is left.

    `of_reports` are the reviews of each of its reports, by id.
    """
    told = [overlaid(report, of_reports.get(report.id, ())) for report in event.reports]
    left = tuple(report for report in told if report)
    if not left:
        return None
    if left != event.reports:
        event = _redrawn(event, left)
    return overlaid(event, reviews)


def overlaid_dispute(dispute: Dispute, before: Event, after: Event | None) -> Dispute | None:
    """The dispute about an event once that is overlaid; None when nothing is disputed any more."""
    if after is None or after.reports == before.reports:
        return dispute if after else None
    accounts = [account(report, counting_for(report.evidence.document)) for report in after.reports]
    if dispute.attribute not in {d.attribute for d in event_disputes(after, accounts)}:
        return None
    gone = {r.evidence for r in before.reports} - {r.evidence for r in after.reports}
    values = tuple(filter(None, (_without(value, gone) for value in dispute.values)))
    return replace(dispute, values=values) if len(values) > 1 else None


def _without(value: DisputedValue, gone: set[Evidence]) -> DisputedValue | None:
    kept = tuple(one for one in value.evidence if one not in gone)
    return replace(value, evidence=kept) if kept else None


def _redrawn(event: Event, reports: tuple[Report, ...]) -> Event:
    """The event that these reports tell, under its own id.

    Who counts as an independent outlet was settled when all were at hand; fewer documents can only
    make fewer.
    """
    again = drawn([account(report, counting_for(report.evidence.document)) for report in reports])
    documents = {report.evidence.document for report in reports}
    outlets = min(event.outlets, len(documents))
    return replace(again, id=event.id, disputed=event.disputed, outlets=outlets)


def _with(entry: E, fields: Sequence[Correction]) -> E:
    values: dict[str, Any] = {given.field: decoded(entry, given) for given in fields}
    changed: Any = replace(entry, **values)  # type: ignore[type-var]
    if isinstance(changed, Event | Report):
        modes = tuple(m for m in changed.modes if m in plover().types[changed.type].modes)
        changed = replace(changed, modes=modes)
    if isinstance(changed, Event):
        score = plover().score(changed.type, changed.modes)
        changed = replace(changed, quad=plover().quad(changed.type), score=score)
    return cast("E", changed)
