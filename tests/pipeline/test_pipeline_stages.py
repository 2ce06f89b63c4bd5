"""The stages: each finds what it needs, and says so at the start if it does not."""

from dataclasses import replace

import pytest

from dragoman.errors import UsageError
from dragoman.model.text import evidence
from dragoman.pipeline.linking import link
from dragoman.pipeline.stages import Stage, check_order, standard
from dragoman.pipeline.text import read_text
from dragoman.settings import Settings

TEXT = "Chad thanked Fiji. Peru's foreign minister said that Norway had expelled two diplomats."


def test_the_standard_order_holds() -> None:
    check_order(standard(Settings()))


def test_a_stage_too_early_is_named() -> None:
    stages = standard(Settings())
    with pytest.raises(UsageError, match="sentences"):
        check_order(stages[1:])


def test_a_stage_that_gives_no_field_is_named() -> None:
    strange = Stage("strange", frozenset(), frozenset({"moods"}), lambda reading: reading)
    with pytest.raises(UsageError, match="moods"):
        check_order((strange,))


@pytest.mark.parametrize("stage", standard(Settings()), ids=lambda stage: stage.name)
def test_a_stage_fills_its_own_fields_and_no_others(stage: Stage) -> None:
    before = read_text(TEXT)
    after = stage.run(before)
    others = {name: getattr(before, name) for name in stage.gives}
    assert replace(after, **others) == before


def test_a_statement_knows_the_reports_within_its_content() -> None:
    reading = read_text(TEXT)
    told = {report.id: report.trigger.text for report in reading.reports}
    (said,) = (s for s in reading.statements if s.cue and s.cue.text == "said")
    assert [told[id_] for id_ in said.reports] == [
        words for words in told.values() if words in said.text
    ]
    assert said.reports


def test_a_report_beside_a_statement_is_not_in_it() -> None:
    reading = read_text(TEXT)
    said = replace(reading.statements[0], content=(evidence(reading.document, 0, 4),), reports=())
    assert link((said,), reading.reports)[0].reports == ()
