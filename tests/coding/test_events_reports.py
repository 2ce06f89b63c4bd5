"""Event reports end to end, on invented sentences: codes, evidence, voices, and what is refused."""

import itertools

import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from dragoman.actors import resolve
from dragoman.coding.events import code_events
from dragoman.coding.events.calibration import calibration
from dragoman.coding.statements import find_statements
from dragoman.language.parse import parse
from dragoman.model.entries import Report
from dragoman.model.text import Document
from dragoman.settings import Settings

WORDS = (
    *("Peru", "accused", "Chile", "of", "spying", ",", "and", "the", "army", ".", "“", "”", "\n"),
    *("said", "Quito", "will", "attack", "by", "who", "'s", "talks", "3", "–", "not"),
)


def code(text: str, threshold: float | None = None) -> tuple[Report, ...]:
    document = Document("document:test", "test", text)
    sentences = parse(document)
    mentions = resolve(document, sentences).mentions
    statements = find_statements(document, sentences, mentions, ())
    settings = Settings(threshold=threshold)
    return code_events(document, sentences, mentions, (), statements, settings)


@pytest.mark.parametrize(
    ("text", "type_", "actor", "recipient"),
    [
        ("Uruguay condemned the Paraguayan government.", "ACCUSE", "Uruguay", "Paraguayan"),
        ("Rebels shelled the army camp near Bria.", "ASSAULT", "Rebels", "army"),
        ("The president of Malta met the Tunisian premier in Valletta.", "CONSULT", "Malta", "Tun"),
        ("The envoy was expelled by Jamaica.", "SANCTION", "Jamaica", "envoy"),
        ("Police arrested two journalists in Lusaka.", "COERCE", "Police", "journalists"),
    ],
)
def test_plain_acts(text: str, type_: str, actor: str, recipient: str) -> None:
    report = max(code(text, 0.0), key=lambda r: r.confidence)
    assert report.type == type_
    sides = [*report.actors, *report.recipients]
    assert actor in report.actors[0].text
    assert recipient in sides[-1].text


@pytest.mark.parametrize(
    ("text", "recipient"),
    [
        ("Latvia sent forty tonnes of flour to Bishkek.", "KGZ"),
        ("Fiji pledged its support to Montevideo.", "URY"),
        ("Prime Minister Narendra Modi travelled to Hanoi for talks.", "VNM"),
        ("Kyrgyzstan sent forty tonnes of flour to Bishkek.", ""),
        ("Latvia sent forty tonnes of flour to Osh.", ""),
    ],
)
def test_a_capital_to_which_something_is_done_is_its_state(text: str, recipient: str) -> None:
    """A city is not, nor is one's own capital."""
    report = max(code(text, 0.0), key=lambda r: r.confidence)
    assert {ref.country for ref in report.recipients} - {""} == {recipient} - {""}


@hypothesis_settings(max_examples=25, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=25).map(" ".join))
def test_every_report_stands_on_its_words(text: str) -> None:
    reports = code(text, 0.0)
    for report in reports:
        for piece in (report.trigger, report.evidence):
            assert text[piece.start : piece.end] == piece.text
        assert report.evidence.start <= report.trigger.start < report.trigger.end
        assert report.trigger.end <= report.evidence.end
        assert report.actors
        assert not {a.id for a in report.actors} & {r.id for r in report.recipients}
        assert 0 <= report.confidence <= 1
    assert len({report.id for report in reports}) == len(reports)
    assert code(text, 0.0) == reports


def test_a_trigger_is_used_once() -> None:
    reports = code("Belize accused the miners of arson and jailed the foreman.", 0.0)
    spans = sorted((r.trigger.start, r.trigger.end) for r in reports)
    assert all(a[1] <= b[0] for a, b in itertools.pairwise(spans))


def test_what_a_speaker_tells_is_not_the_outlet_s() -> None:
    text = "The premier said that rebels had killed forty villagers near Bria."
    (report,) = [r for r in code(text, 0.0) if r.type == "ASSAULT"]
    assert [actor.text for actor in report.actors] == ["rebels"]
    assert [voice.text.removeprefix("The ") for voice in report.asserted_by] == ["premier"]


def test_a_speech_act_is_told_by_the_outlet() -> None:
    report = max(code("Gabon reaffirms its support for Benin."), key=lambda r: r.confidence)
    assert report.type == "SUPPORT"
    assert report.asserted_by == ()


def test_the_threshold_decides_what_is_kept() -> None:
    text = "Uruguay condemned the Paraguayan government on Monday."
    assert code(text, 1.0) == ()
    least = calibration().threshold
    assert all(report.confidence >= least for report in code(text))
    assert {r.id for r in code(text, 0.9)} <= {r.id for r in code(text, 0.1)}


def test_no_text_no_reports() -> None:
    assert code("") == ()
    assert code("Rain.") == ()
