"""Each kind of fault in the tables about actors and places is found, with its file and line."""

from collections.abc import Iterator, Sequence
from datetime import date

import pytest

from dragoman.codebook import faults, place_faults
from dragoman.codebook.bodies import Group
from dragoman.codebook.faults import Claim, Fault
from dragoman.codebook.places import City, CityNames, Division, NamedPlace
from dragoman.codebook.roles import Term
from dragoman.codebook.states import State
from dragoman.codebook.tables import parse_table
from dragoman.errors import CodebookError

TERMS = "person,aliases,gender,title,of,sector,start,end,source\n"
GROUPS = "country,sector,other_sectors,name,others,start,end\n"


def terms(*rows: str) -> Sequence[Term]:
    return parse_table(TERMS + "\n".join(rows), "leaders.csv", Term)


def told(found: Iterator[Fault]) -> list[str]:
    return list(map(str, found))


def test_codes_that_nobody_knows() -> None:
    groups = parse_table(
        GROUPS + "FRA,PTY,,One,,,\nQQQ,PTY,,Two,,,\nFRA,QQQ,,Three,,,\n", "groups.csv", Group
    )
    assert told(faults.unknown_countries("groups.csv", groups, {"FRA"})) == [
        "groups.csv line 3: the country QQQ, which no state has"
    ]
    assert told(faults.unknown_sectors("groups.csv", groups, {"PTY"})) == [
        "groups.csv line 4: no sector of the ontology is called QQQ"
    ]
    stray = terms("Ana Oru,,f,President,QQQ,GOV,2001,2003,invented")
    assert told(faults.offices_of_nobody("leaders.csv", stray, {"TCD"})) == [
        "leaders.csv line 2: Ana Oru is President of QQQ, which is unknown"
    ]


def test_dates_that_run_backward() -> None:
    backward = terms("Ana Oru,,f,President,TCD,GOV,2003-05-01,2001-02-02,invented")
    assert told(faults.backward("leaders.csv", backward)) == [
        "leaders.csv line 2: ends on 2001-02-02, before it starts on 2003-05-01"
    ]


def test_rows_that_stand_twice() -> None:
    rows = terms(
        "Ana Oru,,f,President,TCD,GOV,2001,2003,invented",
        "Bela Oru,,m,President,TCD,GOV,2004,2006,invented",
        "Ana Oru,,f,President,TCD,GOV,2001,2003,invented",
    )
    (fault,) = told(faults.repeated("leaders.csv", rows, lambda t: (t.person, t.start)))
    assert fault == "leaders.csv line 4: Ana Oru, 2001-01-01 stands twice, first on line 2"


@pytest.mark.parametrize(
    ("title", "second", "faulty"),
    [
        ("President", "2003-03-05", True),
        (
            "President",
            "2005-04-20",
            False,
        ),  # known by month: the old one's last, the new one's first
        ("President", "2005", False),  # known by year
        ("Minister", "2003-03-05", False),  # held by several
    ],
)
def test_terms_of_one_office_that_overlap(title: str, second: str, *, faulty: bool) -> None:
    first = terms(f"Ana Oru,,f,{title},TCD,GOV,2001-02-03,2005-04-30,invented")
    later = terms(f"Bela Oru,,m,{title},TCD,GOV,{second},,invented")
    found = told(faults.overlapping([("leaders.csv", first), ("officials.csv", later)]))
    assert bool(found) == faulty
    if found:
        assert found[0].startswith(
            f"officials.csv line 2: Bela Oru is {title} of TCD while Ana Oru"
        )


def test_one_person_twice_in_an_office_that_several_hold() -> None:
    rows = terms(
        "Ana Oru,,f,Minister,TCD,GOV,2001-02-03,2005-04-30,invented",
        "Ána Oru,,f,Minister,TCD,GOV,2003-02-03,,invented",
    )
    assert len(told(faults.overlapping([("leaders.csv", rows)]))) == 1


def test_one_person_under_two_names() -> None:
    rows = terms(
        "Ana Oru,,f,Minister,TCD,GOV,2001,2005,invented",
        "Ana Oru Bel,Ana Oru,f,President,TCD,GOV,2006,,invented",
    )
    assert told(faults.two_names([("leaders.csv", rows)])) == [
        "leaders.csv line 3: Ana Oru Bel stands there as Ana Oru too (leaders.csv line 2)"
    ]


def test_a_name_that_two_actors_claim_at_one_time() -> None:
    old = Claim("states.csv", 2, "OLD", ("Oru", "Oruland"), end=date(1990, 1, 1))
    body = Claim("bodies.csv", 7, "ORU", ("ORU", "Oru Union"))
    new = Claim("states.csv", 3, "NEW", ("Oru",), start=date(1990, 1, 2))
    group = Claim("groups.csv", 9, "TCD Oru", ("oru",), start=date(1995, 1, 1))
    assert told(faults.claimed_twice([old, body, new])) == []
    assert told(faults.claimed_twice([old, body, new, group])) == [
        "groups.csv line 9: oru is also a name of NEW (states.csv line 3)"
    ]


def test_lines_are_counted_right_or_the_table_is_refused() -> None:
    with pytest.raises(CodebookError, match=r"mine\.csv line 3: a blank line"):
        parse_table(GROUPS + "\nFRA,PTY,,One,,,\n", "mine.csv", Group)
    with pytest.raises(CodebookError, match="line 3"):
        parse_table(GROUPS + 'FRA,PTY,,"One\nTwo",,,\n', "mine.csv", Group)


def test_faults_of_places() -> None:
    stray = City("QQQ", 7, "Oruville", (), 95.0, 0.0, 1, 100)
    assert told(place_faults.off_the_map("c.csv", [stray], {"TCD"})) == [
        "c.csv line 2: the country QQQ, which no state has",
        "c.csv line 2: 95.0 0.0 is nowhere on earth",
    ]
    division = Division("TCD", "Oru", (), 1.0, 1.0, 8, 100)
    found = told(place_faults.nowhere([stray], [division], [CityNames(5, "Orutown", ())]))
    assert found == [
        "places_cities.csv line 2: Oruville lies in 7, not listed",
        "places_names.csv line 2: Orutown is 5, no city that is listed",
    ]
    twice = [
        NamedPlace(name, others, "", "region", 1.0, 1.0, None, "")
        for name, others in (("Sea of Oru", ()), ("Oru Sea", ("Sea of Óru",)))
    ]
    assert told(place_faults.named_twice(twice)) == [
        "places.csv line 3: sea of oru is listed on line 2 too"
    ]


def test_a_state_that_ended_leaves_its_names_to_the_next() -> None:
    states = parse_table(
        "id,country,cow,name,formal,others,adjectives,people,capitals,start,end\n"
        "OLD,OLD,,Oru,,,,,,1920,1990\nNEW,NEW,,Oru,,,,,,1991,\n",
        "states.csv",
        State,
    )
    claims = [
        Claim("states.csv", line, s.id, s.names, s.start or date.min, s.end or date.max)
        for line, s in faults.lines(states)
    ]
    assert told(faults.claimed_twice(claims)) == []
