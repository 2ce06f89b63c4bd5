"""The five seed articles, where they are at hand: their instruments and their Victory Day."""

from pathlib import Path

import pytest

from dragoman.model import observances as days
from dragoman.model.entries import Instrument, Observance, Ordinal
from dragoman.model.reading import Reading
from dragoman.pipeline.stages import read_through, standard
from dragoman.settings import Settings
from dragoman.sources import read

SEEDS = Path(__file__).parents[3] / "shared" / "seeds"
if not SEEDS.is_dir():
    pytest.skip(f"no seed articles at {SEEDS}", allow_module_level=True)

NEEDED = ("parse", "dates", "actors", "statements", "instruments", "observances")


@pytest.fixture(scope="module")
def readings() -> list[Reading]:
    stages = [stage for stage in standard(Settings()) if stage.name in NEEDED]
    paths = sorted(SEEDS.glob("*.txt"))
    return [read_through(Reading(read(path, Settings())), stages) for path in paths]


@pytest.fixture(scope="module")
def instruments(readings: list[Reading]) -> dict[str, Instrument]:
    """By the day they were made."""
    return {str(one.date.start): one for reading in readings for one in reading.instruments}


def test_the_trilateral_statement(instruments: dict[str, Instrument]) -> None:
    found = instruments["2020-11-10"]
    assert (found.kind, found.status) == ("statement", "signed")
    assert "Trilateral Statement" in found.name


def test_the_resolutions(instruments: dict[str, Instrument]) -> None:
    new, old = instruments["2022-05-30"], instruments["2012-02-01"]
    assert [(one.kind, one.status) for one in (new, old)] == [("resolution", "adopted")] * 2
    assert [(actor.country, actor.sector) for actor in (*new.by, *old.by)] == [("PAK", "LEG")] * 2
    assert "reaffirmed" in [act.status for act in old.acts]


def test_victory_day_and_its_counts(readings: list[Reading]) -> None:
    told = [one for reading in readings for one in reading.observances]
    kept: list[Observance] = [one for one in told if one.month_day == "11-08"]
    assert len({one.id for one in kept}) == 1
    day = days.joined(kept)
    assert (day.name, day.countries, day.since) == ("Victory Day", ("AZE",), 2020)
    assert day.ordinals == (Ordinal(2, 2022, True), Ordinal(5, 2025, True))
