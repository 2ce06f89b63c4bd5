"""The outlets of the world: found by name, acronym and domain; broken tables are refused."""

import pytest

from dragoman.codebook.outlets import COLUMNS, outlets, parse_outlets
from dragoman.errors import CodebookError

HEAD = ",".join(COLUMNS)
LEAST_OUTLETS = 400
LEAST_COUNTRIES = 150


def test_every_region_has_outlets() -> None:
    assert len(outlets().listed) >= LEAST_OUTLETS
    assert len({outlet.country for outlet in outlets().listed}) >= LEAST_COUNTRIES


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("APP", "Associated Press of Pakistan"),
        ("app", "Associated Press of Pakistan"),
        ("The Hindu", "The Hindu"),
        ("hindu", "The Hindu"),
        ("Dawn (Karachi, Pakistan)", "Dawn"),
        ("Xinhua", "Xinhua News Agency"),
        ("L’Orient Today", "L'Orient-Le Jour"),
    ],
)
def test_an_outlet_is_found_by_what_pages_call_it(words: str, name: str) -> None:
    found = outlets().named(words)
    assert found is not None
    assert found.name == name


def test_the_city_decides_between_two_of_the_same_acronym() -> None:
    assert outlets().named("APA") is None
    baku, vienna = outlets().named("APA", "Baku"), outlets().named("APA", "Vienna")
    assert baku is not None
    assert vienna is not None
    assert (baku.country, vienna.country) == ("AZE", "AUT")


def test_domains_count_with_what_stands_before_them() -> None:
    for domain in ("dawn.com", "www.dawn.com", "epaper.DAWN.com"):
        found = outlets().at(domain)
        assert found is not None
        assert found.name == "Dawn"
    assert outlets().at("notdawn.com") is None
    assert outlets().at("") is None


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("name,country\nA,USA\n", "columns must be"),
        (f"{HEAD}\nA,US,City,site,,,\n", "no three-letter country"),
        (f"{HEAD}\nA,USA,City,blog,,,\n", "is none of"),
        (f"{HEAD}\n,USA,City,site,,,\n", "needs a name"),
        (f"{HEAD}\nA,USA,City,site,,,,more\n", "needs a name and 7 cells"),
        (f"{HEAD}\nA,USA,C,site,,a.com,\nB,USA,C,site,,a.com,\n", "a.com is of A"),
        (f'{HEAD}\n"A,USA\n', "line"),
    ],
)
def test_broken_tables_are_refused(text: str, reason: str) -> None:
    with pytest.raises(CodebookError, match=reason):
        parse_outlets(text, "outlets.csv")
