"""Issues are data: found by their names, checked when loaded, extended by a user's own file."""

from pathlib import Path

import pytest

from dragoman.codebook.check import LOADERS
from dragoman.codebook.issues import issues, parse_issues, party_ref
from dragoman.errors import CodebookError

OWN = """
issues:
- name: Rockall
  convention: Whose the rock is. The name on charts.
  names: [Rockall, Rockall Bank]
  parties:
  - {actor: GBR, holds: It is British., stakes: [sovereignty]}
  - {actor: IRL, holds: It is nobody's.}
"""


def names(text: str) -> list[str]:
    return [issue.name for issue, _, _ in issues().find(text)]


def test_there_are_many_issues_each_with_a_convention_and_parties() -> None:
    known = issues().all
    assert len(known) >= 62
    assert all(issue.convention and issue.parties for issue in known)
    assert all(party.holds for issue in known for party in issue.parties)
    assert all(party_ref(party).name for issue in known for party in issue.parties)


def test_the_data_files_are_checked() -> None:
    assert {"issues.yaml", "stances.yaml"} <= LOADERS.keys()


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("They met about the Kashmir dispute.", ["Kashmir"]),
        ("The Grand Ethiopian Renaissance\nDam is filling.", ["Grand Ethiopian Renaissance Dam"]),
        ("War in Ukraine enters its second winter.", ["War in Ukraine"]),
        (
            "He spoke of Israel–Lebanon gas and of the two‑state solution.",
            ["Palestinian statehood"],
        ),
    ],
)
def test_names_are_found_wherever_they_stand(text: str, found: list[str]) -> None:
    assert names(text) == found


def test_a_place_is_an_issue_only_beside_a_word_of_dispute() -> None:
    assert names("Chip exports from Taiwan rose.") == []
    assert names("They differ over Taiwan.") == ["Taiwan"]
    assert names("They discussed the Taiwan question.") == ["Taiwan"]


def test_a_user_s_file_adds_issues_and_replaces_those_of_the_same_name(tmp_path: Path) -> None:
    own = tmp_path / "own.yaml"
    own.write_text(OWN + OWN.replace("issues:", "").replace("Rockall", "Kashmir"))
    extended = issues(str(own))
    assert extended.by_name["rockall bank"].name == "Rockall"
    assert extended.by_name["kashmir"].convention.startswith("Whose the rock")
    assert len(extended.all) == len(issues().all) + 1


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        (OWN.replace("GBR", "XYZ"), "Rockall has a party XYZ"),
        (OWN.replace("names: [Rockall, Rockall Bank]", "names: []"), "needs names or places"),
        (OWN + OWN.replace("issues:", "").replace("name: Rockall", "name: Rock"), "of two issues"),
        ("issues: [{name: Rockall}]", "convention"),
        ("issues: [", "while parsing"),
    ],
)
def test_what_does_not_fit_is_named(text: str, fault: str) -> None:
    with pytest.raises(CodebookError, match=fault):
        parse_issues(text, "own.yaml")


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(CodebookError, match=r"gone\.yaml"):
        issues(str(tmp_path / "gone.yaml"))
