"""Numbers and amounts in a text, before anybody asks what they count."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.codebook.calendar import calendar
from dragoman.coding.figures.amounts import Amount, find_amounts
from dragoman.coding.figures.numerals import find_numerals

UNITS = [w for w, n in calendar().numbers.items() if n < 20 and w not in ("a", "an")]
TENS = [w for w, n in calendar().numbers.items() if 20 <= n < 100]


@settings(deadline=None)  # the words are loaded once
@given(st.integers(min_value=0, max_value=10**12))
def test_digits_are_read_with_commas_and_without(number: int) -> None:
    for written in (f"{number:,}", str(number)):
        (found,) = find_numerals(f"They saw {written} lamps.")
        assert (found.text, found.value) == (written, number)


@settings(deadline=None)
@given(st.sampled_from(TENS), st.sampled_from(UNITS[:9]), st.sampled_from(UNITS[:9]))
def test_words_are_read_as_they_are_spoken(ten: str, unit: str, hundreds: str) -> None:
    values = calendar().numbers
    small = values[ten] + values[unit]
    (found,) = find_numerals(f"{ten}-{unit} thousand lamps")
    assert found.value == small * 1000
    (found,) = find_numerals(f"{hundreds} hundred and {ten} {unit} lamps")
    assert found.value == values[hundreds] * 100 + small


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("a million and a half lamps", 1.5e6),
        ("two and a half million lamps", 2.5e6),
        ("half a million lamps", 5e5),
        ("half a dozen lamps", 6),
        ("a hundred and twenty thousand lamps", 120_000),
        ("1.2 million lamps", 1.2e6),
        ("3 crore lamps", 3e7),
        ("300 000 lamps", 300_000),
        ("one in five lamps", 20),
        ("two-thirds of the lamps", 66.667),
    ],
)
def test_scales_halves_and_shares(text: str, value: float) -> None:
    (found,) = find_numerals(text)
    assert found.value == pytest.approx(value)


@pytest.mark.parametrize(
    "text",
    ["the 20th lamp", "a Mig-29", "at 10:30", "the 9/11 commission", "a third lamp", "R2D2"],
)
def test_what_is_no_number_of_its_own(text: str) -> None:
    assert find_numerals(text) == ()


def amount(text: str) -> Amount:
    (found,) = find_amounts(text)
    return found


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("exactly 40 lamps", 40, 40),
        ("more than 40 lamps", 40, None),
        ("no fewer than 40 lamps", 40, None),
        ("40 or more lamps", 40, None),
        ("up to 40 lamps", None, 40),
        ("about 40 lamps", 36, 44),
        ("forty-odd lamps", 36, 44),
        ("close to 40 lamps", 36, 40),
        ("between 40 and 50 lamps", 40, 50),
        ("40 to 50 lamps", 40, 50),
        ("40–50 lamps", 40, 50),
        ("dozens of lamps", 24, 100),
        ("several hundred lamps", 300, 900),
    ],
)
def test_how_a_number_is_meant(text: str, low: float | None, high: float | None) -> None:
    found = amount(text)
    assert (found.low, found.high) == (low, high)


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("$1.5 billion", 1.5e9, "USD"),
        ("$900m", 9e8, "USD"),
        ("USD 2.3bn", 2.3e9, "USD"),
        ("C$12 million", 1.2e7, "CAD"),
        ("20 billion yuan", 2e10, "CNY"),
        ("$2 to 4 billion", 3e9, "USD"),
        ("20 %", 20, "percent"),
        ("20 per cent", 20, "percent"),
        ("44 days", 44, "days"),
        ("three decades", 30, "years"),
        ("a 72-hour truce", 72, "hours"),
        ("12 sq km", 12, "km2"),
        ("12 nautical miles", 12, "nautical miles"),
        ("600 kg", 600, "kg"),
    ],
)
def test_what_a_number_is_measured_in(text: str, value: float, unit: str) -> None:
    found = amount(text)
    assert found.value == pytest.approx(value)
    assert found.unit == unit


def test_a_rise_from_one_number_to_another_is_no_range() -> None:
    assert [a.value for a in find_amounts("It rose from 30 to 40 lamps.")] == [30, 40]


def test_over_before_a_time_is_no_hedge() -> None:
    assert amount("paid over five years").low == amount("paid over five years").high == 5
