"""docs/cli.md says what the program says, and the program says it so that nobody stumbles."""

from importlib.machinery import SourceFileLoader
from importlib.util import module_from_spec, spec_from_loader
from pathlib import Path
from types import ModuleType

import pytest
from typer.core import TyperArgument, TyperOption
from typer.main import get_group

from cli.conftest import Dragoman
from dragoman.cli.app import app
from dragoman.codebook.ontology import plover
from dragoman.evaluation.tasks import TASKS

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "cli.md").read_text(encoding="utf-8")
TOP = get_group(app).commands


def script() -> ModuleType:
    """scripts/cli-reference as a module."""
    loader = SourceFileLoader("cli_reference", str(ROOT / "scripts" / "cli-reference"))
    spec = spec_from_loader(loader.name, loader)
    assert spec is not None
    module = module_from_spec(spec)
    loader.exec_module(module)
    return module


COMMANDS = dict(script().all_commands(get_group(app)))


def test_the_page_is_up_to_date() -> None:
    assert script().reference() == PAGE, "run scripts/cli-reference"


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_is_documented_with_an_example(name: str) -> None:
    section = PAGE.partition(f"## dragoman {name}\n")[2].partition("\n## ")[0]
    assert f"```sh\ndragoman {name}" in section
    for parameter in COMMANDS[name].params:
        assert isinstance(parameter, TyperArgument | TyperOption)
        assert parameter.help, f"{parameter.name} has no help"
        assert parameter.help in section


def test_the_list_of_commands_is_cut_nowhere(
    dragoman: Dragoman, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    shown = dragoman("--help")
    assert shown.code == 0
    assert "..." not in shown.out.replace("[ARGS]...", "")
    assert all(f"\n  {name} " in shown.out for name in TOP)
    assert "..." not in dragoman("review", "--help").out.replace("[ARGS]...", "")


def test_the_help_names_every_task() -> None:
    told = COMMANDS["evaluate"].params[0]
    assert isinstance(told, TyperArgument)
    named = (told.help or "").rstrip(".").replace(" or ", ", ").split(", ")
    assert named == sorted(TASKS)


def test_the_version_is_told(dragoman: Dragoman) -> None:
    from dragoman import __version__

    assert dragoman("--version").out == f"dragoman {__version__}\n"


def test_the_codebook_shows_types_and_modes(dragoman: Dragoman) -> None:
    everything = dragoman("codebook").out
    assert all(name in everything for name in plover().types)
    one = dragoman("codebook", "protest").out
    assert all(mode in one for mode in plover().types["PROTEST"].modes)
    assert dragoman("codebook", "PROTEST", "-f", "json").json["modes"]


def test_the_codebook_is_well(dragoman: Dragoman) -> None:
    checked = dragoman("codebook", "check")
    assert (checked.code, checked.err) == (0, "")
    assert checked.out.splitlines()[-1].endswith("data files are well")


def test_a_codebook_that_is_not_well_says_where(
    dragoman: Dragoman, monkeypatch: pytest.MonkeyPatch
) -> None:
    from dragoman.codebook import check, contexts

    monkeypatch.setitem(
        check.LOADERS, "contexts.yaml", lambda: contexts.parse_contexts("party: [cake]", "mine")
    )
    checked = dragoman("codebook", "check")
    assert checked.code == 2
    assert "mine: ['party'] is no context of the ontology" in checked.out
    assert f"1 of {len(check.LOADERS)} data files" in checked.complaint
