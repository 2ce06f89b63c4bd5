"""Help answers at once: heavy engines are loaded by the commands that need them, and no others."""

import subprocess
import sys
from pathlib import Path

import pytest

ENGINES = ("spacy", "onnxruntime", "sqlalchemy", "trafilatura")
# Runs the command and then prints which engines came with it.
PROBE = """
import sys
from dragoman.cli import main
try:
    main()
finally:
    print(*[name for name in {engines} if name in sys.modules], file=sys.stderr)
"""


def loaded(*arguments: str | Path) -> set[str]:
    """The engines that running the command brings with it."""
    command = [sys.executable, "-c", PROBE.format(engines=ENGINES), *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603
    return set(done.stderr.splitlines()[-1].split())


@pytest.mark.parametrize(
    "arguments",
    [["--help"], ["--version"], ["read", "--help"], ["chronicle", "--help"], ["codebook"]],
    ids=" ".join,
)
def test_help_and_the_codebook_need_no_engine(arguments: list[str]) -> None:
    assert loaded(*arguments) == set()


@pytest.mark.parametrize(
    "arguments",
    [["chronicle"], ["relations", "TCD", "FJI"], ["statements"], ["disputes"], ["notices"]],
    ids=" ".join,
)
def test_listings_need_the_store_alone(arguments: list[str], record: Path) -> None:
    assert loaded(*arguments, "--record", record) == {"sqlalchemy"}


def test_reading_brings_them_all(tmp_path: Path, articles: Path) -> None:
    assert loaded("read", articles, "--record", tmp_path / "record.db") == set(ENGINES)
