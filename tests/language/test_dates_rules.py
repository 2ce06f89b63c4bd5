"""Each kind of expression, in a sentence of its own."""

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.language.dates import find_dates, find_recurring
from dragoman.language.parse import parse
from dragoman.model.text import Document
from dragoman.model.time import UNKNOWN_PUBLICATION, DateMention, PublicationDate


def published(text: str) -> PublicationDate:
    """A day "2020-05-01", a year "2020", or "" for unknown."""
    if not text:
        return UNKNOWN_PUBLICATION
    if len(text) == 4:
        year = int(text)
        return PublicationDate(date(year, 1, 1), date(year, 12, 31), "year", "inferred")
    day = date.fromisoformat(text)
    return PublicationDate(day, day, "day", "given")


def read(text: str, when: str = "") -> tuple[DateMention, ...]:
    document = Document("document:1", "test", text, published=published(when))
    return find_dates(document, parse(document))


def days(text: str, when: str = "") -> list[tuple[str, str]]:
    """First and last day of each known date."""
    return [(str(m.date.start), str(m.date.end)) for m in read(text, when) if m.date.known]


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("The pact of 9 August 1971 still binds them.", "1971-08-09", "1971-08-09"),
        ("They parted on Dec. 3rd, 1984 in Bhopal.", "1984-12-03", "1984-12-03"),
        ("The note bears the date 2009-08-31.", "2009-08-31", "2009-08-31"),
        ("It was stamped 27/09/2016 at the gate.", "2016-09-27", "2016-09-27"),
        ("The embassy opened in June 1967.", "1967-06-01", "1967-06-30"),
        ("A 1987 treaty bans such missiles.", "1987-01-01", "1987-12-31"),
        ("Ties were cool in the mid-1980s.", "1980-01-01", "1989-12-31"),
        ("Growth returned in Q3 2019.", "2019-07-01", "2019-09-30"),
        ("Rains failed in the winter of 2010.", "2010-12-01", "2011-02-28"),
        ("The fort dates from the 17th century.", "1601-01-01", "1700-12-31"),
        ("Talks ran between 2018 and 2020.", "2018-01-01", "2020-12-31"),
        ("It ran from 27 March to 2 May 2015.", "2015-03-27", "2015-05-02"),
        ("They fought from 28 December 1994 to 3 March 1995.", "1994-12-28", "1995-03-03"),
        ("Pilots drilled on March 3-5, 2021.", "2021-03-03", "2021-03-05"),
        ("They met two days after 27 April 2018.", "2018-04-29", "2018-04-29"),
        ("The week of 7 June 1989 was quiet.", "1989-06-05", "1989-06-11"),
    ],
)
def test_what_the_words_alone_say_needs_no_publication(text: str, first: str, last: str) -> None:
    assert days(text) == [(first, last)]
    assert read(text)[0].date.basis == "stated"


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("The envoy arrived yesterday.", "2021-06-15"),
        ("The envoy arrived on Monday.", "2021-06-14"),
        ("The envoy arrived on Wednesday.", "2021-06-16"),
        ("The envoy will arrive on Monday.", "2021-06-21"),
        ("The envoy left last Wednesday.", "2021-06-09"),
        ("The envoy left last month.", "2021-05-01"),
        ("The envoy left in November.", "2020-11-01"),
        ("The envoy will leave in November.", "2021-11-01"),
        ("The envoy left three weeks ago.", "2021-05-24"),
        ("The envoy left on 30 September.", "2020-09-30"),
        ("A visit planned for July was put off.", "2021-07-01"),
        ("The envoy will return in ten days.", "2021-06-26"),
        ("The envoy was named late last year.", "2020-01-01"),
    ],
)
def test_relative_dates_count_from_publication(text: str, first: str) -> None:
    (mention,) = read(text, "2021-06-16")
    assert str(mention.date.start) == first
    assert mention.date.basis == "relative"
    assert mention.date.why


