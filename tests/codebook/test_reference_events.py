"""Reference events, number words and line rules: data that is checked when it is loaded."""

from datetime import date

import pytest

from dragoman.codebook.anniversaries import anniversaries
from dragoman.codebook.boilerplate import boilerplate, parse_boilerplate
from dragoman.codebook.reference_events import (
    COLUMNS,
    KINDS,
    parse_reference_events,
    reference_events,
)
from dragoman.errors import CodebookError

HEAD = ",".join(COLUMNS)
LEAST_EVENTS = 150


def test_the_world_has_its_events() -> None:
    assert len(reference_events()) >= LEAST_EVENTS
    assert {event.kind for event in reference_events()} == KINDS


def test_an_event_is_named_by_all_its_names() -> None:
    kargil = next(event for event in reference_events() if event.name == "Kargil War")
    assert kargil.named_in("Veterans of the kargil conflict met.")
    assert not kargil.named_in("Veterans met in Kargil.")
    assert (kargil.start, kargil.end) == (date(1999, 5, 3), date(1999, 7, 26))


def test_a_name_of_several_events_needs_what_it_is_about() -> None:
    days = [event for event in reference_events() if "Victory Day" in event.names]
    assert len(days) >= 3
    assert [e.countries[0] for e in days if e.named_in("Victory Day in Dhaka, Bangladesh")] == [
        "BGD"
    ]
    assert not [event for event in days if event.named_in("It was Victory Day.")]


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("A,,war,1999-01-01,,USA,,", "needs a name, a source"),
        ("A,,picnic,1999-01-01,,USA,,book", "is none of"),
        ("A,,war,1999-13-01,,USA,,book", "month must be"),
        ("A,,war,1999-01-02,1999-01-01,USA,,book", "ends before it starts"),
        ("A,,war,1999-01-01,,US,,book", "no ISO code"),
        ("A,,war,1999-01-01,,USA,,book\nA,,war,1999-01-01,,USA,,book", "listed twice: A"),
    ],
)
def test_broken_rows_are_refused(row: str, reason: str) -> None:
    with pytest.raises(CodebookError, match=reason):
        parse_reference_events(f"{HEAD}\n{row}\n", "reference_events.csv")


def test_the_columns_are_fixed() -> None:
    with pytest.raises(CodebookError, match="columns must be"):
        parse_reference_events("name\nA\n", "reference_events.csv")


@pytest.mark.parametrize(
    ("words", "value"),
    [("5", 5), ("5th", 5), ("fifth", 5), ("Twenty-fifth", 25), ("thirty", 30), ("thirty two", 32)],
)
def test_number_words(words: str, value: int) -> None:
    assert anniversaries().number(words) == value


@pytest.mark.parametrize("words", ["", "many", "five-twenty", "the fifth", "twenty-twenty"])
def test_other_words_are_no_number(words: str) -> None:
    assert anniversaries().number(words) is None


def test_each_family_covers_kinds_that_exist() -> None:
    kinds = [kind for family in anniversaries().families for kind in family.kinds]
    assert sorted(kinds) == sorted(KINDS)


def test_every_line_rule_fits_its_own_examples() -> None:
    for rule in boilerplate().rules:
        for example in (*rule.whole, *rule.starts):
            assert boilerplate().rule(example) is not None, (rule.name, example)


@pytest.mark.parametrize("text", ["rules: 5", "rules: [", "tails: ['(']"])
def test_broken_rules_are_refused(text: str) -> None:
    whole = "rules: []\ntails: []\ndetails: {}\nbiography: {starts: [], cues: []}\n"
    parse_boilerplate(whole, "boilerplate.yaml")
    broken = "\n".join(line for line in whole.splitlines() if line[:5] != text[:5])
    with pytest.raises(CodebookError, match=r"boilerplate\.yaml"):
        parse_boilerplate(f"{broken}\n{text}\n", "boilerplate.yaml")
