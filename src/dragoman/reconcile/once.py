"""Reports of acts that happen once: recognised by their wording, keyed by act and parties."""

from dataclasses import dataclass

from dragoman.codebook.once import OnceAct, once_acts
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
        if match:
            name = (match.groupdict().get("name") or "").strip()
            key = _key(act, report, name)
            return Once(act, key, name) if key else None
    return None


def _key(act: OnceAct, report: Report, name: str) -> tuple[str, ...]:
    doers, receivers = parties(report.actors), parties(report.recipients)
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