@pytest.mark.parametrize("word", ["yesterday", "on Friday", "last week", "two years ago", "in May"])
def test_without_a_publication_date_relative_words_stay_unknown(word: str) -> None:
    (mention,) = read(f"The minister left {word}.")
    assert not mention.date.known
    assert mention.date.precision == "unknown"
    assert "not known" in mention.date.why


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The war broke out in 1982. On 14 June, the garrison gave up.", "1982-06-14"),
        ("They met on 4 May 2011. The same day a bomb went off.", "2011-05-04"),
        ("They met on 4 May 2011. Three days later they signed.", "2011-05-07"),
        ("They met in May 2011. The following month they signed.", "2011-06-01"),
        ("They met in 2011. A year later they fell out.", "2012-01-01"),
        ("Fighting flared in 2008, and in August that year it spread.", "2008-08-01"),
        ("The coup took place on 5 July 1977. A day before the coup he flew.", "1977-07-04"),
    ],
)
def test_dates_anchored_in_the_text_are_inferred(text: str, expected: str) -> None:
    mention = read(text)[-1]
    assert str(mention.date.start) == expected
    assert mention.date.basis == "inferred"
    assert "“" in mention.date.why


def test_a_day_of_a_known_war_is_counted_from_its_reference_date() -> None:
    (mention,) = read("Ships sailed on the third day of the Falklands War.")
    assert mention.date.text == "the third day"
    assert mention.date.start == date(1982, 4, 4)


def test_a_known_year_of_publication_settles_what_hangs_on_the_year_alone() -> None:
    assert days("The law passed three years ago.", "2022") == [("2019-01-01", "2019-12-31")]
    assert days("The law passed on Tuesday.", "2022") == []


@pytest.mark.parametrize(
    "text",
    [
        "Resolution 1972 passed; 1999 soldiers and 20% of 2,003 trucks left at 1850 GMT.",
        "The envoy may march on. The March for Unity drew June Adeyemi.",
        "The siege went on for 44 days, and for nearly three decades nobody came home.",
        "Call +44 2071 946 000 or bring $1950 for 587 men of the 214th Regiment.",
        "She is in her 30s and came second; Agenda 2063 is a plan.",
        "A total of 1992 were hurt. The vote was 2014 to 1980.",
    ],
)
def test_numbers_names_and_durations_are_no_dates(text: str) -> None:
    assert days(text, "2021-06-16") == []


def test_an_ambiguous_number_date_is_refused_with_both_readings() -> None:
    (mention,) = read("The form is dated 03/04/2021.")
    assert not mention.date.known
    assert "2021-04-03" in mention.date.why
    assert "2021-03-04" in mention.date.why


def test_a_recurring_day_dates_nothing_and_is_kept_for_observances() -> None:
    text = "Kenya celebrates Jamhuri Day on 12 December every year, and holds talks on Fridays."
    document = Document("document:1", "test", text)
    sentences = parse(document)
    assert all(m.date.why.startswith("recurs") for m in find_dates(document, sentences))
    (day,) = find_recurring(document, sentences)
    assert day.month_day == "12-12"
    assert text[day.start : day.end] == day.text == "12 December every year"


PIECES = st.sampled_from(
    ["May", "March", "2020", "31", "30", "February", "on", "the", "of", "year", "last", "-", "to",
     "from", "between", "and", "9999", "ago", "days", "a", "Friday", "every", "later", "mid-",
     "13/13/2013", "century", "99th", "1990s", ",", ".", "\n", "war", "will", "meet", "’s"]
)  # fmt: skip


@settings(deadline=None, max_examples=60)
@given(st.lists(PIECES, max_size=14), st.sampled_from(["", "2019-02-28", "2020"]))
def test_offsets_are_exact_and_ranges_in_order_whatever_the_words(
    pieces: list[str], when: str
) -> None:
    text = " ".join(pieces)
    mentions = read(text, when)
    for mention in mentions:
        assert text[mention.start : mention.end] == mention.date.text
        assert mention.date.known or mention.date.why
        if mention.date.start and mention.date.end:
            assert mention.date.start <= mention.date.end
    ends = [(m.start, m.end) for m in mentions]
    assert all(before[1] <= after[0] for before, after in pairwise(ends))


def test_a_year_beside_that_day_overrides_the_year_counted() -> None:
    text = (
        "Peru marks its navy day on 8 October. On that day in 1879 a ship was lost; two days "
        "later the port fell. The same month of 1881 was calm."
    )
    assert days(text, "2025-11-09") == [
        ("2025-10-08", "2025-10-08"),
        ("1879-10-08", "1879-10-08"),
        ("1879-10-10", "1879-10-10"),
        ("1881-10-01", "1881-10-31"),
    ]


def test_that_day_in_a_year_that_lacks_it_is_no_day() -> None:
    text = "The club met on 29 February 2024. On that day in 2023 it was closed."
    assert days(text) == [("2024-02-29", "2024-02-29")]
