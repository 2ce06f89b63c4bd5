"""Different words for one thing ("massacre", "genocide"), each kept as the word of its sources."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence

from dragoman.codebook.merging import merging
from dragoman.codebook.telling import WORD
from dragoman.model.entries import Naming, Report
from dragoman.model.record import Dispute, Event, Subject
from dragoman.model.text import Evidence
from dragoman.reconcile.disputes import Voice, dispute

NAME = re.compile(r"[A-Z][\w’'-]*(?: [A-Z][\w’'-]*)*")


def term_disputes(
    namings: Sequence[Naming], events: Sequence[Event], outlets: Mapping[str, str]
) -> Iterator[Dispute]:
    """Disputes about what to call a thing; `outlets` maps document ids to independent outlets."""
    things: defaultdict[str, list[Naming]] = defaultdict(list)
    for naming in sorted(namings, key=lambda naming: naming.id):
        things[name_key(naming.of)].append(naming)
    for thing, named in sorted(things.items()):
        values = _values(named, outlets)
        if len(values) > 1 and _told_by_more_than_one(values):
            subject = _subject(thing, named, events)
            yield dispute(f"what to call {_title(named)}", subject, "term", values)


def name_key(name: str) -> str:
    """The name without marks and capitals: what must agree for two namings to be of one thing."""
    return " ".join(WORD.findall(name.casefold()))


def _title(named: Sequence[Naming]) -> str:
    return min(naming.of for naming in named)


def _values(named: Sequence[Naming], outlets: Mapping[str, str]) -> dict[str, list[Voice]]:
    """Terms with their voices; singular and plural, capitals or not, are one term."""
    forms: defaultdict[str, list[Naming]] = defaultdict(list)
    for naming in named:
        forms[merging().stem(naming.term.casefold())].append(naming)
    return {
        min(naming.term.casefold() for naming in same): [
            (outlets[naming.evidence.document], naming.asserted_by, naming.evidence)
            for naming in same
        ]
        for same in forms.values()
    }


def _told_by_more_than_one(values: Mapping[str, Sequence[Voice]]) -> bool:
    """Whether the terms have different people behind them: one writer's variation is no dispute."""
    behind = {
        frozenset((outlet, *(actor.id for actor in chain)) for outlet, chain, _ in voices)
        for voices in values.values()
    }
    return len(behind) > 1


def _subject(thing: str, named: Sequence[Naming], events: Sequence[Event]) -> Subject:
    """The event that carries the name, if it can be told; else the name itself.

    Surest is an event at the place of that name, then one whose act stands in the very words,
    then one whose sentence has the name free of them ("troops stormed the village of …").
    """
    tests: tuple[Callable[[Report], bool], ...] = (
        lambda report: report.place is not None and name_key(report.place.name) == thing,
        lambda report: any(_overlap(report.trigger, naming.evidence) for naming in named),
        lambda report: not any(_overlap(report.evidence, naming.evidence) for naming in named),
    )
    bearing = [e for e in events if any(thing in names_in(report) for report in e.reports)]
    for test in tests:
        found = [event for event in bearing if any(map(test, event.reports))]
        if len(found) == 1:
            return Subject("event", found[0].id)
    return Subject("name", _title(named))


def names_in(report: Report) -> set[str]:
    """Keys of the names that may be of what the report tells: its place, names in its sentence."""
    parties = (*report.actors, *report.recipients, *report.asserted_by)
    known = {name_key(words) for actor in parties for words in (actor.name, actor.text)}
    runs = NAME.findall(report.evidence.text)
    found = {name_key(name) for run in runs for name in (run, *run.split())}
    place = {name_key(report.place.name)} if report.place else set()
    return (found - known | place) - {""}


def _overlap(one: Evidence, other: Evidence) -> bool:
    return one.document == other.document and one.start < other.end and other.start < one.end
