"""Figures: what is counted, what became of it, whose it is, and who says so."""

import pytest
from figures_scene import figures, one
from hypothesis import example, given, settings
from hypothesis import strategies as st

from dragoman.coding.figures import find_figures
from dragoman.language.parse import parse
from dragoman.model.text import Document


@pytest.mark.parametrize(
    ("text", "unit", "of"),
    [
        ("Togo freed 14 Ghanaian drivers.", "people", "Ghanaian drivers"),
        ("Togo bought 14 Ghanaian lorries.", "objects", "Ghanaian lorries"),
        ("Togo bought 14 fighters from Brazil.", "objects", "fighters"),
        ("Rebels hold a third of Togo's coast.", "percent", "coast"),
        ("The bank in Lomé cut its rate to 6 percent.", "percent", "rate"),
        ("Togo received a $40 million loan.", "USD", "loan"),
        ("Togo received 40 million dollars in aid.", "USD", "aid"),
        ("The truce in Lomé held for nine days.", "days", "truce"),
        ("A crowd of 3,000 marched in Lomé.", "people", "crowd"),
        ("Togo counts 40 ethnic and religious groups.", "objects", "ethnic and religious groups"),
        ("They signed 17 agreements and memoranda.", "objects", "agreements and memoranda"),
        ("Togo sent 400 of its soldiers to Mali.", "people", "soldiers"),
    ],
)
def test_what_is_counted(text: str, unit: str, of: str) -> None:
    found = one(text)
    assert (found.unit, found.of) == (unit, of)


@pytest.mark.parametrize(
    ("text", "happened"),
    [
        ("A mine killed nine farmers.", "killed"),
        ("Nine farmers died on the road.", "killed"),
        ("The flood left nine people dead.", "killed"),
        ("The blast wounded nine farmers.", "wounded"),
        ("Nine farmers are missing.", "missing"),
        ("Gunmen abducted nine farmers.", "captured"),
        ("Police arrested nine farmers.", "detained"),
        ("The rebels released nine farmers.", "released"),
        ("Nine hundred farmers fled the valley.", "displaced"),
        ("The release of nine farmers was delayed.", "released"),
        ("The two envoys signed nine treaties.", "signed"),
        ("The valley has nine farmers.", ""),
    ],
)
def test_what_became_of_them(text: str, happened: str) -> None:
    assert one(text).happened == happened


@pytest.mark.parametrize(
    "text",
    [
        "Resolution 4077 was adopted in 1999.",
        "The minister, 58, flew to Lomé on 3 May 2023.",
        "The Group of Nine met at 10.30 a.m.",
        "Flight 815 left from gate 23.",
        "Togo beat Benin 3-1.",
        "The envoy lives at 14 Palm Street.",
        "Call +228 22 123456.",
        "She left two years ago.",
        "On the one hand they agree.",
        "The two countries agree.",
        "My daughter is eighteen.",
        "They built a five-star hotel.",
        "A Mig-29 flew over Lomé.",
        "The fortieth session began.",
    ],
)
def test_numbers_that_count_nothing(text: str) -> None:
    assert figures(text) == ()


def test_a_breakdown_hangs_together() -> None:
    total, women, children, sheep = figures(
        "The raid killed 61 villagers, including 20 women and 13 children. It cost 90 sheep."
    )
    assert total.part_of is None
    assert [women.part_of, children.part_of, sheep.part_of] == [total.id, total.id, None]
    assert [women.happened, children.happened] == ["killed", "killed"]


def test_parts_of_them_and_of_a_total_before() -> None:
    total, part = figures("Some 90 drivers were held. Twelve of them were Togolese.")
    assert part.part_of == total.id
    total, part = figures("Of the 90 drivers, twelve were freed.")
    assert (part.part_of, part.of) == (total.id, "drivers")


def test_what_a_bare_number_counts_is_told_before_it() -> None:
    died, missing = figures("Togo said that nine migrants had died and that five were missing.")
    assert (missing.of, missing.unit, missing.happened) == ("migrants", "people", "missing")
    assert died.happened == "killed"


def test_who_claims_a_number() -> None:
    found = one("Togo's army said on Monday that Benin's troops had killed 30 herders.")
    assert [actor.country for actor in found.asserted_by] == ["TGO"]
    put = one("Togo's defence ministry put its own dead at 19.")
    assert [actor.country for actor in put.asserted_by] == ["TGO"]
    assert one("Benin's troops killed 30 herders.").asserted_by == ()


def test_whose_the_counted_are() -> None:
    named = one("Gunmen killed 30 Togolese soldiers.")
    assert [actor.country for actor in named.whose] == ["TGO"]
    owned = one("Togo said 30 of its soldiers had been killed.")
    assert [actor.country for actor in owned.whose] == ["TGO"]
    lost = one("Togo lost 30 men in the ambush.")
    assert ([actor.country for actor in lost.whose], lost.happened) == (["TGO"], "killed")


def test_a_count_that_rises_is_a_running_one() -> None:
    assert one("The toll rose to 64.").running
    assert not one("The blast killed 64 miners.").running


def test_the_day_is_that_of_the_act() -> None:
    found = one("On 3 May 2023 a mine killed nine farmers.")
    assert str(found.date.start) == "2023-05-03"
    assert not one("A mine killed nine farmers.").date.known


@settings(max_examples=40, deadline=None)
@example("0 a")
@given(st.text(alphabet="0123456789 ,.-%$€aMnot sixhudred'“”(\n", max_size=60))
def test_evidence_holds_the_words_whatever_the_text(text: str) -> None:
    document = Document("document:x", "test", text, language="en")
    for figure in find_figures(document, parse(document)):
        evidence = figure.evidence
        assert text[evidence.start : evidence.end] == evidence.text
        assert figure.words in evidence.text
        assert figure.low is None or figure.low <= figure.value
        assert figure.high is None or figure.value <= figure.high
