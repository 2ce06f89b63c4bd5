"""Accounts of one instrument or one day become one entry, in whatever order they are read."""

from datetime import date
from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from dragoman.model import observances
from dragoman.model.actors import ActorRef
from dragoman.model.entries import Instrument, InstrumentAct, InstrumentStatus, Observance, Ordinal
from dragoman.model.recurrence import between, in_year, nearest, next_day
from dragoman.model.text import Evidence
from dragoman.model.time import UNKNOWN_DATE, DateRange
from dragoman.reconcile.instruments import date_disputes, joined

NIGER = ActorRef("NER", "Niger", "NER", "", (), "Niger")
BENIN = ActorRef("BEN", "Benin", "BEN", "", (), "Benin")


def day(words: str) -> DateRange:
    known = date.fromisoformat(words)
    return DateRange(known, known, "day", words)


def told(
    number: int, name: str, status: InstrumentStatus, when: DateRange, *parties: ActorRef
) -> Instrument:
    evidence = Evidence(f"document:{number}", 0, 4, "Text")
    act = InstrumentAct(status, when, (), (), evidence)
    return Instrument(
        "instrument:1", "treaty", name, status, when, (), parties, (evidence,), (act,)
    )


ACCOUNTS = (
    told(1, "River Pact", "signed", day("1990-05-01"), NIGER),
    told(2, "River Pact", "violated", UNKNOWN_DATE),
    told(3, "Great River Pact", "ratified", day("1990-05-01"), NIGER, BENIN),
    told(4, "River Pact", "signed", day("1990-05-03")),
)


def test_what_most_bear_out_is_kept_in_any_order() -> None:
    found = {joined(order) for order in permutations(ACCOUNTS)}
    (pact,) = found
    assert (pact.name, pact.status, pact.date.start) == ("River Pact", "ratified", date(1990, 5, 1))
    assert [actor.id for actor in pact.parties] == ["BEN", "NER"]
    assert len(pact.evidence) == len(pact.acts) == 4


def test_two_days_for_one_instrument_are_a_dispute() -> None:
    outlets = {f"document:{n}": f"Outlet {n}" for n in range(1, 5)}
    (dispute,) = date_disputes(ACCOUNTS, outlets)
    assert (dispute.subject.id, dispute.attribute) == ("instrument:1", "date")
    assert [(value.value, value.outlets) for value in dispute.values] == [
        ("1990-05-01", ("Outlet 1", "Outlet 3")),
        ("1990-05-03", ("Outlet 4",)),
    ]
    assert list(date_disputes(ACCOUNTS[:3], outlets)) == []


def kept(number: int, name: str, marks: str, *ordinals: Ordinal) -> Observance:
    evidence = (Evidence(f"document:{number}", 0, 4, "Text"),)
    return Observance(
        "observance:1", name, "05-01", marks, ("NER",), ordinals, None, evidence, 1990
    )


def test_a_day_takes_its_own_name_and_all_counts() -> None:
    accounts = (
        kept(1, "anniversary of the pact", "the pact", Ordinal(5, 1995, None)),
        kept(2, "River Day", "", Ordinal(5, 1995, True)),
        kept(3, "anniversary of the pact", "the pact", Ordinal(7, 1996, False)),
    )
    (found,) = {observances.joined(order) for order in permutations(accounts)}
    assert (found.name, found.marks) == ("River Day", "the pact")
    assert found.ordinals == (Ordinal(5, 1995, True), Ordinal(7, 1996, False))


MONTH_DAYS = st.dates(date(2000, 1, 1), date(2000, 12, 31)).map(lambda d: f"{d:%m-%d}")
DAYS = st.dates(date(1600, 1, 1), date(2400, 1, 1))


@given(MONTH_DAYS, DAYS)
def test_a_day_comes_once_in_each_year(month_day: str, after: date) -> None:
    due = next_day(month_day, after)
    assert 0 < (due - after).days <= 366
    assert due == in_year(month_day, due.year)
    assert abs(nearest(month_day, after) - after).days <= 183
    year = between(month_day, date(after.year, 1, 1), date(after.year, 12, 31))
    assert year == (in_year(month_day, after.year),)


def test_the_leap_day_is_kept_on_the_28th_in_other_years() -> None:
    assert in_year("02-29", 2028) == date(2028, 2, 29)
    assert in_year("02-29", 2027) == date(2027, 2, 28)
    assert in_year("02-29", 1900) == date(1900, 2, 28)
    assert len(between("02-29", date(2024, 1, 1), date(2028, 12, 31))) == 5
