"""The world's names are checked data: codes exist, nothing stands twice, dates run forward."""

from dataclasses import replace

import pytest

from dragoman.codebook.bodies import Group
from dragoman.codebook.roles import Term
from dragoman.codebook.states import State
from dragoman.codebook.tables import parse_table
from dragoman.codebook.words import normal, peoples_plural, plural, slug, words
from dragoman.codebook.world import find_problems, world
from dragoman.errors import CodebookError

GROUPS = "country,sector,other_sectors,name,others,start,end\n"


def state(key: str) -> State:
    return next(state for state in world().states if state.id == key)


def test_the_tables_are_as_large_as_promised() -> None:
    tables = world()
    igos = [body for body in tables.bodies if body.country in ("IGO", "UNO", "EUR")]
    today = [s for s in tables.states if s.end is None]
    assert len(today) >= 195
    assert len(igos) >= 300
    assert len({group.name for group in tables.groups}) >= 250
    assert len(tables.leaders) >= 150


def test_the_tables_do_not_contradict_themselves() -> None:
    assert not list(find_problems(world()))


def test_every_state_of_today_has_its_own_code_and_a_cow_number() -> None:
    numberless = {s.id for s in world().states if s.cow is None}
    assert numberless == {"PSE", "VAT", "HKG", "ATA"}
    assert all(s.id == s.country for s in world().states if s.end is None)


def test_states_that_ended_go_to_the_one_that_carries_on_their_number() -> None:
    assert (state("SUN").country, state("SUN").cow) == ("RUS", state("RUS").cow)
    assert (state("YUG").country, state("YUG").cow) == ("SRB", state("SRB").cow)


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        ({"groups": (Group("XYZ", "REB", (), "Nobody", (), None, None),)}, "XYZ"),
        ({"groups": (Group("FRA", "ZZZ", (), "Nobody", (), None, None),)}, "ZZZ"),
    ],
)
def test_a_wrong_code_is_named(change: dict[str, tuple[Group, ...]], problem: str) -> None:
    problems = " ".join(map(str, find_problems(replace(world(), **change))))  # type: ignore[arg-type]
    assert problem in problems


def test_an_office_of_nobody_and_a_backward_term_are_named() -> None:
    term = world().leaders[0]
    backward = replace(term, start=term.start.replace(year=2099))
    stray = replace(term, of="ZZZ", person="Nobody")
    problems = list(map(str, find_problems(replace(world(), leaders=(backward, stray)))))
    assert any("before it starts" in problem for problem in problems)
    assert any("of ZZZ" in problem for problem in problems)


def test_a_table_says_which_line_is_wrong() -> None:
    with pytest.raises(CodebookError, match=r"mine\.csv line 3"):
        parse_table(GROUPS + "FRA,PTY,,One,,,\nFRA,PTY,,Two,,soon,\n", "mine.csv", Group)
    with pytest.raises(CodebookError, match="columns"):
        parse_table("country,name\n", "mine.csv", Group)
    with pytest.raises(CodebookError, match="no rows"):
        parse_table(GROUPS, "mine.csv", Group)
    with pytest.raises(CodebookError, match="cells"):
        parse_table(GROUPS + "FRA,PTY\n", "mine.csv", Group)


def test_a_year_stands_for_its_first_or_last_day() -> None:
    (group,) = parse_table(GROUPS + "FRA,PTY,OPP;REL,One,Uno;I,1990,1991\n", "mine.csv", Group)
    assert (str(group.start), str(group.end)) == ("1990-01-01", "1991-12-31")
    assert (group.others, group.other_sectors) == (("Uno", "I"), ("OPP", "REL"))


def test_terms_cover_both_of_their_ends() -> None:
    header = "person,aliases,gender,title,of,sector,start,end,source\n"
    row = "Jane Doe,,f,President,FRA,GOV,2001-02-03,2002-02-03,invented\n"
    (term,) = parse_table(header + row, "mine.csv", Term)
    assert term.end is not None
    assert term.at(term.start)
    assert term.at(term.end)
    assert not term.at(term.end.replace(year=2003))


def test_names_compare_without_case_accents_and_dots() -> None:
    assert normal("Əliyev") == "aliyev"
    assert words("U.S.") == ("u", "s")
    assert words("Guinea-Bissau") == ("guinea", "bissau")
    assert slug("Łukasz Østby") == "lukasz-ostby"


@pytest.mark.parametrize(
    ("noun", "many"),
    [("Azerbaijani", "Azerbaijanis"), ("German", "Germans"), ("Frenchman", "Frenchmen"),
     ("Chinese", "Chinese"), ("Swiss", "Swiss"), ("Turk", "Turks")],
)  # fmt: skip
def test_peoples_have_plurals(noun: str, many: str) -> None:
    assert peoples_plural(noun) == many


def test_common_nouns_have_plurals() -> None:
    assert [plural(n) for n in ("child", "deputy", "envoy", "gunman")] == [
        "children",
        "deputies",
        "envoys",
        "gunmen",
    ]
