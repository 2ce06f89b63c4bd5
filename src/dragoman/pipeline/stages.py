"""The stages of reading one document, each with the fields that it needs and gives."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, fields, replace

from dragoman.actors import EMPTY, Known, resolve
from dragoman.codebook.issues import issues
from dragoman.coding.events import code_events, unlocated
from dragoman.coding.figures import find_figures
from dragoman.coding.instruments import find_instruments
from dragoman.coding.issues import find_topics, link_report, link_statement
from dragoman.coding.namings import find_namings
from dragoman.coding.observances import find_observances
from dragoman.coding.stances import find_stands
from dragoman.coding.statements import find_statements
from dragoman.coding.unnamed import find_unnamed
from dragoman.errors import UsageError
from dragoman.language.dates import find_dates, find_recurring
from dragoman.language.parse import parse
from dragoman.model.reading import Notice, Reading
from dragoman.pipeline.linking import link
from dragoman.settings import Settings

CODED_LANGUAGES = ("en", "")
# What stands where bytes of a text were no character of its encoding.
BROKEN = "\ufffd"


@dataclass(frozen=True, slots=True)
class Stage:
    """A step from one Reading to the next. `needs` and `gives` name fields of Reading."""

    name: str
    needs: frozenset[str]
    gives: frozenset[str]
    run: Callable[[Reading], Reading]


def check_order(stages: Iterable[Stage]) -> None:
    """UsageError where a stage needs what no stage before it gives, or a field is no field."""
    known = {field.name for field in fields(Reading)}
    given = {"document"}
    for stage in stages:
        if missing := stage.needs - given:
            raise UsageError(
                f"stage {stage.name} needs {', '.join(sorted(missing))} before it runs"
            )
        if strange := stage.gives - known:
            raise UsageError(
                f"stage {stage.name} gives {', '.join(sorted(strange))}, no such field"
            )
        given |= stage.gives


def read_through(reading: Reading, stages: Iterable[Stage]) -> Reading:
    """The reading after all stages; a document in a language that is not coded passes none."""
    document = reading.document
    if broken := document.text.count(BROKEN):
        reason = f"{broken} of its characters cannot be read; each is shown as {BROKEN}"
        notice = Notice("damaged", document.source, document.title, reason)
        reading = replace(reading, notices=(*reading.notices, notice))
    if document.language not in CODED_LANGUAGES:
        reason = f"written in “{document.language}”; only English is coded, the text is kept"
        notice = Notice("language", document.source, document.title, reason)
        return replace(reading, notices=(*reading.notices, notice))
    for stage in stages:
        reading = stage.run(reading)
    return reading


def standard(settings: Settings, known: Known = EMPTY) -> tuple[Stage, ...]:
    """The stages that every document passes, in the order of the house.

    `known` is what other documents taught of persons.
    """
    return (
        Stage("parse", _set("document"), _set("sentences"), _parse),
        Stage("dates", _set("sentences"), _set("dates", "recurring"), _dates),
        Stage(
            "actors",
            _set("sentences"),
            _set("mentions", "offices", "notices"),
            lambda r: _actors(r, known),
        ),
        Stage("statements", _set("mentions", "dates"), _set("statements"), _statements),
        Stage(
            "reports",
            _set("statements"),
            _set("reports", "statements", "notices"),
            lambda r: _reports(r, settings),
        ),
        Stage("figures", _set("reports"), _set("figures"), _figures),
        Stage(
            "stands",
            _set("statements", "reports"),
            _set("statements", "reports", "stands"),
            lambda r: _stands(r, settings),
        ),
        Stage("namings", _set("mentions", "dates", "statements"), _set("namings"), _namings),
        Stage("instruments", _set("statements"), _set("instruments"), _instruments),
        Stage("observances", _set("mentions", "recurring"), _set("observances"), _observances),
    )


def _set(*names: str) -> frozenset[str]:
    return frozenset(names)


def _parse(reading: Reading) -> Reading:
    return replace(reading, sentences=parse(reading.document))


def _dates(reading: Reading) -> Reading:
    dates = find_dates(reading.document, reading.sentences)
    recurring = find_recurring(reading.document, reading.sentences)
    return replace(reading, dates=dates, recurring=recurring)


def _actors(reading: Reading, known: Known) -> Reading:
    found = resolve(reading.document, reading.sentences, known)
    notices = (*reading.notices, *found.notices)
    return replace(reading, mentions=found.mentions, offices=found.offices, notices=notices)


def _statements(reading: Reading) -> Reading:
    found = find_statements(reading.document, reading.sentences, reading.mentions, reading.dates)
    return replace(reading, statements=found)


def _reports(reading: Reading, settings: Settings) -> Reading:
    found = code_events(
        reading.document,
        reading.sentences,
        reading.mentions,
        reading.dates,
        reading.statements,
        settings,
    )
    notices = (*reading.notices, *unlocated(reading.document, found))
    linked = link(reading.statements, found)
    return replace(reading, reports=found, statements=linked, notices=notices)


def _figures(reading: Reading) -> Reading:
    found = find_figures(
        reading.document,
        reading.sentences,
        reading.mentions,
        reading.dates,
        reading.statements,
        reading.reports,
    )
    return replace(reading, figures=found)


def _stands(reading: Reading, settings: Settings) -> Reading:
    topics = find_topics(reading.sentences, reading.mentions, issues(settings.codebook))
    named = [topic for found in topics.values() for topic in found]
    linked = replace(
        reading,
        statements=tuple(link_statement(said, named) for said in reading.statements),
        reports=tuple(link_report(told, named) for told in reading.reports),
    )
    return replace(linked, stands=find_stands(linked, topics))


def _namings(reading: Reading) -> Reading:
    named = find_namings(reading.document, reading.sentences, reading.statements)
    unnamed = find_unnamed(
        reading.document,
        reading.sentences,
        reading.mentions,
        reading.dates,
        reading.statements,
    )
    return replace(reading, namings=(*named, *unnamed))


def _instruments(reading: Reading) -> Reading:
    found = find_instruments(
        reading.document,
        reading.sentences,
        reading.mentions,
        reading.dates,
        reading.statements,
    )
    return replace(reading, instruments=found)


def _observances(reading: Reading) -> Reading:
    found = find_observances(
        reading.document,
        reading.sentences,
        reading.mentions,
        reading.dates,
        reading.recurring,
    )
    return replace(reading, observances=found)
