"""Positions and voices of the five articles that the project began with."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from dragoman.pipeline.reader import read_into
from dragoman.record.selection import Selection
from dragoman.record.session import Record, open_record
from dragoman.settings import Settings
from dragoman.views.positions import PositionLine, positions
from dragoman.views.relations import relations
from dragoman.views.voices import voices

SEEDS = Path(__file__).parents[3] / "shared" / "seeds"

pytestmark = pytest.mark.skipif(not SEEDS.is_dir(), reason="the articles in ../shared/seeds")


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Record]:
    place = str(tmp_path_factory.mktemp("seeds") / "seeds.db")
    with open_record(place, create=True) as opened:
        read_into(opened, [str(SEEDS)], Settings(record=place), lambda *_: None)
        yield opened


def position(record: Record, actor: str, issue: str) -> PositionLine:
    (found,) = [p for p in positions(record, Selection((actor,)), issue) if p.actor == actor]
    return found


def test_each_backs_the_other_with_words_on_both_sides(record: Record) -> None:
    karabakh = position(record, "Pakistan", "Nagorno-Karabakh")
    kashmir = position(record, "Azerbaijan", "Kashmir")
    assert (karabakh.stance, karabakh.side) == ("support", "Azerbaijan")
    assert (kashmir.stance, kashmir.side) == ("support", "Pakistan")
    assert karabakh.outlets >= 2
    assert kashmir.outlets >= 3
    (mutual,) = relations(record, "AZE", "PAK").standing.mutual
    assert {mutual.one.id, mutual.other.id} == {karabakh.id, kashmir.id}


def test_what_the_panel_says_of_pakistan_is_told_in_its_name(record: Record) -> None:
    told = position(record, "Pakistan", "Nagorno-Karabakh").passages
    assert any("panelists" in passage.voices for passage in told)


def test_armenia_is_spoken_about_and_not_heard(record: Record) -> None:
    found = voices(record)
    assert found.silent[0].name == "Armenia"
    assert "ARM" not in {count.key for count in found.countries}
    assert "Armenia" in {one.name for one in relations(record, "AZE", "PAK").unheard}
