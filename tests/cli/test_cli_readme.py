"""Every command that a page tells its readers to type is one that works as it is written."""

import re
import shlex
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

import pytest
from typer.core import TyperGroup
from typer.main import get_group

from dragoman.cli.app import app
from dragoman.codebook.ontology import plover
from dragoman.evaluation.tasks import TASKS

ROOT = Path(__file__).parents[2]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
BLOCK = re.compile(r"^```(\w*)\n(.*?)^```$", re.M | re.S)
# Commands in running text stand between backticks.
SPAN = re.compile(r"(?<!`)`((?:dragoman|make) [^`\n]+)`")
SHELL = ("sh", "bash", "shell", "console")
OUTSIDE = ("git", "cd", "export", "python", "python3", "head", "less", "jq", "createdb")
PLACEHOLDER = re.compile(r"[A-Z]+…?")


def commands(page: Path) -> Iterator[str]:
    """Every command line on a page, comments and continued lines put right."""
    text = page.read_text(encoding="utf-8")
    for language, block in BLOCK.findall(text):
        if language in SHELL:
            lines = block.replace("\\\n", " ").splitlines()
            prompted = language == "console"
            typed = [line for line in lines if not prompted or line.startswith("$ ")]
            yield from (line.removeprefix("$ ") for line in typed if line.strip())
    yield from SPAN.findall(BLOCK.sub("", text))


def check_line(line: str) -> None:
    """Checks each command in a line, past `&&`, pipes and comments."""
    words = shlex.split(line, comments=True)
    for joined, piece in groupby(words, lambda word: word in ("&&", "|", ";")):
        if not joined:
            check(list(piece))


def check(words: list[str]) -> None:
    """Fails for a command that nobody knows, or one that is known but written wrongly."""
    program, *arguments = words
    name = Path(program).name
    if name == "dragoman":
        check_dragoman(arguments)
    elif name == "make":
        assert set(arguments) <= targets(), f"make knows no {arguments}"
    elif name == "pip":
        assert arguments[0] == "install"
        assert all((ROOT / a).exists() for a in arguments[1:] if a.startswith("."))
    elif "/" in program:
        assert (ROOT / program).exists() or program.startswith(".venv/bin/"), f"no {program}"
        check_files(arguments)
    else:
        assert name in OUTSIDE, f"what is {name}?"
        check_files(arguments if name.startswith("python") else [])


def check_files(arguments: list[str]) -> None:
    """Scripts and tests that are named must be there."""
    for argument in arguments:
        if argument.startswith(("training/", "benchmarks/", "scripts/", "tests/", "src/")):
            assert (ROOT / argument).exists(), f"no {argument}"


def check_dragoman(arguments: list[str]) -> None:
    """The program's own parser takes the words, without running them."""
    group = get_group(app)
    assert isinstance(group, TyperGroup)
    name, *rest = arguments
    if PLACEHOLDER.fullmatch(name) or name.startswith("-"):
        assert {"--help", "--version"} & set(arguments)
        return
    assert name in group.commands, f"dragoman knows no {name}"
    command = group.commands[name]
    while isinstance(command, TyperGroup) and rest and not rest[0].startswith("-"):
        below, *rest = rest
        assert below in command.commands, f"dragoman {name} knows no {below}"
        command = command.commands[below]
    if "--help" in rest or not rest:
        return  # `dragoman read` in running text names the command, `dragoman review gold` too
    found = command.make_context(name, rest).params
    if name == "evaluate":
        assert found["task"] in TASKS or PLACEHOLDER.fullmatch(found["task"])
    assert set(found.get("type_") or ()) <= set(plover().types)
    assert found.get("code") in (None, "check", *plover().types)


def targets() -> set[str]:
    """What make can make."""
    return set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.M))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_command_on_a_page_is_known(page: Path) -> None:
    for line in commands(page):
        check_line(line)


def test_the_readme_begins_with_commands_that_this_test_sees() -> None:
    seen = list(commands(ROOT / "README.md"))
    assert "make demo" in seen
    assert "make test" in seen
    assert any(line.startswith("dragoman read ") for line in seen)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_block_says_what_it_holds(page: Path) -> None:
    languages = {language for language, _ in BLOCK.findall(page.read_text(encoding="utf-8"))}
    assert languages <= {*SHELL, "python", "json", "yaml", "text"}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_python_on_a_page_is_python(page: Path) -> None:
    for language, block in BLOCK.findall(page.read_text(encoding="utf-8")):
        if language == "python":
            compile(block, str(page), "exec")


WRONG = {
    "dragoman fly": "knows no fly",
    "dragoman chronicle --colour": "No such option",
    "dragoman chronicle --type check": "check",
    "dragoman codebook PARTY": "PARTY",
    "dragoman codebook check mine.yaml other.yaml": "other.yaml",
    "dragoman review praise event:4f2c": "review knows no praise",
    "dragoman review gold --colour": "No such option",
    "dragoman evaluate taste gold.jsonl": "taste",
    "make tea": "tea",
    "frobnicate articles": "what is frobnicate",
    "cd here && scripts/nothing": "no scripts/nothing",
}


@pytest.mark.parametrize(("line", "why"), WRONG.items())
def test_a_command_that_does_not_work_is_caught(line: str, why: str) -> None:
    with pytest.raises(Exception, match=why):
        check_line(line)
