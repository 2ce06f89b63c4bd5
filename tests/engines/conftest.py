"""Every store that the suite runs over. A store gives addresses of places for fresh records."""

from collections.abc import Callable, Iterator
from functools import partial
from importlib.util import find_spec
from itertools import count
from pathlib import Path

import pytest
from server import Server, programs, running

from dragoman.record.session import Record, open_record

ENGINES = ("sqlite", "postgresql")
NewPlace = Callable[[], str]


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    """A PostgreSQL server; without one, what needs it is skipped."""
    if not find_spec("psycopg"):
        pytest.skip("PostgreSQL: pip install 'dragoman[postgresql]' for these tests")
    found = programs()
    if not found:
        pytest.skip("PostgreSQL: apt-get install postgresql-15 for these tests")
    with running(found) as started:
        yield started


@pytest.fixture(scope="session", params=ENGINES)
def new_place(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> NewPlace:
    """Gives a place where a fresh record can be made, each time another."""
    if request.param == "postgresql":
        made: Server = request.getfixturevalue("server")
        return made.new_schema
    return partial(_file, tmp_path_factory.mktemp("records"), count())


def _file(folder: Path, numbers: Iterator[int]) -> str:
    return str(folder / f"record {next(numbers)}.db")


@pytest.fixture
def place(new_place: NewPlace) -> str:
    """Where a fresh record can be made."""
    return new_place()


@pytest.fixture
def record(place: str) -> Iterator[Record]:
    """An empty record."""
    with open_record(place, create=True) as opened:
        yield opened
