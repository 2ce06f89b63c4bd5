"""Files, folders and patterns become paths, and whatever names nothing is refused."""

from pathlib import Path

import pytest

from dragoman.errors import UnreadableInput
from dragoman.sources import find


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("b.txt", "a.html", "deep/c.txt", ".hidden/d.txt", "deep/.e.txt"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("x", encoding="utf-8")
    return tmp_path


def test_a_folder_gives_its_files_sorted_without_hidden_ones(folder: Path) -> None:
    found = [path.relative_to(folder).as_posix() for path in find([str(folder)])]
    assert found == ["a.html", "b.txt", "deep/c.txt"]


def test_a_pattern_gives_what_fits_it(folder: Path) -> None:
    assert [path.name for path in find([str(folder / "**" / "*.txt")])] == ["b.txt", "c.txt"]


def test_a_file_named_twice_is_read_once(folder: Path) -> None:
    assert len(list(find([str(folder / "b.txt"), str(folder)]))) == 3


def test_paths_stay_as_they_were_given(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder)
    assert list(find(["b.txt", "deep"])) == [Path("b.txt"), Path("deep/c.txt")]


def test_what_names_nothing_is_refused(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    for given, reason in (
        ("missing.txt", "no such file"),
        ("empty", "no files in this folder"),
        ("*.none", "no file fits"),
    ):
        with pytest.raises(UnreadableInput, match=reason):
            list(find([str(tmp_path / given)]))


def test_what_describes_a_folder_is_no_article_of_it(tmp_path: Path) -> None:
    (tmp_path / "README.md").write_text("What these are.")
    (tmp_path / "a.txt").write_text("One.")
    assert list(find([str(tmp_path)])) == [tmp_path / "a.txt"]
    assert list(find([str(tmp_path / "README.md")])) == [tmp_path / "README.md"]
