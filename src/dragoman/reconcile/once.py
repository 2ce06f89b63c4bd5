"""Reports of acts that happen once: recognised by their wording, keyed by act and parties."""

from collections.abc import Iterable
from dataclasses import dataclass

from dragoman.codebook.once import OnceAct, once_acts
from dragoman.model.actors import ActorRef
from dragoman.model.entries import Report
from dragoman.reconcile.parties import parties

PAIR = 2


@dataclass(frozen=True, slots=True)
class Once:
    """A once-only act and what tells it apart from others of its kind: parties, or its name."""

    act: OnceAct
    key: tuple[str, ...]
    name: str = ""


def once(report: Report) -> Once | None:
    """The once-only act that the report tells of; None for any other act.

    Acts still to come, and those whose parties the passage leaves open, are not among them.
    """
    if report.modality in ("future", "hypothetical"):
        return None
    start = report.trigger.start - report.evidence.start
    end = report.trigger.end - report.evidence.start
    for act in once_acts():
        match = act.match(report.evidence.text, start, end) if report.type in act.types else None
        if match and _is_receiver(match.groupdict().get("whom"), report):
            name = (match.groupdict().get("name") or "").strip()
            key = _key(act, report, name)
            return Once(act, key, name) if key else None
    return None


def _is_receiver(whom: str | None, report: Report) -> bool:
    """Whether the words for the receiver, where the wording holds them, name one of the report."""
    names = {name for actor in report.recipients for name in (actor.name, actor.text)}
    return whom is None or whom in names


def _key(act: OnceAct, report: Report, name: str) -> tuple[str, ...]:
    doers, receivers = _states(report.actors), _states(report.recipients)
    if act.per == "name":
        return (act.name, name.casefold())
    if act.per == "pair":
        both = doers | receivers
        return (act.name, *sorted(both)) if len(both) == PAIR else ()
    if act.per == "directed":
        one_each = len(doers) == 1 and len(receivers) == 1
        return (act.name, *doers, *receivers) if one_each else ()
    if act.per == "recipient":
        ids = {actor.id for actor in report.recipients}
        return (act.name, *ids) if len(ids) == 1 else ()
    return (act.name, *doers) if len(doers) == 1 else ()


def _states(actors: Iterable[ActorRef]) -> frozenset[str]:
    """Parties that are known: a noun phrase of no country is the act's wording, not a party."""
    return parties(actor for actor in actors if actor.country)
