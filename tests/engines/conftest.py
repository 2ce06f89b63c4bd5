"""Every store that the suite runs over. A store is a function from a fresh folder to a place."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from dragoman.record.session import Record, open_record


def sqlite(folder: Path) -> str:
    return str(folder / "record.db")


STORES: tuple[Callable[[Path], str], ...] = (sqlite,)


@pytest.fixture(params=STORES, ids=lambda store: store.__name__)
def place(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Where a fresh record can be made."""
    made: str = request.param(tmp_path)
    return made


@pytest.fixture
def record(place: str) -> Iterator[Record]:
    """An empty record."""
    with open_record(place, create=True) as opened:
        yield opened
