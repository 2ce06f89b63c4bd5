"""The five seed articles, where they are at hand: their figures and who gives them."""

from pathlib import Path

import pytest

from dragoman.model.entries import Figure
from dragoman.model.reading import Reading
from dragoman.pipeline.stages import read_through, standard
from dragoman.settings import Settings
from dragoman.sources import read

SEEDS = Path(__file__).parents[3] / "shared" / "seeds"
if not SEEDS.is_dir():
    pytest.skip(f"no seed articles at {SEEDS}", allow_module_level=True)


@pytest.fixture(scope="module")
def figures() -> list[Figure]:
    stages = standard(Settings())
    articles = (Reading(read(path, Settings())) for path in sorted(SEEDS.glob("*.txt")))
    return [figure for article in articles for figure in read_through(article, stages).figures]


@pytest.mark.parametrize(
    ("words", "value", "unit", "voices"),
    [
        ("613", 613, "people", []),
        ("106", 106, "people", []),
        ("63", 63, "people", []),
        ("20%", 20, "percent", ["AZE"]),
        ("300,000", 300_000, "people", ["AZE"]),
        ("close to 70", 70, "people", []),
        ("44 days", 44, "days", ["AZE"]),
        ("nearly three decades", 30, "years", ["AZE"]),
    ],
)
def test_figures_and_their_voices(
    figures: list[Figure], words: str, value: float, unit: str, voices: list[str]
) -> None:
    found = [f for f in figures if (f.words, f.value, f.unit) == (words, value, unit)]
    assert voices in [[actor.country for actor in f.asserted_by] for f in found]


def test_the_breakdown_hangs_together(figures: list[Figure]) -> None:
    (total,) = [f for f in figures if f.words == "613"]
    parts = {f.words for f in figures if f.part_of == total.id}
    assert parts == {"106", "63"}
    assert total.happened == "killed"
