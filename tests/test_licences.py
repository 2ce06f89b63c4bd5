"""Every dependency is listed with its licence."""

import re
import tomllib
from itertools import chain
from pathlib import Path

ROOT = Path(__file__).parents[1]


def test_every_dependency_is_listed() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = [*project["dependencies"], *chain(*project["optional-dependencies"].values())]
    names = [re.split(r"[<>=\[ ]", requirement)[0] for requirement in wanted]
    listed = (ROOT / "THIRD_PARTY.md").read_text(encoding="utf-8")
    assert [name for name in names if name.lower() not in listed.lower()] == []
