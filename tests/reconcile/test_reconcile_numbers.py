"""Number disputes: only numbers for one count that cannot both be right differ."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import permutations
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from telling import Told, tell

from dragoman.model.actors import ActorRef
from dragoman.model.entries import Figure
from dragoman.model.ids import content_id
from dragoman.model.record import Dispute
from dragoman.model.time import DateRange, PublicationDate
from dragoman.reconcile import Material, reconcile
from dragoman.reconcile.numbers import compatible, counted_words, written_number

CHAD = ActorRef("TCD", "Chad", "TCD", "", (), "Chadian")
ANA = ActorRef("person.ana", "Ana Oru", "TCD", "GOV", (), "Ana Oru")
IDRIS = ActorRef("person.idris", "Idris Naib", "LBY", "GOV", (), "Idris Naib")
SHELLED = "Libyan guns [shelled] the Chadian fort at Aozou"
Claim = tuple[Told, Figure]


def fight(outlet: str, printed: str = "1987-01-06", day: str = "1987-01-05") -> Told:
    """A document of an outlet that tells of the same shelling."""
    document, report = tell("LBY", "TCD", SHELLED, type="ASSAULT", date=day, outlet=outlet)
    when = date.fromisoformat(printed)
    return replace(document, published=PublicationDate(when, when, "day", "given")), report


def claim(told: Told, value: float, *by: ActorRef, **fields: Any) -> Claim:
    """Chadian soldiers killed in it, in the words of whoever is named last."""
    document, report = told
    figure = Figure(
        id=content_id("figure", document.id, value, *(actor.id for actor in by)),
        value=value,
        low=value,
        high=value,
        unit="people",
        of="Chadian soldiers",
        event=None,
        asserted_by=by,
        evidence=report.evidence,
        words=str(value),
        happened="killed",
        whose=(CHAD,),
        report=report.id,
    )
    return told, replace(figure, **fields)


def disputes(claims: Sequence[Claim]) -> tuple[Dispute, ...]:
    """The number disputes between claims."""
    documents = {told[0].id: told[0] for told, _ in claims}
    reports = list({told[1].id: told[1] for told, _ in claims}.values())
    found = reconcile(Material(documents, reports, figures=[figure for _, figure in claims]))
    return tuple(one for one in found.disputes if one.attribute == "number")


def test_two_voices_with_two_numbers_for_one_count() -> None:
    (dispute,) = disputes([claim(fight("A"), 40, ANA), claim(fight("B"), 310, IDRIS)])
    assert dispute.about == "number of Chadian soldiers killed"
    assert dispute.subject.kind == "event"
    told = [(v.value, v.outlets, [a.name for a in v.asserted_by]) for v in dispute.values]
    assert told == [("310", ("B",), ["Idris Naib"]), ("40", ("A",), ["Ana Oru"])]


def test_numbers_of_one_day_differ_though_no_account_tells_of_the_event() -> None:
    day = DateRange(date(1987, 1, 5), date(1987, 1, 5), "day")
    pair = [
        claim(fight(outlet), value, voice, date=day, report=None)
        for outlet, value, voice in (("A", 40, ANA), ("B", 310, IDRIS))
    ]
    documents = {told[0].id: told[0] for told, _ in pair}
    found = reconcile(Material(documents, (), figures=[figure for _, figure in pair]))
    (dispute,) = found.disputes
    assert (dispute.subject.kind, dispute.attribute) == ("figure", "number")
    assert dispute.subject.id in {figure.id for _, figure in pair}


def test_numbers_that_can_both_be_right_are_none() -> None:
    exact = claim(fight("A"), 613, ANA)
    assert not disputes([exact, claim(fight("B"), 600, IDRIS, high=None)])
    assert not disputes([exact, claim(fight("B"), 600, IDRIS, low=540.0, high=660.0)])
    assert disputes([exact, claim(fight("B"), 700, IDRIS, high=None)])


@pytest.mark.parametrize(
    "fields",
    [
        {"happened": "wounded"},
        {"happened": "killed and missing"},
        {"of": "Chadian nomads"},
        {"whose": (replace(CHAD, id="LBY", country="LBY"),)},
        {"of": "men", "part_of": "figure:total"},
        {"report": None},
    ],
    ids=["fate", "two fates", "noun", "party", "part", "no event"],
)
def test_what_is_another_count_is_no_dispute(fields: dict[str, Any]) -> None:
    assert not disputes([claim(fight("A"), 40, ANA), claim(fight("B"), 310, IDRIS, **fields)])


def test_another_day_s_fight_is_another_count() -> None:
    later = fight("B", printed="1987-03-02", day="1987-03-01")
    assert not disputes([claim(fight("A"), 40, ANA), claim(later, 310, IDRIS)])


def test_an_army_s_dead_are_its_soldiers() -> None:
    assert disputes([claim(fight("A"), 40, ANA, of="own dead"), claim(fight("B"), 310, IDRIS)])


def test_one_voice_is_never_in_dispute_with_itself() -> None:
    assert not disputes([claim(fight("A"), 40, ANA), claim(fight("B"), 310, ANA)])


def test_a_later_number_takes_back_an_earlier_one_of_the_same_outlet() -> None:
    first, second = fight("A"), fight("A", printed="1987-01-07")
    rival = claim(fight("B"), 40, IDRIS)
    assert disputes([claim(first, 310, ANA), rival])
    assert not disputes([claim(first, 310, ANA), claim(second, 40, ANA), rival])


def test_a_count_that_rises_is_brought_up_to_date() -> None:
    early, late = fight("A"), fight("B", printed="1987-01-07")
    assert not disputes([claim(early, 10), claim(late, 12)])
    assert not disputes([claim(early, 10, ANA), claim(late, 12, IDRIS, running=True)])
    assert disputes([claim(early, 12), claim(late, 10)])


def test_the_order_of_reading_makes_no_difference() -> None:
    claims = [
        claim(fight("A"), 40, ANA),
        claim(fight("B"), 310, IDRIS),
        claim(fight("C", printed="1987-02-01"), 55, ANA),
        claim(fight("D"), 300, IDRIS, low=270.0, high=330.0),
    ]
    outcomes = {disputes(order) for order in permutations(claims)}
    assert len(outcomes) == 1
    (dispute,) = outcomes.pop()
    assert {value.value for value in dispute.values} == {"310", "40", "55", "300"}


LIMITS = st.one_of(st.none(), st.integers(0, 1000).map(float))


@given(LIMITS, LIMITS, LIMITS, LIMITS)
def test_compatible_is_mutual_and_true_of_oneself(
    low: float | None, high: float | None, other_low: float | None, other_high: float | None
) -> None:
    base = claim(fight("A"), 1)[1]
    one = replace(base, low=low, high=high)
    other = replace(base, low=other_low, high=other_high)
    assert compatible(one, other) == compatible(other, one)
    assert compatible(one, one) or (low is not None and high is not None and low > high)


def test_measures_are_compared_in_one_unit() -> None:
    km = replace(claim(fight("A"), 32)[1], unit="km", low=32.0, high=33.0)
    miles = replace(km, unit="miles", value=20.0, low=20.0, high=20.0)
    assert compatible(km, miles)
    assert not compatible(km, replace(miles, low=32.0, high=33.0))


@pytest.mark.parametrize(
    ("low", "high", "written"),
    [
        (70.0, 70.0, "70"),
        (70.0, None, "at least 70"),
        (None, 70.0, "up to 70"),
        (63.0, 77.0, "70"),
        (60.0, 80.0, "60–80"),
    ],
)
def test_how_a_number_is_written(low: float | None, high: float | None, written: str) -> None:
    figure = replace(claim(fight("A"), 70)[1], low=low, high=high)
    assert written_number(figure) == written
    assert written_number(replace(figure, unit="km2")) == f"{written} km2"


def test_large_numbers_are_written_whole_and_fates_once() -> None:
    figure = claim(fight("A"), 2_000_000_000)[1]
    assert written_number(figure) == "2000000000"
    assert counted_words(figure) == "Chadian soldiers killed"
    assert counted_words(replace(figure, of="own dead")) == "own dead"
