"""The parse says who is placed as the doer."""

import pytest
from events_scene import scene

from dragoman.coding.events.bonds import bond, reported


@pytest.mark.parametrize(
    ("text", "doer", "other"),
    [
        ("Kenya thanked Zambia.", "Kenya", "Zambia"),
        ("The convoy was ambushed by gunmen.", "gunmen", "convoy"),
        ("Observers welcomed Denmark's support for Iceland.", "Denmark", "Iceland"),
        ("The farmers who blocked the minister left.", "farmers", "minister"),
        ("Police chased the men and arrested the driver.", "Police", "driver"),
    ],
)
def test_who_acts(text: str, doer: str, other: str) -> None:
    s = scene(text)
    assert bond(s.tree, s.at(doer), s.at(other)).acts


@pytest.mark.parametrize(
    ("text", "doer", "other"),
    [
        ("Kenya thanked Zambia.", "Zambia", "Kenya"),
        ("The convoy was ambushed by gunmen.", "convoy", "gunmen"),
    ],
)
def test_to_whom_it_is_done_does_not_act(text: str, doer: str, other: str) -> None:
    s = scene(text)
    tie = bond(s.tree, s.at(doer), s.at(other))
    assert tie.turned
    assert not tie.acts


def test_a_clause_with_its_own_subject_lies_between() -> None:
    s = scene("Ottawa said the rebels had shelled the harbour.")
    assert bond(s.tree, s.at("Ottawa"), s.at("harbour")).clauses == 1
    assert bond(s.tree, s.at("rebels"), s.at("harbour")).clauses == 0


def test_a_speaker_does_not_do_what_he_reports_of_others() -> None:
    s = scene("Ottawa said the rebels had shelled the harbour.")
    assert reported(s.tree, s.at("Ottawa"), s.at("shelled"))
    assert not reported(s.tree, s.at("rebels"), s.at("shelled"))
    assert not reported(s.tree, s.at("Ottawa"), s.at("said"))


def test_who_recalls_another_s_act_does_not_do_it() -> None:
    s = scene("Panelists recalled Denmark's support for Iceland.")
    assert reported(s.tree, s.at("Panelists"), s.at("support"))
    assert not reported(s.tree, s.at("Denmark"), s.at("support"))
    own = scene("Denmark repeated its support for Iceland.")
    assert not reported(own.tree, own.at("Denmark"), own.at("support"))


def test_a_speaker_may_do_what_he_says_of_himself() -> None:
    s = scene("Ottawa said it would shell the harbour.")
    assert not reported(s.tree, s.at("Ottawa"), s.at("shell"))
    assert bond(s.tree, s.at("Ottawa"), s.at("shell")).clauses == 0
