"""Runs `dragoman` as its users do: arguments in; exit code, standard output and error out."""

import io
import sys
from collections.abc import Callable
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec
import pytest

from dragoman.cli import main

HERALD = """The Suva Herald
Chad and Fiji sign a fishing agreement
3 May 2019

SUVA, May 3 - Chad and Fiji signed a fishing agreement in Suva on Friday.
Fiji's prime minister, Jona Senilagakali, said that Chad had recognised Fiji in 1971.
“We thank Chad,” he told reporters.
Chad and Fiji established diplomatic relations in 1984.
"""
POST = """The N'Djamena Post
Chad thanks Fiji
4 May 2019

N'DJAMENA, May 4 - Chad thanked Fiji for coconut seedlings on Saturday.
The ministry in N'Djamena said that Fiji would open an embassy next year.
Chad and Fiji established diplomatic relations in 1986.
Ana Oru was there.
"""


@dataclass(frozen=True)
class Result:
    """What a command left behind."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return msgspec.json.decode(self.out)

    @property
    def complaint(self) -> str:
        """The one line on standard error."""
        (line,) = self.err.splitlines()
        return line


Dragoman = Callable[..., Result]


def dragoman(*arguments: str | Path) -> Result:
    """Run the command in this process, through the very door of the installed one."""
    written = io.BytesIO(), io.BytesIO()
    out, err = (io.TextIOWrapper(stream, write_through=True) for stream in written)
    given, sys.argv = sys.argv, ["dragoman", *map(str, arguments)]
    try:
        with redirect_stdout(out), redirect_stderr(err), pytest.raises(SystemExit) as left:
            main()
    finally:
        sys.argv = given
    code = left.value.code
    assert isinstance(code, int)
    return Result(code, *(stream.getvalue().decode() for stream in written))


@pytest.fixture(scope="session", name="dragoman")
def _dragoman() -> Dragoman:
    return dragoman


@pytest.fixture(scope="session")
def articles(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of two articles that differ on a year."""
    folder = tmp_path_factory.mktemp("articles")
    (folder / "herald.txt").write_text(HERALD, encoding="utf-8")
    (folder / "post.txt").write_text(POST, encoding="utf-8")
    return folder


@pytest.fixture(scope="session")
def record(articles: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Their record, for reading only."""
    place = tmp_path_factory.mktemp("record") / "pair.db"
    assert dragoman("read", articles, "nowhere.txt", "--record", place).code == 1
    return place
