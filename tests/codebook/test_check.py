"""Every data file of the codebook has a loader that proves it."""

import pytest

from dragoman.codebook import check, world
from dragoman.codebook.tables import DATA
from dragoman.errors import CodebookError


def test_every_data_file_is_checked() -> None:
    shipped = {file.name for file in DATA.iterdir() if not file.name.endswith(".md")}
    assert shipped == set(check.LOADERS)


def test_all_that_ships_is_well_and_counted() -> None:
    found = check.check()
    assert [file.problem for file in found if file.problem] == []
    assert all(file.entries for file in found)
    leaders = next(file for file in found if file.name == "leaders.csv")
    assert leaders.entries == len(world.world().leaders)


def test_tables_that_are_well_alone_may_contradict_one_another(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def contradict() -> object:
        raise CodebookError("no sector of the ontology is called ZZZ")

    monkeypatch.setattr(check, "world", contradict)
    last = check.check()[-1]
    assert (last.name, last.problem) == (
        "tables about actors",
        "no sector of the ontology is called ZZZ",
    )
